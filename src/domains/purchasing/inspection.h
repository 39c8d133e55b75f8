// What speaks against goods that have arrived. Internal to purchasing.
#pragma once
#include "domains/purchasing/delivery_service.h"

namespace zs::purchasing {

/// Applies what the inspector wrote to the lines; lots that nobody announced are added. All field errors at once,
/// named "lines[2].certificate".
Status judge(Reader& reader, const Order& order, const Delivery& delivery, const std::vector<InspectedLine>& input,
             std::vector<DeliveryLine>& lines);
FieldError over_delivery(std::string field, Quantity rest, const std::string& unit);

/// What a rule has against accepting a line; field errors without their line. Pure.
struct Arrived {
    const materials::Item& item;
    std::optional<AcceptanceRule> rule;
    bool licensed = true;
    Date day;
};
std::vector<FieldError> objections(const Arrived& arrived, const InspectedLine& line);

}  // namespace zs::purchasing
