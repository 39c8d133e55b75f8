// Recursive descent by precedence; types are checked on the way, so that a query that parses can be evaluated.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/text.h"
#include "platform/prometheus/expression.h"
#include "platform/prometheus/functions.h"
#include "platform/prometheus/lexer.h"

namespace zs::prometheus {
namespace {

constexpr std::array<std::pair<std::string_view, Aggregation>, 11> aggregations = {
    {{"sum", Aggregation::sum},
     {"avg", Aggregation::avg},
     {"min", Aggregation::min},
     {"max", Aggregation::max},
     {"count", Aggregation::count},
     {"group", Aggregation::group},
     {"stddev", Aggregation::stddev},
     {"stdvar", Aggregation::stdvar},
     {"topk", Aggregation::topk},
     {"bottomk", Aggregation::bottomk},
     {"quantile", Aggregation::quantile}}};

struct Infix {
    std::string_view source;
    Operator op;
    int level;  // higher binds tighter
};
constexpr int power_level = 6;
constexpr std::array<Infix, 16> infixes = {{{"or", Operator::lor, 1},
                                            {"and", Operator::land, 2},
                                            {"unless", Operator::lunless, 2},
                                            {"==", Operator::eq, 3},
                                            {"!=", Operator::ne, 3},
                                            {"<", Operator::lt, 3},
                                            {">", Operator::gt, 3},
                                            {"<=", Operator::le, 3},
                                            {">=", Operator::ge, 3},
                                            {"+", Operator::add, 4},
                                            {"-", Operator::sub, 4},
                                            {"*", Operator::mul, 5},
                                            {"/", Operator::div, 5},
                                            {"%", Operator::mod, 5},
                                            {"atan2", Operator::atan2, 5},
                                            {"^", Operator::pow, power_level}}};

class Parser {
public:
    Parser(std::string_view query, std::vector<Word> words) : query_(query), words_(std::move(words)) {}

    Outcome<ExprPtr> whole() {
        if (here().token == Token::end) return bad("no expression found in input");
        ZS_TRY_ASSIGN(auto expr, binary(0));
        if (here().token != Token::end) return bad(fmt::format("unexpected {}", shown(here())));
        return expr;
    }
    Outcome<std::vector<Matcher>> selector_only() {
        ZS_TRY_ASSIGN(auto expr, selector());
        if (here().token != Token::end) return bad(fmt::format("unexpected {}", shown(here())));
        return std::move(expr->matchers);
    }

private:
    const Word& here() const { return words_[next_]; }
    Word take() { return words_[next_ + 1 < words_.size() ? next_++ : next_]; }
    bool accept(std::string_view sign) {
        if (!here().is(sign)) return false;
        take();
        return true;
    }
    bool is_word(std::string_view keyword) const {
        return here().token == Token::name && text::lower_ascii(here().source) == keyword;
    }
    bool accept_word(std::string_view keyword) {
        if (!is_word(keyword)) return false;
        take();
        return true;
    }
    tl::unexpected<Fault> bad(std::string_view message) const {
        return tl::unexpected(parse_fault(query_, here().at, message));
    }
    static std::string shown(const Word& word) {
        return word.token == Token::end ? "end of input" : fmt::format("\"{}\"", word.source);
    }
    Outcome<bool> expect(std::string_view sign) {
        if (!accept(sign)) return bad(fmt::format("unexpected {}, expected \"{}\"", shown(here()), sign));
        return true;
    }
    static ExprPtr make(Expr::Kind kind, Type type) {
        auto expr = std::make_unique<Expr>();
        expr->kind = kind;
        expr->type = type;
        return expr;
    }

    const Infix* infix() const {
        const auto word = here().token == Token::name ? text::lower_ascii(here().source) : std::string(here().source);
        if (here().token != Token::name && here().token != Token::sign) return nullptr;
        const auto found =
            std::find_if(infixes.begin(), infixes.end(), [&](const Infix& one) { return one.source == word; });
        return found == infixes.end() ? nullptr : &*found;
    }

    Outcome<ExprPtr> binary(int level) {
        if (++depth_ > depth_max) return bad(fmt::format("expression is nested deeper than {}", depth_max));
        ZS_TRY_ASSIGN(auto left, unary());
        for (const auto* found = infix(); found != nullptr && found->level > level; found = infix()) {
            take();
            auto made = make(Expr::Kind::binary, Type::vector);
            made->op = found->op;
            ZS_TRY(modifiers(*made));
            ZS_TRY_ASSIGN(auto right, binary(found->level == power_level ? found->level - 1 : found->level));
            made->children.push_back(std::move(left));
            made->children.push_back(std::move(right));
            ZS_TRY(check_binary(*made));
            if (++operators_ > operators_max) return bad("expression has too many operators");
            left = std::move(made);
        }
        --depth_;
        return left;
    }

    Outcome<bool> modifiers(Expr& expr) {
        if (is_word("bool")) {
            if (!is_comparison(expr.op)) return bad("bool modifier can only be used on comparison operators");
            take();
            expr.as_bool = true;
        }
        if (!is_word("on") && !is_word("ignoring")) return true;
        expr.matching.on = is_word("on");
        take();
        ZS_TRY_ASSIGN(expr.matching.labels, label_list());
        if (!is_word("group_left") && !is_word("group_right")) return true;
        if (is_set(expr.op)) return bad("no grouping allowed for set operations");
        expr.matching.many = is_word("group_left") ? Matching::Side::left : Matching::Side::right;
        take();
        if (here().is("(")) {
            ZS_TRY_ASSIGN(expr.matching.included, label_list());
        }
        for (const auto& label : expr.matching.included)
            if (expr.matching.on && std::count(expr.matching.labels.begin(), expr.matching.labels.end(), label) > 0)
                return bad(fmt::format("label \"{}\" must not occur in ON and GROUP clause at once", label));
        return true;
    }

    Outcome<bool> check_binary(Expr& expr) const {
        const auto left = expr.children[0]->type, right = expr.children[1]->type;
        for (const auto type : {left, right})
            if (type != Type::scalar && type != Type::vector)
                return bad(fmt::format("binary expression must contain only scalar and instant vector types"));
        const bool both = left == Type::scalar && right == Type::scalar;
        if (both && is_comparison(expr.op) && !expr.as_bool)
            return bad("comparisons between scalars must use BOOL modifier");
        if (is_set(expr.op) && (left == Type::scalar || right == Type::scalar))
            return bad(fmt::format("set operator \"{}\" not allowed in binary scalar expression", text_of(expr.op)));
        if ((left == Type::scalar || right == Type::scalar) && (expr.matching.on || !expr.matching.labels.empty()))
            return bad("vector matching only allowed between instant vectors");
        expr.type = both ? Type::scalar : Type::vector;
        return true;
    }

    Outcome<ExprPtr> unary() {
        if (!here().is("-") && !here().is("+")) return postfix();
        const bool minus = here().is("-");
        take();
        ZS_TRY_ASSIGN(auto operand, binary(power_level - 1));  // -a^2 is -(a^2)
        if (operand->type != Type::scalar && operand->type != Type::vector)
            return bad("unary expression only allowed on expressions of type scalar or instant vector");
        if (!minus) return operand;
        auto made = make(Expr::Kind::unary, operand->type);
        made->children.push_back(std::move(operand));
        return made;
    }

    Outcome<ExprPtr> postfix() {
        ZS_TRY_ASSIGN(auto expr, primary());
        for (;;) {
            if (here().is("[")) {
                ZS_TRY_ASSIGN(expr, window(std::move(expr)));
            } else if (is_word("offset")) {
                ZS_TRY(offset(*expr));
            } else if (here().is("@")) {
                ZS_TRY(anchor(*expr));
            } else {
                return expr;
            }
        }
    }

    Outcome<ExprPtr> window(ExprPtr expr) {
        take();
        if (here().token != Token::duration) return bad(fmt::format("unexpected {}, expected duration", shown(here())));
        const auto range = take().duration_ms;
        if (accept(":")) {
            if (expr->type != Type::vector) return bad("subquery is only allowed on instant vector");
            auto made = make(Expr::Kind::subquery, Type::matrix);
            made->range_ms = range;
            if (here().token == Token::duration) made->step_ms = take().duration_ms;
            made->children.push_back(std::move(expr));
            ZS_TRY(expect("]"));
            return made;
        }
        if (expr->kind != Expr::Kind::selector || expr->type != Type::vector || expr->offset_ms != 0 ||
            expr->anchor != Anchor::none)
            return bad("ranges only allowed for vector selectors");
        expr->range_ms = range;
        expr->type = Type::matrix;
        ZS_TRY(expect("]"));
        return expr;
    }

    bool may_move(const Expr& expr) const {
        return expr.kind == Expr::Kind::selector || expr.kind == Expr::Kind::subquery;
    }

    Outcome<bool> offset(Expr& expr) {
        take();
        if (!may_move(expr)) return bad("offset modifier must be preceded by an instant vector selector or range");
        if (expr.offset_ms != 0) return bad("offset may not be set multiple times");
        const bool minus = accept("-");
        if (here().token != Token::duration) return bad(fmt::format("unexpected {}, expected duration", shown(here())));
        expr.offset_ms = take().duration_ms * (minus ? -1 : 1);
        return true;
    }

    Outcome<bool> anchor(Expr& expr) {
        take();
        if (!may_move(expr)) return bad("@ modifier must be preceded by an instant vector selector or range");
        if (expr.anchor != Anchor::none) return bad("@ <timestamp> may not be set multiple times");
        for (const auto& [name, kind] : {std::pair{"start", Anchor::start}, std::pair{"end", Anchor::end}})
            if (accept_word(name)) {
                expr.anchor = kind;
                ZS_TRY(expect("("));
                return expect(")");
            }
        const bool minus = accept("-");
        if (here().token != Token::number) return bad(fmt::format("unexpected {}, expected timestamp", shown(here())));
        const double seconds = take().number * (minus ? -1 : 1);
        constexpr double seconds_max = 1e12;
        if (!(std::abs(seconds) < seconds_max)) return bad("timestamp out of bounds for @ modifier");
        expr.anchor = Anchor::time;
        expr.anchor_ms = std::llround(seconds * 1000);
        return true;
    }

    Outcome<ExprPtr> primary() {
        if (accept("(")) {
            ZS_TRY_ASSIGN(auto inner, binary(0));
            ZS_TRY(expect(")"));
            auto made = make(Expr::Kind::unary, inner->type);  // parentheses end a selector: no [5m] behind them
            made->text = "(";
            made->children.push_back(std::move(inner));
            return made;
        }
        if (here().token == Token::number) {
            auto made = make(Expr::Kind::number, Type::scalar);
            made->number = take().number;
            return made;
        }
        if (here().token == Token::text) {
            auto made = make(Expr::Kind::text, Type::string);
            made->text = take().text;
            return made;
        }
        if (here().is("{")) return selector();
        if (here().token != Token::name) return bad(fmt::format("unexpected {}", shown(here())));
        return named();
    }

    /// A word: a number, an aggregation, a function, or a metric.
    Outcome<ExprPtr> named() {
        const auto word = text::lower_ascii(here().source);
        if (word == "inf" || word == "nan") {
            take();
            auto made = make(Expr::Kind::number, Type::scalar);
            made->number = word == "inf" ? std::numeric_limits<double>::infinity() : std::nan("");
            return made;
        }
        const auto& behind = words_[std::min(next_ + 1, words_.size() - 1)];
        const auto found =
            std::find_if(aggregations.begin(), aggregations.end(), [&](const auto& one) { return one.first == word; });
        const bool grouped = behind.token == Token::name && (text::lower_ascii(behind.source) == "by" ||
                                                             text::lower_ascii(behind.source) == "without");
        if (found != aggregations.end() && (behind.is("(") || grouped)) return aggregate(found->second);
        if (behind.is("(")) return call();
        return selector();
    }

    Outcome<std::vector<std::string>> label_list() {
        ZS_TRY(expect("("));
        std::vector<std::string> labels;
        while (!here().is(")")) {
            if (here().token != Token::name || !is_label_name(here().source))
                return bad(fmt::format("unexpected {} in grouping opts, expected label", shown(here())));
            labels.emplace_back(take().source);
            if (!accept(",")) break;
        }
        ZS_TRY(expect(")"));
        return labels;
    }

    Outcome<bool> grouping(Expr& expr) {
        if (!is_word("by") && !is_word("without")) return true;
        expr.by = is_word("by");
        take();
        ZS_TRY_ASSIGN(expr.grouping, label_list());
        return true;
    }

    Outcome<ExprPtr> aggregate(Aggregation kind) {
        auto made = make(Expr::Kind::aggregate, Type::vector);
        made->aggregation = kind;
        made->by = true;  // by nothing
        take();
        const bool before = here().token == Token::name;
        ZS_TRY(grouping(*made));
        ZS_TRY_ASSIGN(auto arguments, argument_list());
        if (!before) ZS_TRY(grouping(*made));
        const bool parameter =
            kind == Aggregation::topk || kind == Aggregation::bottomk || kind == Aggregation::quantile;
        if (arguments.size() != (parameter ? 2U : 1U))
            return bad(fmt::format("wrong number of arguments for aggregate expression provided, expected {}, got {}",
                                   parameter ? 2 : 1, arguments.size()));
        if (parameter && arguments.front()->type != Type::scalar)
            return bad("expected type scalar in aggregation parameter");
        if (arguments.back()->type != Type::vector)
            return bad("expected type instant vector in aggregation expression");
        made->children.push_back(std::move(arguments.back()));
        if (parameter) made->children.push_back(std::move(arguments.front()));
        return made;
    }

    Outcome<std::vector<ExprPtr>> argument_list() {
        ZS_TRY(expect("("));
        std::vector<ExprPtr> arguments;
        while (!here().is(")")) {
            ZS_TRY_ASSIGN(auto argument, binary(0));
            arguments.push_back(std::move(argument));
            if (!accept(",")) break;
        }
        ZS_TRY(expect(")"));
        return arguments;
    }

    Outcome<ExprPtr> call() {
        const auto* known = find_function(here().source);
        if (known == nullptr) return bad(fmt::format("unknown function with name \"{}\"", here().source));
        take();
        auto made = make(Expr::Kind::call, known->result);
        made->text = known->name;
        ZS_TRY_ASSIGN(made->children, argument_list());
        const auto count = made->children.size(), most = known->arguments.size();
        if (count + known->optional < most || (count > most && !known->repeats))
            return bad(fmt::format("expected {} argument(s) in call to \"{}\", got {}", most, known->name, count));
        for (std::size_t i = 0; i < count; ++i) {
            const auto wanted = known->arguments[std::min(i, most - 1)];
            if (made->children[i]->type != wanted)
                return bad(fmt::format("expected type {} in call to function \"{}\", got {}", text_of(wanted),
                                       known->name, text_of(made->children[i]->type)));
        }
        return made;
    }

    Outcome<ExprPtr> selector() {
        auto made = make(Expr::Kind::selector, Type::vector);
        if (here().token == Token::name) {
            ZS_TRY_ASSIGN(auto matcher,
                          make_matcher(std::string(name_label), Match::equal, std::string(take().source)));
            made->matchers.push_back(std::move(matcher));
        } else if (!here().is("{")) {
            return bad(fmt::format("unexpected {}", shown(here())));
        }
        if (accept("{")) {
            while (!here().is("}")) {
                ZS_TRY_ASSIGN(auto matcher, condition());
                made->matchers.push_back(std::move(matcher));
                if (!accept(",")) break;
            }
            ZS_TRY(expect("}"));
        }
        const bool narrow = std::any_of(made->matchers.begin(), made->matchers.end(),
                                        [](const Matcher& matcher) { return !matcher.matches(""); });
        if (!narrow) return bad("vector selector must contain at least one non-empty matcher");
        return made;
    }

    Outcome<Matcher> condition() {
        if (here().token != Token::name || !is_label_name(here().source))
            return bad(fmt::format("unexpected {} in label matching, expected identifier or \"}}\"", shown(here())));
        std::string name(take().source);
        for (const auto& [sign, how] : {std::pair{"=", Match::equal}, std::pair{"!=", Match::not_equal},
                                        std::pair{"=~", Match::like}, std::pair{"!~", Match::not_like}})
            if (accept(sign)) {
                if (here().token != Token::text)
                    return bad(fmt::format("unexpected {} in label matching, expected string", shown(here())));
                return make_matcher(std::move(name), how, take().text);
            }
        return bad(fmt::format("unexpected {} in label matching, expected label matching operator", shown(here())));
    }

    static constexpr int operators_max = 1000;
    std::string_view query_;
    std::vector<Word> words_;
    std::size_t next_ = 0;
    int depth_ = 0, operators_ = 0;
};

Outcome<Parser> parser_of(std::string_view query) {
    if (query.size() > query_bytes_max) return bad_data(fmt::format("query is longer than {} bytes", query_bytes_max));
    ZS_TRY_ASSIGN(auto words, words_of(query));
    return Parser(query, std::move(words));
}

}  // namespace

std::string_view text_of(Type type) {
    constexpr std::array<std::string_view, 4> names = {"scalar", "instant vector", "range vector", "string"};
    return names[static_cast<std::size_t>(type)];
}

std::string_view text_of(Operator op) {
    return std::find_if(infixes.begin(), infixes.end(), [&](const Infix& one) { return one.op == op; })->source;
}

Outcome<ExprPtr> parse(std::string_view query) {
    ZS_TRY_ASSIGN(auto parser, parser_of(query));
    return parser.whole();
}

Outcome<std::vector<Matcher>> parse_selector(std::string_view text) {
    ZS_TRY_ASSIGN(auto parser, parser_of(text));
    return parser.selector_only();
}

}  // namespace zs::prometheus
