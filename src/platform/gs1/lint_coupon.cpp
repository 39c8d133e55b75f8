// North American coupons (AI 8110, GS1 US "North American Coupon Application Guideline") and positive offer files
// (8112).
#include <string>

#include "platform/gs1/lint.h"
#include "platform/gs1/lint_time.h"

namespace zs::gs1 {
namespace {

/// Reads a coupon from the left. The first flaw stays; after it every step does nothing.
class Reader {
public:
    Reader(std::string_view data, const PrefixSource& prefixes) : data_(data), prefixes_(prefixes) {}

    bool good() const { return !flaw_; }
    bool at_end() const { return at_ == data_.size(); }
    Verdict flaw() const { return flaw_; }
    std::size_t at() const { return at_; }

    /// One digit out of `allowed`.
    char take_digit(std::string_view allowed, std::string_view missing, std::string_view invalid) {
        if (flaw_) return '0';
        if (at_end()) return refuse_rest(missing);
        if (allowed.find(data_[at_]) == allowed.npos) {
            flaw_ = Flaw{invalid, at_, 1};
            return '0';
        }
        return data_[at_++];
    }

    std::string_view take(std::size_t length, std::string_view truncated) {
        if (flaw_) return {};
        if (data_.size() - at_ < length) {
            refuse_rest(truncated);
            return {};
        }
        at_ += length;
        return data_.substr(at_ - length, length);
    }

    /// A length digit and so many digits more than `base`.
    void take_field(std::string_view allowed, std::size_t base, std::string_view missing, std::string_view invalid,
                    std::string_view truncated) {
        const char length = take_digit(allowed, missing, invalid);
        take(base + static_cast<std::size_t>(length - '0'), truncated);
    }

    /// A company prefix with its length digit (0-6: 6 to 12 digits, one more for places); 9 says that there is none.
    void take_prefix(std::string_view allowed, std::string_view missing, std::string_view invalid,
                     std::string_view truncated) {
        const char length = take_digit(allowed, missing, invalid);
        if (flaw_ || length == '9') return;
        const auto prefix = take(6 + static_cast<std::size_t>(length - '0'), truncated);
        if (flaw_) return;
        if (const auto flaw = lint_company_prefix(prefix, prefixes_))
            flaw_ = Flaw{flaw->code, at_ - prefix.size(), prefix.size()};
    }

    std::string_view take_date(std::string_view too_short, std::string_view invalid) {
        const auto date = take(6, too_short);
        if (!flaw_ && lint_short_date(date, {})) flaw_ = Flaw{invalid, at_ - 6, 6};
        return date;
    }

    /// True when the optional field with this digit comes next.
    bool begins(char field) {
        if (flaw_ || at_end() || data_[at_] != field) return false;
        ++at_;
        return true;
    }

    void refuse(Flaw flaw) {
        if (!flaw_) flaw_ = flaw;
    }

    Verdict finish() {
        if (!flaw_ && !at_end()) flaw_ = Flaw{"coupon_excess_data", at_, data_.size() - at_};
        return flaw_;
    }

private:
    /// What is left is too short; where nothing is left the whole text is.
    char refuse_rest(std::string_view code) {
        flaw_ = at_end() ? Flaw{code, 0, data_.size()} : Flaw{code, at_, data_.size() - at_};
        return '0';
    }

    std::string_view data_;
    const PrefixSource& prefixes_;
    std::size_t at_ = 0;
    Verdict flaw_;
};

struct Purchase {
    std::string_view missing_length, invalid_length, truncated, missing_code, invalid_code, truncated_family;
};

void take_purchase(Reader& reader, const Purchase& codes) {
    reader.take_field("12345", 0, codes.missing_length, codes.invalid_length, codes.truncated);
    reader.take_digit("012349", codes.missing_code, codes.invalid_code);
    reader.take(3, codes.truncated_family);
}

void take_second_purchase(Reader& reader) {
    reader.take_digit("0123", "coupon_missing_additional_purchase_rules_code",
                      "coupon_invalid_additional_purchase_rules_code");
    take_purchase(reader,
                  {"coupon_missing_2nd_purchase_requirement_vli", "coupon_invalid_2nd_purchase_requirement_length",
                   "coupon_truncated_2nd_purchase_requirement", "coupon_missing_2nd_purchase_requirement_code",
                   "coupon_invalid_2nd_purchase_requirement_code", "coupon_truncated_2nd_purchase_family_code"});
    reader.take_prefix("01234569", "coupon_missing_2nd_purchase_gcp_vli", "coupon_invalid_2nd_purchase_gcp_length",
                       "coupon_truncated_2nd_purchase_gcp");
}

void take_third_purchase(Reader& reader) {
    take_purchase(reader,
                  {"coupon_missing_3rd_purchase_requirement_vli", "coupon_invalid_3rd_purchase_requirement_length",
                   "coupon_truncated_3rd_purchase_requirement", "coupon_missing_3rd_purchase_requirement_code",
                   "coupon_invalid_3rd_purchase_requirement_code", "coupon_truncated_3rd_purchase_family_code"});
    reader.take_prefix("01234569", "coupon_missing_3rd_purchase_gcp_vli", "coupon_invalid_3rd_purchase_gcp_length",
                       "coupon_truncated_3rd_purchase_gcp");
}

void take_dates(Reader& reader) {
    std::string_view expires;
    if (reader.begins('3'))
        expires = reader.take_date("coupon_too_short_for_expiration_date", "coupon_invalid_expiration_date");
    if (!reader.begins('4')) return;
    const auto starts = reader.take_date("coupon_too_short_for_start_date", "coupon_invalid_start_date");
    // The published test marks 14 digits from the field mark of the expiration on; so do we.
    if (reader.good() && !expires.empty() && starts > expires)
        reader.refuse({"coupon_expiration_before_start", reader.at() - 14, 14});
}

void take_flags(Reader& reader) {
    reader.take_digit("01256", "coupon_missing_save_value_code", "coupon_invalid_save_value_code");
    reader.take_digit("012", "coupon_missing_save_value_applies_to_item", "coupon_invalid_save_value_applies_to_item");
    reader.take_digit("0123456789", "coupon_missing_store_coupon_flag", "coupon_missing_store_coupon_flag");
    reader.take_digit("01", "coupon_missing_dont_multiply_flag", "coupon_invalid_dont_multiply_flag");
}

}  // namespace

Verdict lint_coupon(std::string_view data, const PrefixSource& prefixes) {
    if (auto flaw = lint_digits(data)) return flaw;
    Reader reader(data, prefixes);
    reader.take_prefix("0123456", "coupon_missing_gcp_vli", "coupon_invalid_gcp_length", "coupon_truncated_gcp");
    reader.take(6, "coupon_truncated_offer_code");
    reader.take_field("12345", 0, "coupon_missing_save_value_vli", "coupon_invalid_save_value_length",
                      "coupon_truncated_save_value");
    take_purchase(reader,
                  {"coupon_missing_1st_purchase_requirement_vli", "coupon_invalid_1st_purchase_requirement_length",
                   "coupon_truncated_1st_purchase_requirement", "coupon_missing_1st_purchase_requirement_code",
                   "coupon_invalid_1st_purchase_requirement_code", "coupon_truncated_1st_purchase_family_code"});
    if (reader.begins('1')) take_second_purchase(reader);
    if (reader.begins('2')) take_third_purchase(reader);
    take_dates(reader);
    if (reader.begins('5'))
        reader.take_field("0123456789", 6, "coupon_missing_serial_number_vli", "coupon_missing_serial_number_vli",
                          "coupon_truncated_serial_number");
    if (reader.begins('6'))
        reader.take_prefix("1234567", "coupon_missing_retailer_gcp_or_gln_vli",
                           "coupon_invalid_retailer_gcp_or_gln_length", "coupon_truncated_retailer_gcp_or_gln");
    if (reader.begins('9')) take_flags(reader);
    return reader.finish();
}

Verdict lint_positive_offer(std::string_view data, const PrefixSource& prefixes) {
    if (auto flaw = lint_digits(data)) return flaw;
    Reader reader(data, prefixes);
    reader.take_digit("01", "coupon_missing_format_code", "coupon_invalid_format_code");
    reader.take_prefix("0123456", "coupon_missing_funder_vli", "coupon_invalid_funder_length",
                       "coupon_truncated_funder");
    reader.take(6, "coupon_truncated_offer_code");
    reader.take_field("0123456789", 6, "coupon_missing_serial_number_vli", "coupon_missing_serial_number_vli",
                      "coupon_truncated_serial_number");
    return reader.finish();
}

}  // namespace zs::gs1
