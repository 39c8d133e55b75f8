// The zip container of an xlsx file by libzip.
#include "platform/documents/xlsx_package.h"

#include <zip.h>

#include "core/text.h"

namespace zs::documents {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10;
constexpr zip_int64_t entries_max = 10'000;
// A part that grows more than this is no work of people; real sheets of equal rows reach about 60.
constexpr std::uint64_t ratio_max = 300;
constexpr std::uint64_t ratio_free_bytes = 4U << 20;  // small parts may be anything

tl::unexpected<Error> unreadable() { return fail(Code::invalid, "documents.xlsx_unreadable"); }

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void XlsxPackage::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<XlsxPackage> XlsxPackage::open(std::string_view bytes, const Limits& limits) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return fail(Code::invalid, "documents.xlsx_encrypted");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (opened == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    std::unique_ptr<zip, Close> archive(opened);
    if (!archive || zip_get_num_entries(archive.get(), 0) > entries_max) return unreadable();
    return XlsxPackage(std::move(archive), limits.unpacked_bytes_max);
}

std::int64_t XlsxPackage::find(const std::string& part) const {
    const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE);
    if (index >= 0) return index;
    std::string backslashes = part;  // some programs write the folders that way
    std::replace(backslashes.begin(), backslashes.end(), '/', '\\');
    return zip_name_locate(archive_.get(), backslashes.c_str(), ZIP_FL_NOCASE);
}

bool XlsxPackage::contains(const std::string& part) const { return find(part) >= 0; }

Status XlsxPackage::stream(const std::string& part, const std::function<Status(std::string_view)>& take) {
    const std::int64_t index = find(part);
    if (index < 0) return unreadable();
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0) return unreadable();
    const std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) return unreadable();
    std::string piece(piece_bytes, '\0');
    std::uint64_t total = 0;
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0) return unreadable();
        if (count == 0) return {};
        const auto bytes = static_cast<std::size_t>(count);
        total += bytes;
        // The declared sizes may lie, so what really came out is counted.
        if (bytes > unpacked_left_ || (total > ratio_free_bytes && total / ratio_max > packed))
            return fail(Code::invalid, "documents.unpacks_too_large");
        unpacked_left_ -= bytes;
        ZS_TRY(take(std::string_view(piece).substr(0, bytes)));
    }
}

Result<std::string> XlsxPackage::read(const std::string& part, std::size_t bytes_max) {
    std::string whole;
    ZS_TRY(stream(part, [&](std::string_view piece) -> Status {
        if (piece.size() > bytes_max - whole.size()) return fail(Code::invalid, "documents.unpacks_too_large");
        whole += piece;
        return {};
    }));
    return whole;
}

std::string resolve_part(std::string_view part, std::string_view target) {
    std::string path(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    if (!path.starts_with('/')) path = std::string(part.substr(0, part.rfind('/') + 1)) + path;
    std::vector<std::string_view> steps;
    for (const auto step : text::split(path, '/')) {
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
    }
    std::string resolved;
    for (const auto step : steps) resolved.append(resolved.empty() ? "" : "/").append(step);
    return resolved;
}

}  // namespace zs::documents
