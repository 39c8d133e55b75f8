// The zip container of an xlsx file: its parts, read with bounds. Internal to documents.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/documents/table.h"

struct zip;

namespace zs::documents {

/// Parts of one file in memory; `bytes` must outlive it.
class XlsxPackage {
public:
    static Result<XlsxPackage> open(std::string_view bytes, const Limits& limits);

    bool contains(const std::string& part) const;
    /// A whole part of at most `bytes_max`. Errors: documents.xlsx_unreadable, documents.unpacks_too_large.
    Result<std::string> read(const std::string& part, std::size_t bytes_max);
    /// A part in pieces of about 256 KiB; stops at the first error of `take`. All parts together may unpack to
    /// Limits::unpacked_bytes_max.
    Status stream(const std::string& part, const std::function<Status(std::string_view)>& take);

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    XlsxPackage(std::unique_ptr<zip, Close> archive, std::size_t unpacked_bytes_max)
        : archive_(std::move(archive)), unpacked_left_(unpacked_bytes_max) {}
    std::int64_t find(const std::string& part) const;

    std::unique_ptr<zip, Close> archive_;
    std::size_t unpacked_left_;
};

/// `target` of a relationship of `part`: "worksheets/sheet1.xml" of "xl/workbook.xml" → "xl/worksheets/sheet1.xml".
std::string resolve_part(std::string_view part, std::string_view target);

}  // namespace zs::documents
