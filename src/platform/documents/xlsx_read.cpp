// Reading xlsx: the package's parts, then the sheet in pieces of whole rows, so that memory follows the result.
#include "platform/documents/xlsx_read.h"

#include <charconv>
#include <pugixml.hpp>

#include "core/text.h"
#include "platform/documents/printable.h"
#include "platform/documents/table_collector.h"
#include "platform/documents/xlsx_number.h"
#include "platform/documents/xlsx_package.h"

namespace zs::documents {
namespace {

constexpr std::size_t small_part_bytes_max = std::size_t{32} << 20;
constexpr std::size_t element_bytes_max = std::size_t{16} << 20;  // one row; bounds the tree of a piece too
constexpr std::size_t sheet_rows_max = 1'048'576;
constexpr std::size_t sheet_columns_max = 16'384;
// No entities but the five of XML: pugixml knows no others and never opens anything.
constexpr unsigned parse_flags =
    pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata | pugi::parse_ws_pcdata_single | pugi::parse_fragment;

tl::unexpected<Error> unreadable() { return fail(Code::invalid, "documents.xlsx_unreadable"); }

/// "x:row" → "row": programs choose their own prefixes.
std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }
bool is(pugi::xml_node node, std::string_view name) { return local_name(node.name()) == name; }

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node node : parent.children())
        if (is(node, name)) return node;
    return {};
}

std::optional<std::size_t> parse_index(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Status parse(pugi::xml_document& document, std::string& xml) {
    // A document type is the way to entity tricks and no part of the format.
    if (xml.find("<!DOCTYPE") != std::string::npos || !text::is_utf8(xml)) return unreadable();
    const auto parsed = document.load_buffer_inplace(xml.data(), xml.size(), parse_flags, pugi::encoding_utf8);
    // A fragment without any element is fine: nothing is in it.
    if (!parsed && parsed.status != pugi::status_no_document_element) return unreadable();
    return {};
}

Status parse_part(XlsxPackage& package, const std::string& part, std::string& xml, pugi::xml_document& document) {
    ZS_TRY_ASSIGN(xml, package.read(part, small_part_bytes_max));
    return parse(document, xml);
}

/// Texts of <si> and <is>: direct ones and those of rich runs, without phonetic guides.
std::string string_text(pugi::xml_node item) {
    std::string text;
    const auto add = [&](pugi::xml_node t) {
        for (const pugi::xml_node piece : t.children()) text += piece.value();
    };
    for (const pugi::xml_node node : item.children()) {
        if (is(node, "t")) add(node);
        if (is(node, "r"))
            for (const pugi::xml_node run : node.children())
                if (is(run, "t")) add(run);
    }
    return unescape_xlsx(text);
}

/// Cuts a streamed part into pieces that end with a whole `element`, and hands their trees over.
class ElementStream {
public:
    using Take = std::function<Status(const pugi::xml_document&)>;
    ElementStream(std::string_view container, std::string_view element, Take take)
        : container_(container), element_(element), take_(std::move(take)) {}

    Status feed(std::string_view piece) {
        if (ended_) return {};
        std::size_t fresh = buffer_.size();
        buffer_ += piece;
        if (!begun_) {
            ZS_TRY(begin());
            if (!begun_) return buffer_.size() > element_bytes_max ? Status(unreadable()) : Status();
            fresh = 0;
        }
        // A closing tag may lie across two pieces. Only what is new is searched: long rows must not cost their square.
        fresh = fresh > close_container_.size() ? fresh - close_container_.size() : 0;
        const std::string_view news = std::string_view(buffer_).substr(fresh);
        if (const std::size_t end = news.find(close_container_); end != std::string_view::npos) {
            ended_ = true;
            return hand_over(fresh + end);
        }
        const std::size_t last = news.rfind(close_element_);
        const std::size_t end = last == std::string_view::npos ? last : news.find('>', last);
        if (end != std::string_view::npos) return hand_over(fresh + end + 1);
        return buffer_.size() > element_bytes_max ? Status(unreadable()) : Status();
    }

    /// After the last piece: an error when the container never ended.
    Status finish() const { return ended_ ? Status() : Status(unreadable()); }

private:
    /// Looks for the container's opening tag; its prefix is the prefix of all.
    Status begin() {
        if (buffer_.find("<!DOCTYPE") != std::string::npos) return unreadable();
        for (std::size_t at = buffer_.find('<'); at != std::string::npos; at = buffer_.find('<', at + 1)) {
            const std::size_t end = buffer_.find_first_of(" \t\r\n/>", at);
            const std::size_t close = buffer_.find('>', at);
            if (end == std::string::npos || close == std::string::npos) return {};
            const std::string_view name = std::string_view(buffer_).substr(at + 1, end - at - 1);
            if (local_name(name) != container_) continue;
            const std::string prefix(name.substr(0, name.size() - container_.size()));
            close_container_ = "</" + prefix + container_;
            close_element_ = "</" + prefix + element_;
            begun_ = true;
            ended_ = buffer_[close - 1] == '/';
            buffer_.erase(0, close + 1);
            return {};
        }
        return {};
    }

    Status hand_over(std::size_t end) {
        std::string xml = buffer_.substr(0, end);
        buffer_.erase(0, end);
        pugi::xml_document document;
        ZS_TRY(parse(document, xml));
        return take_(document);
    }

    std::string container_, element_, close_container_, close_element_;
    Take take_;
    std::string buffer_;
    bool begun_ = false;
    bool ended_ = false;
};

/// Everything of a workbook that its cells refer to.
struct Book {
    std::string sheet_part;
    std::string strings_part;
    std::string styles_part;
    int days_offset = 0;
    std::vector<std::string> strings;
    std::vector<NumberKind> styles;
};

struct Relation {
    std::string id, type, part;
};

Result<std::vector<Relation>> relations(XlsxPackage& package, const std::string& part) {
    const std::size_t slash = part.rfind('/') + 1;  // 0 without a folder
    const std::string relations_part = part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
    std::vector<Relation> all;
    std::string xml;
    pugi::xml_document document;
    ZS_TRY(parse_part(package, relations_part, xml, document));
    for (const pugi::xml_node node : child(document, "Relationships").children()) {
        const std::string_view type = node.attribute("Type").value();
        all.push_back({node.attribute("Id").value(), std::string(type.substr(type.rfind('/') + 1)),
                       resolve_part(part, node.attribute("Target").value())});
    }
    return all;
}

std::string workbook_part(XlsxPackage& package) {
    if (const auto roots = relations(package, ""))
        for (const auto& root : *roots)
            if (root.type == "officeDocument") return root.part;
    return "xl/workbook.xml";
}

std::string relation_id(pugi::xml_node sheet) {
    for (const pugi::xml_attribute attribute : sheet.attributes())
        if (std::string_view(attribute.name()).ends_with(":id")) return attribute.value();
    return {};
}

/// Finds the parts; `wanted` is a sheet's name or empty for the first visible one.
Result<Book> open_book(XlsxPackage& package, std::string_view wanted) {
    const std::string part = workbook_part(package);
    std::string xml;
    pugi::xml_document document;
    ZS_TRY(parse_part(package, part, xml, document));
    ZS_TRY_ASSIGN(const auto related, relations(package, part));
    const pugi::xml_node workbook = child(document, "workbook");
    Book book;
    if (child(workbook, "workbookPr").attribute("date1904").as_bool()) book.days_offset = 1462;
    for (const auto& relation : related) {
        if (relation.type == "sharedStrings") book.strings_part = relation.part;
        if (relation.type == "styles") book.styles_part = relation.part;
    }
    for (const pugi::xml_node sheet : child(workbook, "sheets").children()) {
        const std::string_view state = sheet.attribute("state").value();
        const bool hidden = !state.empty() && state != "visible";
        if (wanted.empty() ? hidden : sheet.attribute("name").value() != wanted) continue;
        const std::string id = relation_id(sheet);
        for (const auto& relation : related)
            if (relation.id == id && relation.type == "worksheet") book.sheet_part = relation.part;
        if (!book.sheet_part.empty()) return book;
    }
    if (!wanted.empty()) return fail(Code::invalid, "documents.sheet_missing", {{"name", std::string(wanted)}});
    return unreadable();
}

Status read_styles(XlsxPackage& package, Book& book) {
    if (book.styles_part.empty() || !package.contains(book.styles_part)) return {};
    std::string xml;
    pugi::xml_document document;
    ZS_TRY(parse_part(package, book.styles_part, xml, document));
    const pugi::xml_node sheet = child(document, "styleSheet");
    std::map<int, NumberKind> own;
    for (const pugi::xml_node format : child(sheet, "numFmts").children())
        own[format.attribute("numFmtId").as_int()] = kind_of_format(format.attribute("formatCode").value());
    for (const pugi::xml_node format : child(sheet, "cellXfs").children()) {
        const int id = format.attribute("numFmtId").as_int();
        const auto found = own.find(id);
        book.styles.push_back(found != own.end() ? found->second : kind_of_builtin_format(id));
    }
    return {};
}

Status read_strings(XlsxPackage& package, Book& book, const Limits& limits) {
    if (book.strings_part.empty() || !package.contains(book.strings_part)) return {};
    ElementStream stream("sst", "si", [&](const pugi::xml_document& document) -> Status {
        for (const pugi::xml_node item : document.children())
            if (is(item, "si")) book.strings.push_back(string_text(item));
        if (book.strings.size() > limits.cells_max) return fail(Code::invalid, "documents.too_much_text");
        return {};
    });
    ZS_TRY(package.stream(book.strings_part, [&](std::string_view piece) { return stream.feed(piece); }));
    return stream.finish();
}

/// Column of "AB12", 0-based; nullopt for anything else.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && letters < 4; ++letters) {
        const char c = reference[letters];
        const bool lower = c >= 'a' && c <= 'z';
        if (!lower && (c < 'A' || c > 'Z')) break;
        column = column * 26 + static_cast<std::size_t>(c - (lower ? 'a' : 'A')) + 1;
    }
    if (column == 0 || column > sheet_columns_max) return std::nullopt;
    return column - 1;
}

class SheetReader {
public:
    SheetReader(const Book& book, const Limits& limits) : book_(book), limits_(limits), collector_(limits) {}

    Status add_rows(const pugi::xml_document& document) {
        for (const pugi::xml_node row : document.children())
            if (is(row, "row")) ZS_TRY(add_row(row));
        return {};
    }

    Result<Table> finish() { return collector_.finish(); }

private:
    Status add_row(pugi::xml_node row) {
        std::size_t number = row_ + 1;
        if (const auto given = row.attribute("r")) {
            const auto parsed = parse_index(given.value());
            if (!parsed || *parsed <= row_ || *parsed > sheet_rows_max) return unreadable();
            number = *parsed;
        }
        row_ = number;
        std::vector<std::string> cells;
        std::size_t next = 0;
        for (const pugi::xml_node cell : row.children()) {
            if (!is(cell, "c")) continue;
            std::size_t column = next;
            if (const auto reference = cell.attribute("r")) {
                const auto parsed = column_of(reference.value());
                if (!parsed) return unreadable();
                column = *parsed;
            }
            next = column + 1;
            ZS_TRY_ASSIGN(std::string text, cell_text(cell));
            if (text.empty()) continue;
            if (!text::is_utf8(text)) text = printable(text);  // character references can make anything
            if (column >= limits_.columns_max)
                return fail(Code::invalid, "documents.too_many_columns",
                            {{"limit", std::to_string(limits_.columns_max)}});
            if (column >= cells.size()) cells.resize(column + 1);
            cells[column] = std::move(text);
        }
        return collector_.add(number, std::move(cells));
    }

    Result<std::string> cell_text(pugi::xml_node cell) const {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return string_text(child(cell, "is"));
        const std::string_view value = child(cell, "v").child_value();
        if (value.empty()) return std::string();
        if (type == "s") {
            const auto index = parse_index(text::trim(value));
            if (!index || *index >= book_.strings.size()) return unreadable();
            return book_.strings[*index];
        }
        if (type == "b") return std::string(value == "1" || value == "true" ? "true" : "false");
        if (type == "str" || type == "e" || type == "d") return unescape_xlsx(value);
        const std::size_t style = cell.attribute("s").as_uint();
        const NumberKind kind = style < book_.styles.size() ? book_.styles[style] : NumberKind::number;
        return number_text(text::trim(value), kind, book_.days_offset);
    }

    const Book& book_;
    const Limits& limits_;
    TableCollector collector_;
    std::size_t row_ = 0;
};

}  // namespace

Result<Table> read_xlsx(std::string_view bytes, const Limits& limits, std::string_view sheet) {
    ZS_TRY(check_file_size(bytes, limits));
    ZS_TRY_ASSIGN(XlsxPackage package, XlsxPackage::open(bytes, limits));
    ZS_TRY_ASSIGN(Book book, open_book(package, sheet));
    ZS_TRY(read_styles(package, book));
    ZS_TRY(read_strings(package, book, limits));
    SheetReader reader(book, limits);
    ElementStream stream("sheetData", "row",
                         [&](const pugi::xml_document& document) { return reader.add_rows(document); });
    ZS_TRY(package.stream(book.sheet_part, [&](std::string_view piece) { return stream.feed(piece); }));
    ZS_TRY(stream.finish());
    return reader.finish();
}

}  // namespace zs::documents
