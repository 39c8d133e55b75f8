// Old orders: a mapping and a table of another system.
#include "domains/repair/history.h"
#include "hospital.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    std::string_view rest = fuzz::text_of(data, size);
    const auto mapping = repair::history::read_mapping(fuzz::take_part(rest, "\n--\n"));
    const auto table = documents::read_table(rest);
    if (!mapping || !table) return 0;
    fuzz::promise_no_bug(fuzz::Hospital::get().attempt([&](Transaction& transaction) -> Status {
        const auto report = repair::history::import_orders(transaction, *table, *mapping);
        if (!report.problems.empty()) return fail(Code::invalid, "fields.invalid");
        const auto again = repair::history::import_orders(transaction, *table, *mapping);
        fuzz::promise(again.created == 0, "the same file again changes nothing");
        return {};
    }),
                         "old orders are taken or refused");
    return 0;
}
