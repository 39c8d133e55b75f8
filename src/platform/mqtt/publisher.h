// Sends messages to a broker: for the virtual plant, tests and measurements.
#pragma once
#include <memory>

#include "platform/mqtt/mqtt.h"

namespace zs::mqtt {

class Publisher {
public:
    /// Connected when it returns; connects again by itself later. Errors: those of make_link, refusal and failure.
    static Result<std::unique_ptr<Publisher>> open(const Broker& broker);
    ~Publisher();
    /// Queued; with QoS 1 sent until the broker has it. Waits while more than a few thousand are on their way.
    Status publish(const std::string& topic, std::string_view payload, int qos);
    /// Waits until the broker has everything; false after `ms`.
    bool drain(int ms);

private:
    struct State;
    explicit Publisher(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zs::mqtt
