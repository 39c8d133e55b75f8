// Photos of an order.
#include "domains/repair/photos.h"

#include "core/json.h"
#include "platform/files/store.h"

namespace zs::repair {
namespace {

constexpr std::size_t photos_max = 9;

}  // namespace

Result<std::vector<std::string>> photo_list(std::string_view json_text, std::string_view field) {
    std::vector<std::string> hashes;
    const auto parsed = json::parse(json_text.empty() ? "[]" : json_text);
    if (!parsed || !parsed->is_array() || parsed->as_array().size() > photos_max)
        return fail_field(field, "repair.bad_photo_list", {{"max", std::to_string(photos_max)}});
    for (const auto& item : parsed->as_array()) {
        if (!item.is_string() || !files::is_hash(std::string_view(item.as_string())))
            return fail_field(field, "repair.bad_photo_list", {{"max", std::to_string(photos_max)}});
        hashes.emplace_back(std::string_view(item.as_string()));
    }
    return hashes;
}

Status store_photo_list(Transaction& transaction, Id<WorkOrder> order, PhotoStage stage, std::string_view json_text,
                        std::string_view field) {
    ZS_TRY_ASSIGN(const auto hashes, photo_list(json_text, field));
    for (const auto& hash : hashes) {
        Photo photo{{}, order, stage, hash, transaction.now()};
        insert(transaction, photo);
    }
    return {};
}

}  // namespace zs::repair
