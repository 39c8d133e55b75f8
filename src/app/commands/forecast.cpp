// zhongshu forecast: every series of a wide table, on all cores.
#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <iostream>
#include <limits>
#include <thread>

#include "app/commands/commands.h"
#include "app/commands/table_file.h"
#include "core/text.h"
#include "domains/demand/demand.h"
#include "platform/documents/table.h"

namespace zs::app {
namespace {

struct Wide {
    std::vector<std::string> names;
    std::vector<std::vector<double>> series;  // NaN: missing
};

/// "1 234" and "1,234" are refused rather than guessed; empty and NA are missing.
std::optional<double> number_in(std::string_view cell) {
    cell = text::trim(cell);
    if (cell.empty() || cell == "NA" || cell == "NaN" || cell == "-") return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (read.ec != std::errc() || read.ptr != cell.data() + cell.size()) return {};
    return value;
}

Result<Wide> read_wide(std::string_view bytes) {
    documents::Limits limits;
    limits.columns_max = 20'000;
    limits.cells_max = 20'000'000;
    ZS_TRY_ASSIGN(const auto table, documents::read_table(bytes, limits));
    if (table.header.size() < 2) return fail(Code::invalid, "demand.no_series");
    Wide wide;
    Mistakes mistakes;
    wide.names.assign(table.header.begin() + 1, table.header.end());
    wide.series.resize(wide.names.size());
    for (const auto& row : table.rows)
        for (std::size_t column = 0; column < wide.names.size(); ++column) {
            const auto value = number_in(row.cell(column + 1));
            if (!value) mistakes.note(row.number, wide.names[column], "field.not_a_number");
            if (value && *value < 0) mistakes.note(row.number, wide.names[column], "demand.no_returns");
            wide.series[column].push_back(value.value_or(0));
        }
    ZS_TRY(mistakes.status());
    return wide;
}

/// Series are taken from one counter by all threads; their order of the output is that of the columns.
std::vector<Result<demand::Forecast>> forecast_all(const Wide& wide, const ForecastSettings& settings) {
    const auto shared = demand::learn_shared_season(wide.series, settings.season);
    std::vector<Result<demand::Forecast>> out(wide.series.size(), fail(Code::internal, "demand.no_values"));
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto at = next++; at < wide.series.size(); at = next++)
            out[at] = demand::forecast(wide.series[at], {settings.horizon, settings.season, &shared});
    };
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> others;
    for (unsigned at = 1; at < (settings.threads > 0 ? static_cast<unsigned>(settings.threads) : cores); ++at)
        others.emplace_back(work);
    work();
    for (auto& other : others) other.join();
    return out;
}

}  // namespace

int forecast_table(const ForecastSettings& settings) {
    const auto bytes = read_whole(settings.file);
    if (!bytes) return failed(bytes.error());
    const auto wide = read_wide(*bytes);
    if (!wide) return failed(wide.error());
    const auto forecasts = forecast_all(*wide, settings);
    for (std::size_t at = 0; at < forecasts.size(); ++at)
        if (!forecasts[at] && forecasts[at].error().key != "demand.no_values") {
            std::cerr << wide->names[at] << ": ";
            return failed(forecasts[at].error());
        }
    std::cout << "series,step,forecast,lower80,upper80\n";
    for (std::size_t at = 0; at < forecasts.size(); ++at) {
        if (!forecasts[at]) {
            std::cerr << wide->names[at] << ": ";
            failed(forecasts[at].error());  // a column without a value: the others are told all the same
            continue;
        }
        const auto& one = *forecasts[at];
        for (std::size_t step = 0; step < one.point.size(); ++step)
            std::cout << fmt::format("{},{},{:.6g},{:.6g},{:.6g}\n", csv_cell(wide->names[at]), step + 1,
                                     one.point[step], one.lower[step], one.upper[step]);
    }
    std::cout.flush();
    if (std::cout) return 0;
    if (errno == EPIPE) return 1;  // the reader has seen enough: `… | head`
    return failed(Error{Code::unavailable, "unavailable.disk_full", {}, {}, {}});
}

}  // namespace zs::app
