// The audit over HTTP: entries, what they can be filtered by, the proof of their chain.
#include <fmt/format.h>

#include "core/json.h"
#include "platform/access_routes/parts.h"
#include "platform/access_routes/views.h"
#include "platform/audit/audit.h"
#include "platform/base/clock.h"
#include "platform/module/exchange.h"

namespace zs::access {
namespace {

using http::Context;
using http::Response;

Result<Response> export_entries(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<AuditRow>(), {});
}

/// What occurs in the audit, for drop-downs.
Result<Response> choices(Context&, Reader& reader) {
    std::string out = "{";
    for (const std::string_view column : {"actor_name", "action", "entity"}) {
        out += fmt::format("{}\"{}\":[", out.size() > 1 ? "," : "", column);
        reader.query(fmt::format("SELECT DISTINCT {0} FROM audit_entry ORDER BY {0}", column), {}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            json::append_string(out, row.text(0));
        });
        out += ']';
    }
    return http::ok(out + "}");
}

Result<Response> verification(Context&, Reader& reader) {
    const auto began = steady_ms();
    ZS_TRY_ASSIGN(const auto found, audit::verify(reader));
    return http::ok(fmt::format(
        R"({{"rows":{},"unsealed":{},"first_broken_id":{},"head":"{}","verified_at":"{}","duration_ms":{}}})",
        found.rows, found.unsealed, found.first_broken_id, found.head, to_text(reader.now()), steady_ms() - began));
}

}  // namespace

http::Routes audit_routes() {
    using enum http::Method;
    constexpr std::string_view permission = "audit.view";
    constexpr std::string_view scope = "none: auditors";
    return {{.method = get,
             .path = "/api/v1/audit/entries",
             .permission = permission,
             .summary = "Audit entries",
             .read = list_of<AuditRow>,
             .output = &table_of<AuditRow>(),
             .page = true,
             .scope = scope},
            {.method = get,
             .path = "/api/v1/audit/entries/export",
             .permission = permission,
             .summary = "Audit entries as xlsx, filtered like the list",
             .read = export_entries,
             .scope = scope},
            {.method = get,
             .path = "/api/v1/audit/choices",
             .permission = permission,
             .summary = "People, actions and entities that occur in the audit",
             .read = choices,
             .scope = scope},
            {.method = get,
             .path = "/api/v1/audit/verification",
             .permission = permission,
             .summary = "Verify the audit chain",
             .read = verification,
             .scope = scope}};
}

}  // namespace zs::access
