// Scanned texts: faults lie inside the text, and what was read says the same when it is read again.
#include "core/json.h"
#include "core/text.h"
#include "fuzz.h"
#include "platform/gs1/gs1.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    using namespace zs::gs1;
    const auto text = fuzz::text_of(data, size);
    constexpr Date today{20'787};
    const auto read = parse(text);
    fuzz::promise(json::parse_object(to_json(read, today)).has_value(), "the answer is JSON");
    const auto item = read_trade_item(text, today);
    if (!read) {
        fuzz::promise(!read.error().code.empty(), "a fault has a name");
        fuzz::promise(read.error().position + read.error().length <= text.size(), "a fault lies in the text");
        return 0;
    }
    const auto again = parse(to_raw(*read));
    fuzz::promise(again.has_value() && to_raw(*again) == to_raw(*read), "what was read is read again");
    if (item) fuzz::promise(item->gtin.size() == 14 && text::is_utf8(item->lot), "an article is whole");
    return 0;
}
