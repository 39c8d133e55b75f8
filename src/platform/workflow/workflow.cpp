// Pictures of transition tables.
#include "platform/workflow/workflow.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace zs {

std::string mermaid(const WorkflowTable& table) {
    std::string out = fmt::format("stateDiagram-v2\n    [*] --> {}\n", table.initial);
    std::vector<std::string_view> left;
    for (const auto& edge : table.edges) {
        left.push_back(edge.from);
        if (edge.from != edge.to) out += fmt::format("    {} --> {}: {}\n", edge.from, edge.to, edge.action);
    }
    for (const auto& state : table.states)
        if (std::find(left.begin(), left.end(), state.value) == left.end())
            out += fmt::format("    {} --> [*]\n", state.value);
    return out;
}

}  // namespace zs
