// The tests that look at one value; dates are in lint_time.cpp, coupons in lint_coupon.cpp.
#include "platform/gs1/lint.h"

#include <algorithm>
#include <array>
#include <string>

#include "platform/gs1/code_lists.h"
#include "platform/gs1/lint_time.h"

namespace zs::gs1 {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// In the order that gives each character its value in check pairs.
constexpr std::string_view set82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view set39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view set64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

Verdict only(std::string_view data, std::string_view allowed, std::string_view code) {
    if (const auto at = data.find_first_not_of(allowed); at != data.npos) return Flaw{code, at, 1};
    return {};
}

Verdict whole(bool good, std::string_view data, std::string_view code) {
    if (good) return {};
    return Flaw{code, 0, data.size()};
}

bool one_of(std::string_view data, std::string_view allowed) {
    return data.size() == 1 && allowed.find(data[0]) != allowed.npos;
}

Verdict check_digit(std::string_view data, const PrefixSource&) { return lint_check_digit(data); }

constexpr std::size_t check_pair_data_max = 97;

/// Prime weights of a check pair, the last character first.
std::array<unsigned, check_pair_data_max> primes() {
    std::array<unsigned, check_pair_data_max> found{};
    std::size_t count = 0;
    for (unsigned candidate = 2; count < found.size(); ++candidate)
        if (std::none_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                         [&](unsigned prime) { return candidate % prime == 0; }))
            found[count++] = candidate;
    return found;
}

/// GS1 General Specifications 7.9.5: two characters that keep the rest from being mistyped.
Verdict check_pair(std::string_view data, const PrefixSource&) {
    constexpr std::string_view pair_characters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static const auto weights = primes();
    if (data.size() < 2) return Flaw{"too_short_for_check_pair", 0, data.size()};
    const auto body = data.substr(0, data.size() - 2);
    if (body.size() > check_pair_data_max) return Flaw{"too_long_for_check_pair_implementation", 0, data.size()};
    if (const auto flaw = lint_set82(body)) return flaw;
    unsigned sum = 0;
    for (std::size_t at = 0; at < body.size(); ++at)
        sum += static_cast<unsigned>(set82.find(body[at])) * weights[body.size() - 1 - at];
    sum %= 1021;
    if (data[data.size() - 2] == pair_characters[sum / 32] && data.back() == pair_characters[sum % 32]) return {};
    return Flaw{"incorrect_check_pair", data.size() - 2, 2};
}

Verdict prefix_at_2(std::string_view data, const PrefixSource& prefixes) {
    if (data.empty()) return Flaw{"too_short_for_gcp", 0, 0};
    auto verdict = lint_company_prefix(data.substr(1), prefixes);
    if (verdict) ++verdict->at;
    return verdict;
}

Verdict has_non_digit(std::string_view data, const PrefixSource&) {
    return whole(data.find_first_not_of(digits) != data.npos, data, "requires_non_digit_character");
}

Verdict hyphen(std::string_view data, const PrefixSource&) { return whole(data == "-", data, "not_hyphen"); }

/// ISO 13616: moved by four characters and read as a number with A = 10 … Z = 35, the remainder by 97 is 1.
Verdict iban(std::string_view data, const PrefixSource&) {
    if (data.size() <= 10) return Flaw{"iban_too_short", 0, data.size()};
    if (data.size() > 34) return Flaw{"iban_too_long", 0, data.size()};
    if (!is_country_alpha2(data.substr(0, 2))) return Flaw{"illegal_iban_country_code", 0, 2};
    const auto allowed = std::string(digits) + std::string(letters.substr(0, 26));
    if (auto flaw = only(data, allowed, "invalid_iban_character")) return flaw;
    unsigned rest = 0;
    for (std::size_t step = 0; step < data.size(); ++step) {
        const char c = data[(step + 4) % data.size()];
        rest = is_digit(c) ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97
                           : (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
    }
    if (rest != 1) return Flaw{"incorrect_iban_checksum", 2, 2};
    return {};
}

Verdict importer_index(std::string_view data, const PrefixSource&) {
    if (data.size() != 1) return Flaw{"importer_idx_must_be_one_character", 0, data.size()};
    return only(data, set64, "invalid_import_idx_character");
}

Verdict country(std::string_view data, const PrefixSource&) { return whole(is_country(data), data, "not_iso3166"); }
Verdict country_or_999(std::string_view data, const PrefixSource&) {
    return whole(data == "999" || is_country(data), data, "not_iso3166_or_999");
}
Verdict country_alpha2(std::string_view data, const PrefixSource&) {
    return whole(is_country_alpha2(data), data, "not_iso3166_alpha2");
}
Verdict currency(std::string_view data, const PrefixSource&) { return whole(is_currency(data), data, "not_iso4217"); }
Verdict package_type(std::string_view data, const PrefixSource&) {
    return whole(is_package(data), data, "invalid_package_type");
}
Verdict sex(std::string_view data, const PrefixSource&) {
    return whole(one_of(data, "0129"), data, "invalid_biological_sex_code");
}
Verdict winding(std::string_view data, const PrefixSource&) {
    return whole(one_of(data, "019"), data, "invalid_winding_direction");
}
Verdict yes_no(std::string_view data, const PrefixSource&) {
    return whole(one_of(data, "01"), data, "not_zero_or_one");
}
Verdict zero(std::string_view data, const PrefixSource&) { return whole(data == "0", data, "not_zero"); }

/// 01-10 given by ICCBBA, 80-99 for local use.
Verdict media_type(std::string_view data, const PrefixSource&) {
    const bool good = data.size() == 2 && data.find_first_not_of(digits) == data.npos &&
                      ((data >= "01" && data <= "10") || data >= "80");
    return whole(good, data, "invalid_media_type");
}

/// Ten digits: degrees above -90 or -180 with seven decimals.
Verdict degrees(std::string_view data, std::string_view top, std::string_view length_code, std::string_view code) {
    if (data.size() != 10) return Flaw{length_code, 0, data.size()};
    if (const auto flaw = lint_digits(data)) return flaw;
    return whole(data <= top, data, code);
}
Verdict latitude(std::string_view data, const PrefixSource&) {
    return degrees(data, "1800000000", "latitude_invalid_length", "invalid_latitude");
}
Verdict longitude(std::string_view data, const PrefixSource&) {
    return degrees(data, "3600000000", "longitude_invalid_length", "invalid_longitude");
}

Verdict non_zero(std::string_view data, const PrefixSource&) {
    if (const auto flaw = lint_digits(data)) return flaw;
    return whole(data.find_first_not_of('0') != data.npos, data, "illegal_zero_value");
}

Verdict no_zero_prefix(std::string_view data, const PrefixSource&) {
    if (const auto flaw = lint_digits(data)) return flaw;
    if (!data.empty() && data[0] == '0') return Flaw{"illegal_zero_prefix", 0, 1};
    return {};
}

Verdict percent_encoded(std::string_view data, const PrefixSource&) {
    for (auto at = data.find('%'); at != data.npos; at = data.find('%', at + 1))
        if (data.size() - at < 3 || !is_hex(data[at + 1]) || !is_hex(data[at + 2]))
            return Flaw{"invalid_percent_sequence", at, std::min<std::size_t>(3, data.size() - at)};
    return {};
}

/// "0203": piece 2 of 3, both halves of one length.
Verdict piece_of_total(std::string_view data, const PrefixSource&) {
    if (data.empty() || data.size() % 2 != 0) return Flaw{"invalid_length_for_piece_of_total", 0, data.size()};
    if (const auto flaw = lint_digits(data)) return flaw;
    const auto half = data.size() / 2;
    const auto piece = data.substr(0, half), total = data.substr(half);
    if (piece.find_first_not_of('0') == piece.npos) return Flaw{"zero_piece_number", 0, half};
    if (total.find_first_not_of('0') == total.npos) return Flaw{"zero_total_pieces", half, half};
    return whole(piece <= total, data, "piece_number_exceeds_total");
}

/// "2/3": the second of three.
Verdict position_in_sequence(std::string_view data, const PrefixSource&) {
    constexpr std::string_view malformed = "position_in_sequence_malformed";
    const auto slash = data.find('/');
    if (slash == data.npos) return Flaw{malformed, 0, data.size()};
    const auto position = data.substr(0, slash), end = data.substr(slash + 1);
    if (position.empty() || end.empty() || lint_digits(position) || lint_digits(end))
        return Flaw{malformed, 0, data.size()};
    if (position[0] == '0') return Flaw{"illegal_zero_prefix", 0, position.size()};
    if (end[0] == '0') return Flaw{"illegal_zero_prefix", slash + 1, end.size()};
    const bool good = position.size() < end.size() || (position.size() == end.size() && position <= end);
    return whole(good, data, "position_exceeds_end");
}

Verdict numeric(std::string_view data, const PrefixSource&) { return lint_digits(data); }
Verdict in_set82(std::string_view data, const PrefixSource&) { return lint_set82(data); }
Verdict in_set39(std::string_view data, const PrefixSource&) { return lint_set39(data); }
Verdict in_base64(std::string_view data, const PrefixSource&) { return lint_base64(data); }

struct Named {
    std::string_view name;
    Linter linter;
};
constexpr Named all[] = {
    {"couponcode", lint_coupon},
    {"couponposoffer", lint_positive_offer},
    {"cset39", in_set39},
    {"cset64", in_base64},
    {"cset82", in_set82},
    {"csetnumeric", numeric},
    {"csum", check_digit},
    {"csumalpha", check_pair},
    {"gcppos1", lint_company_prefix},
    {"gcppos2", prefix_at_2},
    {"hasnondigit", has_non_digit},
    {"hh", lint_hour},
    {"hhmi", lint_hour_minute},
    {"hyphen", hyphen},
    {"iban", iban},
    {"importeridx", importer_index},
    {"iso3166", country},
    {"iso3166999", country_or_999},
    {"iso3166alpha2", country_alpha2},
    {"iso4217", currency},
    {"iso5218", sex},
    {"latitude", latitude},
    {"longitude", longitude},
    {"mediatype", media_type},
    {"mi", lint_minute},
    {"nonzero", non_zero},
    {"nozeroprefix", no_zero_prefix},
    {"packagetype", package_type},
    {"pcenc", percent_encoded},
    {"pieceoftotal", piece_of_total},
    {"posinseqslash", position_in_sequence},
    {"ss", lint_second},
    {"winding", winding},
    {"yesno", yes_no},
    {"yymmd0", lint_short_date_or_month},
    {"yymmdd", lint_short_date},
    {"yyyymmd0", lint_long_date_or_month},
    {"yyyymmdd", lint_long_date},
    {"zero", zero},
};

}  // namespace

std::optional<Linter> find_linter(std::string_view name) {
    for (const auto& one : all)
        if (one.name == name) return one.linter;
    return {};
}

Verdict lint_digits(std::string_view data) { return only(data, digits, "non_digit_character"); }
Verdict lint_set82(std::string_view data) { return only(data, set82, "invalid_cset82_character"); }
Verdict lint_set39(std::string_view data) { return only(data, set39, "invalid_cset39_character"); }

Verdict lint_base64(std::string_view data) {
    const auto last = data.find_last_not_of('=');
    const auto length = last == data.npos ? 0 : last + 1;
    const auto padding = data.size() - length;
    if (padding > 2 || (padding > 0 && data.size() % 3 != 0)) return Flaw{"invalid_cset64_padding", length, padding};
    return only(data.substr(0, length), set64, "invalid_cset64_character");
}

Verdict lint_check_digit(std::string_view data) {
    if (data.empty()) return Flaw{"too_short_for_check_digit", 0, 0};
    if (const auto flaw = lint_digits(data)) return flaw;
    unsigned sum = 0;
    for (std::size_t from_right = 1; from_right < data.size(); ++from_right)
        sum += static_cast<unsigned>(data[data.size() - 1 - from_right] - '0') * (from_right % 2 == 1 ? 3 : 1);
    if ((10 - sum % 10) % 10 == static_cast<unsigned>(data.back() - '0')) return {};
    return Flaw{"incorrect_check_digit", data.size() - 1, 1};
}

Verdict lint_company_prefix(std::string_view data, const PrefixSource& prefixes) {
    constexpr std::size_t shortest = 4;  // digits of the shortest prefix that GS1 has given
    if (data.size() < shortest) return Flaw{"too_short_for_gcp", 0, data.size()};
    if (const auto flaw = lint_digits(data.substr(0, shortest))) return Flaw{"invalid_gcp_prefix", flaw->at, 1};
    if (!prefixes) return {};
    switch (prefixes(data)) {
        case Prefix::unknown:
            return Flaw{"invalid_gcp_prefix", 0, data.size()};
        case Prefix::offline:
            return Flaw{"gcp_datasource_offline", 0, data.size()};
        default:
            return {};
    }
}

}  // namespace zs::gs1
