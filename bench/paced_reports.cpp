// Sends reports at a fixed rate, whether or not the server keeps up, and tells how long each took from the moment it
// was due: a server that falls behind cannot hide it by slowing its clients down.
// usage: zs_bench_paced_reports PORT TOKENS_FILE REPORTS_PER_SECOND CONNECTIONS SECONDS
// prints one JSON line: sent, errors, p50_ms, p99_ms, max_ms
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
    int socket = -1;
    Clock::time_point due;  // of the report under way
    std::string answer;
};

struct Run {
    std::vector<std::string> tokens;
    std::vector<Connection> connections;
    std::vector<std::size_t> idle;
    std::deque<Clock::time_point> waiting;  // due, but no connection was free
    std::vector<double> took_ms;
    long long sent = 0;
    long long errors = 0;
};

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        fmt::print(stderr, "cannot connect to port {}\n", port);
        std::exit(1);
    }
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

/// Each report comes from an address of its own, as behind a proxy: the limit per address is not what is measured.
void send_report(Run& run, std::size_t index, Clock::time_point due) {
    auto& connection = run.connections[index];
    const auto n = static_cast<unsigned long long>(++run.sent);
    const auto body = fmt::format(R"({{"fault_id":4,"description":"tap leaks {}"}})", n);
    const auto request = fmt::format(
        "POST /api/v1/public/report/{} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        "X-Forwarded-For: 11.{}.{}.{}\r\nContent-Length: {}\r\n\r\n{}",
        run.tokens[n % run.tokens.size()], n / 65536 % 256, n / 256 % 256, n % 256, body.size(), body);
    connection.due = due;
    connection.answer.clear();
    if (::send(connection.socket, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
        fmt::print(stderr, "the server closed a connection\n");
        std::exit(1);
    }
}

/// True when the whole answer is there.
bool receive(Connection& connection) {
    char bytes[4096];
    const auto count = ::recv(connection.socket, bytes, sizeof bytes, 0);
    if (count <= 0) {
        fmt::print(stderr, "the server closed a connection\n");
        std::exit(1);
    }
    connection.answer.append(bytes, static_cast<std::size_t>(count));
    const auto head = connection.answer.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const auto length = connection.answer.find("Content-Length: ");
    const auto body = std::strtoull(connection.answer.c_str() + length + 16, nullptr, 10);
    return connection.answer.size() >= head + 4 + body;
}

void finish(Run& run, std::size_t index) {
    auto& connection = run.connections[index];
    run.took_ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - connection.due).count());
    if (!connection.answer.starts_with("HTTP/1.1 201")) ++run.errors;
    if (run.waiting.empty()) {
        run.idle.push_back(index);
    } else {
        const auto due = run.waiting.front();
        run.waiting.pop_front();
        send_report(run, index, due);
    }
}

void play(Run& run, double per_second, double seconds) {
    const int poll = epoll_create1(0);
    for (std::size_t i = 0; i < run.connections.size(); ++i) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        epoll_ctl(poll, EPOLL_CTL_ADD, run.connections[i].socket, &event);
        run.idle.push_back(i);
    }
    const auto began = Clock::now();
    const auto due_at = [&](long long n) {
        return began + std::chrono::nanoseconds(static_cast<long long>(1e9 * static_cast<double>(n) / per_second));
    };
    const auto planned = static_cast<long long>(per_second * seconds);
    epoll_event events[64];
    for (long long next = 0; next < planned || run.idle.size() < run.connections.size();) {
        for (; next < planned && due_at(next) <= Clock::now(); ++next) {
            if (run.idle.empty()) {
                run.waiting.push_back(due_at(next));
            } else {
                const auto index = run.idle.back();
                run.idle.pop_back();
                send_report(run, index, due_at(next));
            }
        }
        const int count = epoll_wait(poll, events, 64, next < planned ? 0 : 100);
        for (int i = 0; i < count; ++i)
            if (receive(run.connections[events[i].data.u64])) finish(run, events[i].data.u64);
        if (count == 0 && next < planned) std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
    ::close(poll);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 6) return 2;
    Run run;
    std::ifstream file(argv[2]);
    for (std::string line; std::getline(file, line);) run.tokens.push_back(line);
    run.connections.resize(static_cast<std::size_t>(std::atoi(argv[4])));
    for (auto& connection : run.connections)
        connection.socket = connect_to(static_cast<std::uint16_t>(std::atoi(argv[1])));
    play(run, std::atof(argv[3]), std::atof(argv[5]));
    std::sort(run.took_ms.begin(), run.took_ms.end());
    const auto at = [&](double share) {
        return run.took_ms[std::min(run.took_ms.size() - 1,
                                    static_cast<std::size_t>(share * static_cast<double>(run.took_ms.size())))];
    };
    fmt::print(R"({{"sent":{},"errors":{},"p50_ms":{:.2f},"p99_ms":{:.2f},"max_ms":{:.2f}}})"
               "\n",
               run.sent, run.errors, at(0.5), at(0.99), run.took_ms.back());
    return 0;
}
