// List queries as strangers write them, through to the SQL of the engine: filters, sort, search, cursor.
#include "core/json.h"
#include "domains/repair/views.h"
#include "hospital.h"
#include "platform/access/entities.h"
#include "platform/http/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    const EntityTable* const tables[] = {&table_of<repair::OrderRow>(), &table_of<space::Room>(),
                                         &table_of<access::User>(), &table_of<repair::WorkOrder>()};
    if (size < 1) return 0;
    const EntityTable& table = *tables[data[0] % std::size(tables)];
    http::Request request;
    if (!http::parse_target("/?" + std::string(fuzz::text_of(data + 1, size - 1)), request)) return 0;
    const auto query = parse_list_query(table, request.query);
    if (!query) return 0;
    fuzz::promise_no_bug(fuzz::Hospital::get().attempt([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(const auto page, list_json(transaction, table, *query));
        fuzz::promise(json::parse_object(page.json).has_value(), "a page is JSON");
        return visit_list(transaction, table, *query, {}, 100, [](const Values&) {});
    }),
                         "a list answers or refuses");
    return 0;
}
