// The three-way match: order × acceptance × invoice.
#include "domains/purchasing/matching.h"

#include <algorithm>
#include <cstdlib>

#include "domains/catalog/catalog.h"

namespace zs::purchasing {

Verdict compare(const Compared& line, const Tolerance& tolerance) {
    if (line.open < line.invoiced) return Verdict::too_many;
    if (line.price == line.order_price) return Verdict::equal;
    const double difference = std::abs(static_cast<double>(line.price.units - line.order_price.units));
    const double percent = 100 * difference / std::max(1.0, static_cast<double>(line.order_price.units));
    const Money differs =
        materials::valuation::cost({std::abs(line.price.units - line.order_price.units)}, line.invoiced);
    return percent <= tolerance.percent && differs <= tolerance.amount ? Verdict::tolerated : Verdict::price_differs;
}

Tolerance match_tolerance(Reader& reader) {
    return {catalog::parameters(reader)->real("purchasing.match.price_percent", reader.now()),
            yuan_parameter(reader, "purchasing.match.amount_max")};
}

bool match(Reader& reader, Invoice& invoice, std::vector<InvoiceLine>& lines) {
    const Tolerance tolerance = match_tolerance(reader);
    invoice.expected = {};
    bool fine = true;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        const auto ordered = find(reader, line.order_line_id);
        line.order_price = ordered->price;
        line.open_quantity = ordered->accepted - ordered->invoiced;
        for (std::size_t j = 0; j < i; ++j)  // what earlier lines of the same invoice take
            if (lines[j].order_line_id == line.order_line_id)
                line.open_quantity = line.open_quantity - lines[j].quantity;
        line.verdict = compare({line.quantity, line.price, line.order_price, line.open_quantity}, tolerance);
        fine = fine && (line.verdict == Verdict::equal || line.verdict == Verdict::tolerated);
        const Quantity due = std::max(Quantity{}, std::min(line.quantity, line.open_quantity));
        invoice.expected = invoice.expected + materials::valuation::cost(ordered->price, due);
    }
    return fine;
}

Status book_invoiced(Transaction& transaction, const std::vector<InvoiceLine>& lines, Booking booking) {
    for (const auto& line : lines) {
        ZS_TRY_ASSIGN(auto ordered, load(transaction, line.order_line_id));
        ordered.invoiced =
            booking == Booking::add ? ordered.invoiced + line.quantity : ordered.invoiced - line.quantity;
        ZS_TRY(update(transaction, ordered));
    }
    return {};
}

}  // namespace zs::purchasing
