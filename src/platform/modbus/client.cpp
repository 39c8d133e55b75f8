#include "platform/modbus/client.h"

#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace zs::modbus {
namespace {

constexpr int look_up_ms = 200;  // how soon an interruption is seen

bool is_answer_of_device(const Error& error) { return error.key.starts_with("modbus.exception"); }

}  // namespace

Client::~Client() { close(); }

void Client::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

Status Client::wait(short events, Deadline deadline) {
    for (;;) {
        if (interrupted_) return fail(Code::unavailable, "modbus.interrupted");
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0) return fail(Code::timeout, "modbus.no_answer");
        pollfd one{socket_, events, 0};
        const int ready = ::poll(&one, 1, static_cast<int>(std::min<long>(left, look_up_ms)));
        if (ready > 0) return {};
        if (ready < 0 && errno != EINTR) return fail(Code::unavailable, "modbus.unreachable");
    }
}

Status Client::try_address(const void* address, std::size_t length, int family, Deadline deadline) {
    socket_ = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return fail(Code::unavailable, "modbus.unreachable");
    const int yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(socket_, static_cast<const sockaddr*>(address), static_cast<socklen_t>(length)) == 0) return {};
    if (errno != EINPROGRESS) return fail(Code::unavailable, "modbus.unreachable");
    ZS_TRY(wait(POLLOUT, deadline));
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) return fail(Code::unavailable, "modbus.unreachable");
    return {};
}

Status Client::connect(Deadline deadline) {
    addrinfo wish{};
    wish.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host_.c_str(), std::to_string(port_).c_str(), &wish, &found) != 0)
        return fail(Code::unavailable, "modbus.unreachable");
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);
    Status last = fail(Code::unavailable, "modbus.unreachable");
    for (const auto* one = found; one != nullptr; one = one->ai_next) {
        last = try_address(one->ai_addr, one->ai_addrlen, one->ai_family, deadline);
        if (last) return last;
        close();
    }
    return last;
}

Status Client::send(std::string_view bytes, Deadline deadline) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN || errno == EINTR) {
            ZS_TRY(wait(POLLOUT, deadline));
        } else {
            return fail(Code::unavailable, "modbus.unreachable");
        }
    }
    return {};
}

Result<std::string> Client::receive(Deadline deadline) {
    std::string frame;
    for (;;) {
        ZS_TRY_ASSIGN(const auto length, frame_length(frame));
        if (length != 0 && frame.size() == length) return frame;
        char buffer[frame_bytes_max];
        const auto wanted = (length == 0 ? 6 : length) - frame.size();  // never into the next frame
        const auto got = ::recv(socket_, buffer, wanted, 0);
        if (got > 0) {
            frame.append(buffer, static_cast<std::size_t>(got));
        } else if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
            ZS_TRY(wait(POLLIN, deadline));
        } else {
            return fail(Code::unavailable, "modbus.unreachable");
        }
    }
}

Result<std::vector<std::uint16_t>> Client::read(Request request) {
    const auto deadline = std::chrono::steady_clock::now() + timeout_;
    if (!connected()) ZS_TRY(connect(deadline));
    request.transaction = ++transaction_;
    const auto ask = [&]() -> Result<std::vector<std::uint16_t>> {
        ZS_TRY(send(encode(request), deadline));
        ZS_TRY_ASSIGN(const auto frame, receive(deadline));
        return decode_answer(request, frame);
    };
    auto answer = ask();
    if (!answer && !is_answer_of_device(answer.error())) close();  // what comes late belongs to no question
    return answer;
}

}  // namespace zs::modbus
