// Modbus TCP from a stranger: whatever a device answers or a client asks, bytes are read within their frame, and what
// was encoded is decoded to the same.
#include <algorithm>

#include "fuzz.h"
#include "platform/modbus/frames.h"
#include "platform/modbus/numbers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    using namespace zs::modbus;
    if (size < 8) return 0;
    Request request;
    request.transaction = static_cast<std::uint16_t>(data[0] << 8U | data[1]);
    request.unit = data[2];
    request.function = static_cast<Function>(1 + data[3] % 4);
    request.address = static_cast<std::uint16_t>(data[4] << 8U | data[5]);
    const auto most = is_bits(request.function) ? bits_max : registers_max;
    request.count = static_cast<std::uint16_t>(1 + (data[6] << 8U | data[7]) % most);
    const auto frame = fuzz::text_of(data + 8, size - 8);
    if (const auto length = frame_length(frame)) fuzz::promise(*length <= frame_bytes_max, "no frame is longer");
    if (const auto answer = decode_answer(request, frame))
        fuzz::promise(answer->size() == request.count, "an answer has what was asked");
    if (const auto asked = decode_request(frame); asked && asked->known)
        fuzz::promise(encode(asked->request) == frame, "a question that was understood is written the same");

    const auto again = decode_request(encode(request));
    fuzz::promise(again && again->known && again->request.address == request.address,
                  "our own questions are questions");
    std::vector<std::uint16_t> values(request.count);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto byte = data[i % size];
        values[i] =
            is_bits(request.function) ? byte & 1U : static_cast<std::uint16_t>(byte << 8U | data[(i + 1) % size]);
    }
    const auto back = decode_answer(request, encode_answer(request, values));
    fuzz::promise(back && *back == values, "an answer comes back as it was");
    const auto refused = decode_answer(request, encode_exception(request, data[3] % 4 + 1, data[7]));
    fuzz::promise(!refused && refused.error().key.starts_with("modbus.exception"), "an exception is one");
    for (int type = 0; type < 6; ++type)
        for (const auto order : {WordOrder::high_first, WordOrder::low_first}) {
            std::uint16_t words[2] = {static_cast<std::uint16_t>(data[0] << 8U | data[1]),
                                      static_cast<std::uint16_t>(data[2] << 8U | data[3])};
            const double number = number_of(static_cast<NumberType>(type), order, words);
            std::uint16_t stored[2] = {words[0], words[1]};
            if (number == number) store_number(static_cast<NumberType>(type), order, number, stored);
            fuzz::promise(number != number || number_of(static_cast<NumberType>(type), order, stored) == number,
                          "a number comes back as it was");
        }
    return 0;
}
