#include "platform/modbus/server.h"

#include <boost/asio.hpp>
#include <thread>

namespace zs::modbus {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

std::string answer_to(const Asked& asked, const Answer& answer) {
    const bool function_known = asked.function_code >= 1 && asked.function_code <= 4;
    if (!asked.known)
        return encode_exception(asked.request, asked.function_code, function_known ? std::uint8_t{3} : std::uint8_t{1});
    const auto values = answer(asked.request);
    if (!values || values->size() != asked.request.count)
        return encode_exception(asked.request, asked.function_code, 2);
    return encode_answer(asked.request, *values);
}

net::awaitable<void> converse(tcp::socket socket, const Answer& answer) {
    std::string frame;
    for (;;) {
        const auto length = frame_length(frame);
        if (!length) co_return;
        if (*length != 0 && frame.size() == *length) {
            const auto asked = decode_request(frame);
            if (!asked) co_return;
            const std::string reply = answer_to(*asked, answer);
            frame.clear();
            co_await net::async_write(socket, net::buffer(reply), net::use_awaitable);
            continue;
        }
        const auto had = frame.size();
        frame.resize(*length == 0 ? 6 : *length);
        co_await net::async_read(socket, net::buffer(frame.data() + had, frame.size() - had), net::use_awaitable);
    }
}

net::awaitable<void> accept(tcp::acceptor& acceptor, const Answer& answer) {
    for (;;) {
        auto socket = co_await acceptor.async_accept(net::use_awaitable);
        socket.set_option(tcp::no_delay(true));
        net::co_spawn(acceptor.get_executor(), converse(std::move(socket), answer),
                      [](const std::exception_ptr&) {});  // whoever hangs up, hangs up
    }
}

}  // namespace

struct Server::State {
    Answer answer;
    net::io_context io;
    tcp::acceptor acceptor{io};
    std::thread thread;
};

Result<std::unique_ptr<Server>> Server::listen(const std::string& address, std::uint16_t port, Answer answer) {
    auto state = std::make_unique<State>();
    state->answer = std::move(answer);
    boost::system::error_code trouble;
    const auto where = net::ip::make_address(address, trouble);
    if (trouble) return fail(Code::invalid, "modbus.port_taken");
    const tcp::endpoint endpoint(where, port);
    state->acceptor.open(endpoint.protocol());
    state->acceptor.set_option(tcp::acceptor::reuse_address(true));
    state->acceptor.bind(endpoint, trouble);
    if (!trouble) state->acceptor.listen(tcp::acceptor::max_listen_connections, trouble);
    if (trouble) return fail(Code::unavailable, "modbus.port_taken");
    net::co_spawn(state->io, accept(state->acceptor, state->answer), [](const std::exception_ptr&) {});
    state->thread = std::thread([io = &state->io] { io->run(); });
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() {
    state_->io.stop();
    if (state_->thread.joinable()) state_->thread.join();
}
std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }

}  // namespace zs::modbus
