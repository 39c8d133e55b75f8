// Forms for paper: receipts, issues and other documents, lists of stocktakes.
#include "domains/materials/paper.h"

#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/materials/service.h"

namespace zs::materials {
namespace {

struct Word {
    std::string_view zh, en;
};
std::string in(const Word& word, Language language) {
    return std::string(language == Language::zh ? word.zh : word.en);
}

constexpr Word number_word{"序号", "No."}, code_word{"代码", "Code"}, name_word{"名称规格", "Item"},
    lot_word{"批号/序列号", "Lot or serial"}, expiry_word{"有效期", "Expires"}, unit_word{"单位", "Unit"},
    quantity_word{"数量", "Quantity"}, price_word{"单价", "Price"}, value_word{"金额", "Value"},
    bin_word{"货位", "Bin"}, book_word{"账面", "Books"}, found_word{"实盘", "Counted"},
    difference_word{"差异", "Difference"}, reason_word{"原因", "Reason"}, store_word{"库房", "Store"},
    to_word{"调入库房", "To store"}, department_word{"科室", "Department"}, vendor_word{"供应商", "Supplier"},
    at_word{"日期", "Date"}, by_word{"经手人", "By"}, work_word{"工单", "Work order"}, total_word{"合计", "Total"},
    capital_word{"大写", "In words"}, frozen_word{"账面冻结", "Books frozen"}, class_word{"范围", "Class"};

std::string short_quantity(std::int64_t units) {
    std::string text = decimal_text(units, Quantity::scale);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::vector<documents::ReportColumn> columns_of(std::initializer_list<std::pair<Word, double>> words,
                                                std::size_t right_from, Language language) {
    std::vector<documents::ReportColumn> columns;
    for (const auto& [word, width] : words)
        columns.push_back({in(word, language), width,
                           columns.size() >= right_from ? documents::Align::right : documents::Align::left});
    return columns;
}

/// Which entries a reader of the paper counts as its lines: where the goods went, not where they came from.
std::string_view lines_of_kind(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::issue:
            return "e.account = 'use' AND e.quantity > 0";
        case DocumentKind::transfer:
            return "e.account = 'transit' AND e.quantity > 0";
        case DocumentKind::scrap:
            return "e.account = 'scrap' AND e.quantity > 0";
        case DocumentKind::adjustment:
            return "e.account = 'store' AND e.quantity <> 0";
        default:
            return "e.account = 'store' AND e.quantity > 0";
    }
}

std::vector<std::string> signers_of(DocumentKind kind, Language language) {
    constexpr Word buyer{"采购", "Buyer"}, checker{"验收", "Inspected"}, keeper{"保管", "Keeper"},
        books{"财务", "Finance"}, giver{"发料", "Given by"}, taker{"领用", "Taken by"}, head{"审核", "Approved"};
    const auto words = kind == DocumentKind::receipt ? std::vector<Word>{buyer, checker, keeper, books}
                       : kind == DocumentKind::issue ? std::vector<Word>{giver, taker, head}
                                                     : std::vector<Word>{keeper, checker, head};
    std::vector<std::string> signers;
    for (const auto& word : words) signers.push_back(in(word, language));
    return signers;
}

void add_field(documents::Form& form, const Word& word, const std::string& value) {
    if (!value.empty()) form.fields.push_back({in(word, form.language), value});
}

std::string name_in(Reader& reader, std::string_view table, std::int64_t id) {
    if (id == 0) return "";
    return reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or("");
}

documents::Form begin_form(Reader& reader, const PaperOf& paper, const std::string& number) {
    documents::Form form;
    form.hospital = catalog::hospital_name(reader);
    form.number = number;
    form.url = paper.url;
    form.language = paper.language;
    return form;
}

std::string day_of(Reader& reader, Instant at) { return local_text(at, catalog::calendar(reader)->zone()); }

}  // namespace

documents::Form form_of(Reader& reader, const Document& document, const PaperOf& paper) {
    const Language language = paper.language;
    auto form = begin_form(reader, paper, document.number);
    const auto& option = Column<DocumentKind>::options[static_cast<std::size_t>(document.kind)];
    constexpr Word paper_word{"单", " note"};
    form.title = in({option.zh, option.en}, language) + in(paper_word, language);
    add_field(form, store_word, name_in(reader, "materials_store", document.store_id));
    add_field(form, to_word, name_in(reader, "materials_store", document.to_store_id));
    add_field(form, department_word, name_in(reader, "organization_department", document.department_id));
    add_field(form, vendor_word, name_in(reader, "organization_vendor", document.vendor_id));
    add_field(form, at_word, day_of(reader, document.at));
    add_field(form, by_word, document.actor);
    add_field(form, work_word, document.work_number);
    if (!document.reason.empty()) form.fields.push_back({in(reason_word, language), document.reason, true});
    form.columns = columns_of({{number_word, 0.5},
                               {code_word, 1},
                               {name_word, 2.4},
                               {lot_word, 1.5},
                               {expiry_word, 1.1},
                               {unit_word, 0.6},
                               {quantity_word, 0.8},
                               {price_word, 0.9},
                               {value_word, 1}},
                              6, language);
    Money total;
    reader.query(
        fmt::format("SELECT i.code, i.name, i.specification, COALESCE(l.number, ''), l.expires_on, i.unit, "
                    "CAST(SUM(e.quantity) AS BIGINT), CAST(SUM(e.value) AS BIGINT) FROM materials_entry e JOIN "
                    "materials_item i ON i.id = e.item_id LEFT JOIN materials_lot l ON l.id = e.lot_id WHERE "
                    "e.document_id = ? AND {} GROUP BY i.id, i.code, i.name, i.specification, l.number, l.expires_on, "
                    "i.unit ORDER BY MIN(e.id)",
                    lines_of_kind(document.kind)),
        {document.id.value}, [&](const Row& row) {
            const valuation::Worth worth{{row.integer(6)}, {row.integer(7)}};
            total = total + worth.value;
            const UnitPrice price = valuation::unit_price(
                worth.quantity.units < 0 ? valuation::Worth{{-worth.quantity.units}, {-worth.value.units}} : worth);
            form.rows.push_back({std::to_string(form.rows.size() + 1), std::string(row.text(0)),
                                 fmt::format("{} {}", row.text(1), row.text(2)), std::string(row.text(3)),
                                 row.is_null(4) ? "" : to_text(Date{static_cast<std::int32_t>(row.integer(4))}),
                                 std::string(row.text(5)), short_quantity(worth.quantity.units),
                                 decimal_text(price.units, UnitPrice::scale), documents::grouped_amount(worth.value)});
        });
    form.totals.push_back({in(total_word, language), documents::grouped_amount(total)});
    form.totals.push_back({in(capital_word, language), documents::capital_amount(total), true});
    form.note = document.note;
    form.signatures = signers_of(document.kind, language);
    return form;
}

documents::Form form_of(Reader& reader, const Stocktake& stocktake, const PaperOf& paper) {
    const Language language = paper.language;
    auto form = begin_form(reader, paper, stocktake.number);
    const bool blind = stocktake.state == StocktakeState::counting;
    constexpr Word title{"盘点表", "Stocktake"};
    form.title = in(title, language);
    add_field(form, store_word, name_in(reader, "materials_store", stocktake.store_id.value));
    add_field(form, frozen_word, day_of(reader, stocktake.frozen_at));
    const auto& only = Column<Abc>::options[static_cast<std::size_t>(stocktake.only)];
    if (stocktake.only != Abc::none) add_field(form, class_word, in({only.zh, only.en}, language));
    form.columns = columns_of({{number_word, 0.5},
                               {bin_word, 0.8},
                               {code_word, 1},
                               {name_word, 2.4},
                               {lot_word, 1.4},
                               {unit_word, 0.6},
                               {book_word, 0.8},
                               {found_word, 1},
                               {difference_word, 0.8},
                               {reason_word, 1.4}},
                              6, language);
    Money total;
    reader.query(
        "SELECT COALESCE(n.code, ''), i.code, i.name, i.specification, COALESCE(l.number, ''), i.unit, c.expected + "
        "c.moved, c.counted, c.difference, c.difference_value, c.reason FROM materials_count_line c JOIN "
        "materials_item i ON i.id = c.item_id LEFT JOIN materials_lot l ON l.id = c.lot_id LEFT JOIN materials_bin n "
        "ON n.id = c.bin_id WHERE c.stocktake_id = ? ORDER BY COALESCE(n.walk, 0), i.code, c.id",
        {stocktake.id.value}, [&](const Row& row) {
            total = total + Money{row.integer(9)};
            form.rows.push_back({std::to_string(form.rows.size() + 1), std::string(row.text(0)),
                                 std::string(row.text(1)), fmt::format("{} {}", row.text(2), row.text(3)),
                                 std::string(row.text(4)), std::string(row.text(5)),
                                 blind ? "" : short_quantity(row.integer(6)),
                                 blind || row.is_null(7) ? "" : short_quantity(row.integer(7)),
                                 blind ? "" : short_quantity(row.integer(8)), std::string(row.text(10))});
        });
    if (!blind) {
        form.totals.push_back({in(difference_word, language), documents::grouped_amount(total)});
        form.totals.push_back({in(capital_word, language), documents::capital_amount(total), true});
    }
    constexpr Word counter{"盘点人", "Counted by"}, watcher{"监盘人", "Watched by"}, keeper{"保管", "Keeper"},
        head{"审核", "Approved"};
    for (const auto& word : {counter, watcher, keeper, head}) form.signatures.push_back(in(word, language));
    return form;
}

}  // namespace zs::materials
