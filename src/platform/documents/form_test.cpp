// Amounts in capitals, forms of one and of many pages.
#include "platform/documents/form.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace zs::documents {
namespace {

TEST(CapitalAmount, IsWrittenAsTheRuleForChequesSays) {
    const std::pair<std::int64_t, std::string_view> cases[] = {
        {0, "零元整"},
        {5, "伍分"},
        {50, "伍角"},
        {100, "壹元整"},
        {101, "壹元零壹分"},
        {1000, "壹拾元整"},
        {32504, "叁佰贰拾伍元零肆分"},
        {140950, "壹仟肆佰零玖元伍角"},
        {168032, "壹仟陆佰捌拾元叁角贰分"},
        {600714, "陆仟零柒元壹角肆分"},
        {1234567, "壹万贰仟叁佰肆拾伍元陆角柒分"},
        {1640902, "壹万陆仟肆佰零玖元零贰分"},
        {10700053, "壹拾万柒仟元伍角叁分"},
        {10000500, "壹拾万零伍元整"},
        {100000000, "壹佰万元整"},
        {10000000100, "壹亿零壹元整"},
        {1002003004005, "壹佰亿贰仟零叁万零肆拾元零伍分"},
        {120000000000000, "壹万贰仟亿元整"},
        {-12345, "负壹佰贰拾叁元肆角伍分"},
    };
    for (const auto& [fen, text] : cases) EXPECT_EQ(capital_amount({fen}), text) << fen;
    EXPECT_FALSE(capital_amount({INT64_MIN}).empty());
}

TEST(CapitalAmount, GroupsDigits) {
    EXPECT_EQ(grouped_amount({0}), "¥0.00");
    EXPECT_EQ(grouped_amount({99999}), "¥999.99");
    EXPECT_EQ(grouped_amount({100000}), "¥1,000.00");
    EXPECT_EQ(grouped_amount({123456789}), "¥1,234,567.89");
    EXPECT_EQ(grouped_amount({-123456}), "-¥1,234.56");
}

Form example(std::size_t rows) {
    Form form;
    form.hospital = "示范医院";
    form.title = "采购订单";
    form.number = "CG-2026-000123";
    form.url = "https://zhongshu.example/purchasing/orders/123";
    form.fields = {{"供应商", "康远医疗供应有限公司"},
                   {"订单日期", "2026-11-30"},
                   {"要求到货", "2026-12-05"},
                   {"送货地址", "一号楼地下一层总务库房, 送货时间 8:00-11:30", true}};
    form.columns = {{"序号", 0.5, Align::center}, {"物资", 3}, {"数量", 1, Align::right}, {"金额", 1.5, Align::right}};
    for (std::size_t i = 0; i < rows; ++i)
        form.rows.push_back({std::to_string(i + 1), "一次性使用无菌注射器 5 ml 带针", "1,000 支", "¥350.00"});
    form.totals = {{"合计", grouped_amount({1234567})}, {"大写", capital_amount({1234567}), true}};
    form.note = "本订单依据合同 HT-2026-0007, 未尽事宜以合同为准。";
    form.signatures = {"采购员", "审批人", "供应商 (盖章)"};
    form.footer = "打印时间 2026-11-30 10:00";
    return form;
}

/// Whoever wants to look at one sets ZS_FORM_OUT to a folder.
void keep(const std::string& name, const std::string& bytes) {
    if (const char* folder = std::getenv("ZS_FORM_OUT"))
        std::ofstream(fmt::format("{}/{}.pdf", folder, name), std::ios::binary) << bytes;
}

TEST(Form, FitsOnOnePageOrRunsOverSeveral) {
    const auto one = render_form(example(5));
    ASSERT_TRUE(one);
    EXPECT_TRUE(one->starts_with("%PDF-"));
    keep("one", *one);
    Form many = example(120);
    many.paper = Paper::landscape;
    many.signatures = {"a", "b", "c", "d", "e"};
    const auto long_form = render_form(many);
    ASSERT_TRUE(long_form);
    keep("many", *long_form);
    EXPECT_GT(long_form->size(), one->size());
    Form empty;
    EXPECT_TRUE(render_form(empty));
}

TEST(Form, RefusesWhatCannotBePrinted) {
    EXPECT_EQ(render_form(example(2001)).error().key, "documents.too_many_rows");
    Form wide = example(1);
    wide.columns.resize(21);
    EXPECT_EQ(render_form(wide).error().key, "documents.too_many_columns");
    Form code = example(1);
    code.url = std::string(4000, 'x');
    EXPECT_EQ(render_form(code).error().key, "documents.qr_text_too_long");
}

}  // namespace
}  // namespace zs::documents
