// Dated parameters and the calendar, kept in memory until a change commits (platform/database/kept.h).
#include "domains/catalog/catalog.h"

#include <charconv>
#include <mutex>

#include "core/text.h"
#include "domains/catalog/entities.h"
#include "platform/database/kept.h"

namespace zs::catalog {
namespace {

struct Version {
    Date from;
    std::optional<Date> to;
    std::string text;
    double real = 0;
};

double number_of(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Snapshot final : public Parameters {
public:
    Snapshot(const std::vector<ParameterDefault>& defaults, const std::vector<Parameter>& rows, Zone zone)
        : zone_(zone) {
        for (const auto& entry : defaults)
            defaults_.emplace(entry.code, Version{{}, {}, std::string(entry.value), number_of(entry.value)});
        for (const auto& row : rows)
            dated_[row.code].push_back({row.valid_from, row.valid_to, row.value, number_of(row.value)});
    }

    std::string_view text(std::string_view code, Instant at) const override { return find(code, at).text; }
    std::int64_t integer(std::string_view code, Instant at) const override {
        return static_cast<std::int64_t>(find(code, at).real);
    }
    double real(std::string_view code, Instant at) const override { return find(code, at).real; }

private:
    /// The latest version whose days contain the local day of `at`; else the module's default.
    const Version& find(std::string_view code, Instant at) const {
        if (const auto dated = dated_.find(code); dated != dated_.end()) {
            const Date day = local_date(at, zone_);
            const Version* best = nullptr;
            for (const auto& version : dated->second)
                if (version.from <= day && (!version.to || day <= *version.to) &&
                    (best == nullptr || best->from < version.from))
                    best = &version;
            if (best != nullptr) return *best;
        }
        const auto found = defaults_.find(code);
        if (found == defaults_.end()) throw Bug("parameter without default: " + std::string(code));
        return found->second;
    }

    Zone zone_;
    std::map<std::string, Version, std::less<>> defaults_;
    std::map<std::string, std::vector<Version>, std::less<>> dated_;
};

struct Memory {
    std::mutex mutex;
    std::vector<ParameterDefault> defaults;
};
Memory& memory() {
    static Memory instance;
    return instance;
}

enum class Whole { hospital };
Kept<Whole, Parameters> kept_parameters({"catalog_parameter"});
Kept<Whole, Calendar> kept_calendar({"catalog_day_exception"});

std::shared_ptr<const Calendar> load_calendar(Reader& reader) {
    auto calendar = std::make_shared<Calendar>(Zone{});
    for (const auto& day : published_holidays()) calendar->set_exception(day.date, day.kind, day.name);
    for (const auto& row : select<DayException>(reader, "ORDER BY day"))
        calendar->set_exception(row.day, row.kind == DayKind::off ? Calendar::DayKind::off : Calendar::DayKind::working,
                                row.name);
    return calendar;
}

}  // namespace

void set_defaults(std::vector<ParameterDefault> defaults) {
    const std::scoped_lock lock(memory().mutex);
    memory().defaults = std::move(defaults);
    kept_parameters.clear();
}

std::vector<ParameterDefault> defaults() {
    const std::scoped_lock lock(memory().mutex);
    return memory().defaults;
}

std::shared_ptr<const Parameters> parameters(Reader& reader) {
    return kept_parameters.get(reader, Whole::hospital, [&]() -> std::shared_ptr<const Parameters> {
        return std::make_shared<Snapshot>(defaults(), select<Parameter>(reader, "ORDER BY id"), Zone{});
    });
}

std::shared_ptr<const Calendar> calendar(Reader& reader) {
    return kept_calendar.get(reader, Whole::hospital, [&] { return load_calendar(reader); });
}

}  // namespace zs::catalog
