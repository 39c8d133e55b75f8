// Dated parameters and the working-day calendar.
#pragma once
#include "platform/entity/entity.h"

namespace zs::catalog {

/// One value of one parameter from a day on: numbers live here, never in code.
struct Parameter {
    Id<Parameter> id;
    std::int64_t version = 0;
    std::string code;  // "repair.limit.p1.accept_minutes"
    std::string value;
    std::string unit;
    Date valid_from;
    std::optional<Date> valid_to;  // last day; empty = until replaced
    std::string source;            // standard and clause, or "design default"
};
constexpr auto describe(Of<Parameter>) {
    return entity(
        "catalog_parameter", "参数", "Parameter",
        field<&Parameter::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Parameter::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Parameter::code>("code", {.zh = "参数代码",
                                         .en = "Code",
                                         .required = true,
                                         .create_only = true,
                                         .length_max = 100,
                                         .searchable = true}),
        field<&Parameter::value>("value", {.zh = "值", .en = "Value", .required = true, .length_max = 400}),
        field<&Parameter::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 20}),
        field<&Parameter::valid_from>("valid_from", {.zh = "生效日", .en = "Valid from", .required = true}),
        field<&Parameter::valid_to>("valid_to", {.zh = "失效日", .en = "Valid to"}),
        field<&Parameter::source>("source", {.zh = "依据", .en = "Source", .length_max = 200, .searchable = true}));
}
static_assert(fully_described<Parameter>);

enum class DayKind { off, working };
constexpr auto options(Of<DayKind>) {
    return std::array{Option{"off", "休息", "Off"}, Option{"working", "上班", "Working"}};
}
/// A day that differs from Monday-Friday: published holiday, make-up working day, or the hospital's own.
struct DayException {
    Id<DayException> id;
    std::int64_t version = 0;
    Date day;
    DayKind kind = DayKind::off;
    std::string name;
};
constexpr auto describe(Of<DayException>) {
    return entity("catalog_day_exception", "日历", "Calendar day",
                  field<&DayException::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&DayException::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&DayException::day>("day", {.zh = "日期", .en = "Day", .required = true}),
                  field<&DayException::kind>("kind", {.zh = "类型", .en = "Kind"}),
                  field<&DayException::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 40, .searchable = true}));
}
static_assert(fully_described<DayException>);

}  // namespace zs::catalog
