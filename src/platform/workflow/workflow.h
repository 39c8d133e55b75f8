// Transition tables as data, proved at compile time: deterministic, every state reachable, every state can end.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/entity/descriptor.h"

namespace zs {

/// What an action asks of the person who takes it; the web app builds its dialog from this.
struct ActionText {
    std::string_view zh;
    std::string_view en;
    std::string_view input = "";  // name of the command struct (EntityTable) that its body is decoded into
};

template <class State, class Action>
struct Step {
    State from;
    Action action;
    State to;
    std::string_view permission;
};

template <class State, class Action, std::size_t N>
struct Workflow {
    State initial;
    std::array<Step<State, Action>, N> steps;

    constexpr const Step<State, Action>* find(State from, Action action) const {
        for (const auto& step : steps)
            if (step.from == from && step.action == action) return &step;
        return nullptr;
    }
    constexpr std::optional<State> next(State from, Action action) const {
        const auto* step = find(from, action);
        return step != nullptr ? std::optional(step->to) : std::nullopt;
    }
    constexpr bool deterministic() const {
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = i + 1; j < N; ++j)
                if (steps[i].from == steps[j].from && steps[i].action == steps[j].action) return false;
        return true;
    }
    template <std::size_t Count>
    constexpr bool every_state_reachable() const {
        std::array<bool, Count> seen{};
        seen[static_cast<std::size_t>(initial)] = true;
        for (std::size_t round = 0; round < Count; ++round)
            for (const auto& step : steps)
                if (seen[static_cast<std::size_t>(step.from)]) seen[static_cast<std::size_t>(step.to)] = true;
        for (const bool reached : seen)
            if (!reached) return false;
        return true;
    }
    /// Closed loop: from every state some end can be reached, and ends have no way out.
    template <std::size_t Count, std::size_t Ends>
    constexpr bool closes(const std::array<State, Ends>& ends) const {
        std::array<bool, Count> done{};
        for (const auto end : ends) done[static_cast<std::size_t>(end)] = true;
        for (const auto& step : steps)
            for (const auto end : ends)
                if (step.from == end) return false;
        for (std::size_t round = 0; round < Count; ++round)
            for (const auto& step : steps)
                if (done[static_cast<std::size_t>(step.to)]) done[static_cast<std::size_t>(step.from)] = true;
        for (const bool closed : done)
            if (!closed) return false;
        return true;
    }
};

/// A workflow with its types erased, for meta data, diagrams, permission laws and transition coverage.
struct WorkflowEdge {
    std::string_view from, action, to, permission;
};
struct WorkflowTable {
    std::string_view name;  // "repair.work_order"
    std::span<const Option> states;
    std::span<const Option> actions;
    std::vector<WorkflowEdge> edges;
    std::string_view initial;
};
template <class State, class Action, std::size_t N>
WorkflowTable erase_types(std::string_view name, const Workflow<State, Action, N>& flow) {
    WorkflowTable table{name, Column<State>::options, Column<Action>::options, {}, text_of(flow.initial)};
    for (const auto& step : flow.steps)
        table.edges.push_back({text_of(step.from), text_of(step.action), text_of(step.to), step.permission});
    return table;
}
/// Mermaid stateDiagram-v2 text; the READMEs contain it and a law test keeps them equal.
std::string mermaid(const WorkflowTable& table);

}  // namespace zs
