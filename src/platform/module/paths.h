// Texts of generated routes: routes hold views, these strings live as long as the program.
#pragma once
#include <memory>
#include <string>
#include <vector>

namespace zs {

inline std::string_view keep_text(std::string text) {
    static std::vector<std::unique_ptr<const std::string>> kept;
    return *kept.emplace_back(std::make_unique<const std::string>(std::move(text)));
}

}  // namespace zs
