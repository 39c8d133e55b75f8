// One client of libmosquitto with its TLS settings; owned by whoever subscribes or publishes.
#pragma once
#include <mosquitto.h>
#include <openssl/ssl.h>

#include <memory>

#include "platform/mqtt/mqtt.h"

namespace zs::mqtt {

struct Free {
    void operator()(mosquitto* client) const { mosquitto_destroy(client); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

struct Link {
    std::unique_ptr<SSL_CTX, Free> context;  // outlives the client
    std::unique_ptr<mosquitto, Free> client;
};

/// Not connected yet. `user_data` comes back in callbacks. `clean`: the broker forgets us when we go. Errors:
/// mqtt.bad_certificate (the CA is no PEM), mqtt.out_of_memory.
Result<Link> make_link(const Broker& broker, bool clean, void* user_data);

/// What a refused CONNECT means: mqtt.refused_login, mqtt.refused_id, mqtt.refused_busy, mqtt.refused_version.
Error refusal(int connack);
/// What a failing call of the library means: mqtt.not_trusted for TLS, else mqtt.unreachable.
Error failure(int code);

}  // namespace zs::mqtt
