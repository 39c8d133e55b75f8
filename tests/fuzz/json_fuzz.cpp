// JSON bodies through the descriptor of every input struct.
#include "inputs.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    if (size < 1) return 0;
    const auto body = json::parse_object(fuzz::text_of(data + 1, size - 1));
    if (!body) return 0;
    const std::string text = json::write(*body);
    const auto again = json::parse_object(text);
    fuzz::promise(again.has_value() && json::write(*again) == text, "JSON reads back the same");
    const auto& inputs = fuzz::inputs();
    inputs[data[0] % inputs.size()].decode(*body);
    return 0;
}
