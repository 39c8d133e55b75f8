// Photos of an order: lists of file hashes in, rows out.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domains/repair/entities.h"
#include "platform/database/database.h"

namespace zs::repair {

/// Reads a JSON array of at most 9 file hashes (64 lower-case hex digits); field error repair.bad_photo_list.
Result<std::vector<std::string>> photo_list(std::string_view json_text, std::string_view field);
/// photo_list() stored as rows of the order.
Status store_photo_list(Transaction& transaction, Id<WorkOrder> order, PhotoStage stage, std::string_view json_text,
                        std::string_view field);

}  // namespace zs::repair
