// Suppliers: whether they may get orders.
#include "domains/purchasing/service.h"

namespace zs::purchasing {

Status check_supplier(Reader& reader, std::int64_t vendor_id, Date day) {
    const auto vendor = find(reader, Id<organization::Vendor>{vendor_id});
    if (!vendor) return fail_field("vendor_id", "field.reference_missing");
    if (!vendor->active) return fail(Code::conflict, "purchasing.supplier_inactive", {{"supplier", vendor->name}});
    const auto known = select_one<Supplier>(reader, "WHERE vendor_id = ?", {vendor_id});
    if (!known || known->standing != Standing::blocked) return {};
    if (known->lifted_until && day <= *known->lifted_until) return {};
    return fail(Code::conflict, "purchasing.supplier_blocked",
                {{"supplier", vendor->name},
                 {"score", known->score ? decimal_text(known->score->units, 1) : std::string("-")}});
}

}  // namespace zs::purchasing
