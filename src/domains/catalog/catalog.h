// Public face of catalog: dated parameters and the hospital's calendar.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/base/calendar.h"
#include "platform/database/database.h"
#include "platform/module/module.h"

namespace zs::catalog {

/// All parameters of the hospital as of their days; immutable, replaced as a whole when a parameter changes.
class Parameters {
public:
    virtual ~Parameters() = default;
    /// Value valid on the local day of `at`; the module's default when the hospital set none; Bug for unknown codes.
    virtual std::string_view text(std::string_view code, Instant at) const = 0;
    virtual std::int64_t integer(std::string_view code, Instant at) const = 0;
    virtual double real(std::string_view code, Instant at) const = 0;
};

/// The present parameters, from memory; reloaded after a committed change of catalog_parameter.
std::shared_ptr<const Parameters> parameters(Reader& reader);
/// The present calendar (zone, weekends, exceptions), from memory likewise.
std::shared_ptr<const Calendar> calendar(Reader& reader);
/// Defaults of all modules, handed over once at start-up.
void set_defaults(std::vector<ParameterDefault> defaults);
std::vector<ParameterDefault> defaults();

/// Sets a parameter's value from today on, audited. Errors: catalog.parameter_unknown, field errors on `value`.
Status set_from_today(Transaction& transaction, const Actor& actor, std::string_view code, std::string_view value);
/// The name on pages, labels and papers; empty until the hospital gave it.
std::string hospital_name(Reader& reader);

Module module(Services& services);

}  // namespace zs::catalog
