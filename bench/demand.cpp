// How well single methods and the mixture forecast a wide table (first column the period), by the mean scaled error:
// mean absolute error of a window of 12 periods ÷ mean absolute error of the seasonal naive (lag 12) before it, mean
// over the series. Windows end 12, 24 and 36 periods before the end: the last 12 periods are not looked at, unless a
// second argument "last" asks for them. usage: zs_bench_demand monthly.csv [last]
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <sstream>

#include "domains/demand/candidates.h"
#include "domains/demand/demand.h"

namespace {

using namespace zs::demand;

std::vector<std::vector<double>> read_table(const char* path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    std::vector<std::vector<double>> series(static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')));
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string cell;
        std::getline(cells, cell, ',');
        for (auto& one : series) {
            std::getline(cells, cell, ',');
            one.push_back(std::stod(cell));
        }
    }
    return series;
}

double naive_error(const std::vector<double>& series, std::size_t known) {
    double sum = 0;
    for (std::size_t at = 12; at < known; ++at) sum += std::abs(series[at] - series[at - 12]);
    return sum / static_cast<double>(known - 12);
}

double error(const std::vector<double>& said, const std::vector<double>& series, std::size_t known) {
    double sum = 0;
    for (std::size_t step = 0; step < 12; ++step) sum += std::abs(series[known + step] - said[step]);
    return sum / 12;
}

struct Scores {
    std::vector<double> method = std::vector<double>(method_count, 0.0);
    double house = 0, mixed = 0, covered = 0, width = 0;
};

void score(const std::vector<std::vector<double>>& table, std::size_t known) {
    auto past = table;
    for (auto& one : past) one.resize(known);
    const auto shared = learn_shared_season(past, 12);
    const Settings settings{12, 12, &shared};
    Scores sums;
    for (std::size_t at = 0; at < table.size(); ++at) {
        const double scale = naive_error(table[at], known);
        const auto all = candidates({past[at], 0}, settings, 12);
        const auto squared = [](std::vector<double> roots) {
            for (auto& root : roots) root *= root;
            return roots;
        };
        for (std::size_t method = 0; method < method_count; ++method)
            sums.method[method] += error(squared(all[method]), table[at], known) / scale;
        sums.house += error(squared(mix(all, house_weights())), table[at], known) / scale;
        const auto told = forecast(past[at], settings);
        sums.mixed += error(told->point, table[at], known) / scale;
        for (std::size_t step = 0; step < 12; ++step)
            sums.covered +=
                told->lower[step] <= table[at][known + step] && table[at][known + step] <= told->upper[step];
    }
    const auto n = static_cast<double>(table.size());
    std::cout << fmt::format("known {:2}:", known);
    for (const char* name : {"mean24", "level", "damped", "theta", "otheta", "snaive"})
        std::cout << fmt::format(" {} {:.4f}", name, sums.method[0] / n), sums.method.erase(sums.method.begin());
    std::cout << fmt::format(" | house {:.4f} forecast {:.4f} cover80 {:.3f}\n", sums.house / n, sums.mixed / n,
                             sums.covered / n / 12);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto table = read_table(argv[1]);
    const auto length = table.front().size();
    for (const std::size_t back : {48U, 36U, 24U}) score(table, length - back);
    if (argc > 2) score(table, length - 12);
    return 0;
}
