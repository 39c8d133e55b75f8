// Floor plans: whatever is accepted must come out again as the same plan.
#include "core/json.h"
#include "domains/space/geojson.h"
#include "hospital.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    const auto text = fuzz::text_of(data, size);
    (void)space::check_outline("outline", text);
    const Actor actor = Actor::system("fuzz");
    fuzz::promise_no_bug(fuzz::Hospital::get().attempt([&](Transaction& transaction) -> Status {
        ZS_TRY(space::import_geojson(transaction, actor, {1}, text));
        ZS_TRY_ASSIGN(const auto plan, space::export_geojson(transaction, {1}));
        fuzz::promise(json::parse_object(plan).has_value(), "a plan is JSON");
        fuzz::promise(space::import_geojson(transaction, actor, {1}, plan).has_value(), "our plan is taken back");
        ZS_TRY_ASSIGN(const auto again, space::export_geojson(transaction, {1}));
        fuzz::promise(again == plan, "our plan stays as it is");
        return {};
    }),
                         "a plan is taken or refused");
    return 0;
}
