#include "platform/mqtt/link.h"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace zs::mqtt {
namespace {

/// The library wants to be started once in a process.
struct Library {
    Library() { mosquitto_lib_init(); }
    ~Library() { mosquitto_lib_cleanup(); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

bool trust(SSL_CTX* context, const std::string& pem) {
    if (pem.empty()) return SSL_CTX_set_default_verify_paths(context) == 1;
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                         BIO_free);
    int trusted = 0;
    while (X509* certificate = PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)) {
        if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate) == 1) ++trusted;
        X509_free(certificate);
    }
    return trusted > 0;
}

/// TLS 1.2 at least, the broker's certificate checked against the CA and its name.
Result<std::unique_ptr<SSL_CTX, Free>> make_context(const Broker& broker) {
    std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_client_method()));
    if (!context) return fail(Code::unavailable, "mqtt.out_of_memory");
    SSL_CTX_ctrl(context.get(), SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, nullptr);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    if (!trust(context.get(), broker.ca_pem)) return fail_field("ca_pem", "mqtt.bad_certificate");
    auto* wanted = SSL_CTX_get0_param(context.get());
    in6_addr address{};
    const bool is_address = inet_pton(AF_INET, broker.host.c_str(), &address) == 1 ||
                            inet_pton(AF_INET6, broker.host.c_str(), &address) == 1;
    const int set = is_address ? X509_VERIFY_PARAM_set1_ip_asc(wanted, broker.host.c_str())
                               : X509_VERIFY_PARAM_set1_host(wanted, broker.host.c_str(), 0);
    if (set != 1) return fail(Code::unavailable, "mqtt.out_of_memory");
    return context;
}

}  // namespace

Result<Link> make_link(const Broker& broker, bool clean, void* user_data) {
    static const Library library;
    Link link;
    const bool nameless = broker.client_id.empty();
    link.client.reset(mosquitto_new(nameless ? nullptr : broker.client_id.c_str(), clean || nameless, user_data));
    if (!link.client) return fail(Code::unavailable, "mqtt.out_of_memory");
    auto* client = link.client.get();
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V311);
    mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    if (!broker.user.empty())
        mosquitto_username_pw_set(client, broker.user.c_str(),
                                  broker.password.empty() ? nullptr : broker.password.c_str());
    if (broker.tls) {
        ZS_TRY_ASSIGN(link.context, make_context(broker));
        mosquitto_int_option(client, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0);  // the context is complete
        mosquitto_void_option(client, MOSQ_OPT_SSL_CTX, link.context.get());
    }
    return link;
}

Error refusal(int connack) {
    switch (connack) {
        case 1:
            return {Code::unavailable, "mqtt.refused_version", {}};
        case 2:
            return {Code::unavailable, "mqtt.refused_id", {}};
        case 3:
            return {Code::unavailable, "mqtt.refused_busy", {}};
        default:  // 4 bad user name or password, 5 not authorised
            return {Code::unavailable, "mqtt.refused_login", {}};
    }
}

Error failure(int code) {
    return {Code::unavailable, code == MOSQ_ERR_TLS ? "mqtt.not_trusted" : "mqtt.unreachable", {}};
}

}  // namespace zs::mqtt
