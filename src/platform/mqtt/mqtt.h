// MQTT 3.1.1 through libmosquitto. Knows no meaning of a topic.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace zs::mqtt {

/// Where the broker is and as whom to come.
struct Broker {
    std::string host;
    std::uint16_t port = 1883;
    std::string
        client_id;  // the broker keeps what waits for it under this name; empty: a name of its own, kept by nobody
    std::string user, password;
    bool tls = false;
    std::string ca_pem;  // trusted instead of the system's roots; empty: the system's
    int keep_alive_s = 30;
};

struct Message {
    std::string topic;
    std::string payload;
    int qos = 0;
    bool retained = false;
};

struct Subscription {
    std::string filter;
    int qos = 1;
};

/// "+" stands for one level, "#" at the end for all that follow, and neither for topics that begin with "$".
bool matches(std::string_view filter, std::string_view topic);
/// A filter that a broker accepts: not empty, + and # alone in their level, # last, at most 200 characters.
bool is_filter(std::string_view filter);
/// Levels of a topic: "a/b/c" → a, b, c.
std::vector<std::string_view> levels(std::string_view topic);

}  // namespace zs::mqtt
