// High-value consumables of the demo hospital: implants of the orthopaedic ward in every state from receipt to bill,
// with a few gaps to look into.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/repair/played_transaction.h"

namespace zs::demo {
namespace {

using namespace materials;

constexpr int days_of_pieces = 12;
constexpr std::int64_t one = 1000;  // thousandths

struct Implant {
    std::string_view code, name, name_en, specification;
    int price_yuan;
    std::string_view procedure;
};
constexpr Implant implants[] = {{"GZ0001", "人工髋关节股骨柄", "Hip stem", "12/14 标准", 8600, "全髋关节置换"},
                                {"GZ0002", "髋臼假体", "Acetabular cup", "50 mm", 6200, "全髋关节置换"},
                                {"GZ0003", "锁定接骨板", "Locking plate", "8 孔", 2350, "骨折切开复位内固定"},
                                {"GZ0004", "椎弓根螺钉", "Pedicle screw", "6.0×45 mm", 860, "腰椎后路融合"},
                                {"GZ0005", "椎间融合器", "Interbody cage", "10 mm", 4980, "腰椎后路融合"},
                                {"GZ0006", "可吸收骨钉", "Absorbable pin", "2.7×30 mm", 1280, "踝关节骨折固定"}};

/// 13 digits with their check digit.
std::string gtin_of(int number) {
    const std::string digits = fmt::format("069587{:07}", number);
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 1);
    return digits + std::to_string((10 - sum % 10) % 10);
}

class PlayPieces {
public:
    PlayPieces(Transaction& inner, Instant until) : transaction_(inner), until_(until) {
        keeper_ = Actor::system("demo");
        keeper_.name = "库管员";
        nurse_ = keeper_;
        nurse_.name = "骨科护士长";
    }
    Status run();

private:
    std::int64_t id_of(std::string_view table, std::string_view code) {
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)})
            .value_or(0);
    }
    void at(std::chrono::hours before) { transaction_.set(std::max(start_, until_ - before)); }
    Status add_items();
    /// So many of each implant, numbered on.
    Status receive_batch(int each, bool consigned, int days_left);
    MovementInput moving(std::size_t number);
    Status send(std::size_t number, bool arrives);
    Status issue_to_ward(std::size_t number);
    Status use(std::size_t number, std::string_view patient, std::string_view reason = "");
    Status bill(std::size_t number);
    Status leave_gaps();

    repair::PlayedTransaction transaction_;
    Instant until_, start_;
    Actor keeper_, nurse_;
    std::vector<Item> items_;
    std::vector<std::pair<std::size_t, std::string>> pieces_;  // index of the implant, serial number
    std::int64_t main_ = 0, cabinet_ = 0, ward_ = 0, vendor_ = 0;
};

Status PlayPieces::add_items() {
    int number = 0;
    for (const auto& implant : implants) {
        Item item;
        item.code = implant.code;
        item.name = implant.name;
        item.name_en = implant.name_en;
        item.specification = implant.specification;
        item.category_id = Id<Category>{id_of("materials_category", "YH")};
        item.unit = "件";
        item.serial_managed = item.expiry_managed = item.high_value = true;
        item.ved = Ved::vital;
        item.abc = Abc::a;
        item.vendor_id = Id<organization::Vendor>{vendor_};
        item.barcodes = gtin_of(++number);
        item.price = {implant.price_yuan * std::int64_t{10'000}};
        ZS_TRY(check_item(transaction_, nullptr, &item));
        insert(transaction_, item);
        items_.push_back(item);
    }
    return {};
}

Status PlayPieces::receive_batch(int each, bool consigned, int days_left) {
    MovementInput input;
    input.store_id = main_;
    input.vendor_id = vendor_;
    input.consigned = consigned;
    const Date today = local_date(transaction_.now(), Zone{});
    for (int round = 0; round < each; ++round)
        for (std::size_t i = 0; i < items_.size(); ++i) {
            MovementLine line;
            line.item_id = items_[i].id.value;
            line.quantity = {one};
            line.price = items_[i].price;
            line.lot_number = fmt::format("SN{:05}", pieces_.size() + 1);
            line.batch = fmt::format("B{:02}{}", pieces_.size() / items_.size() + 1, i + 1);
            line.expires_on = today + days_left;
            const auto day = civil(*line.expires_on);
            line.udi = fmt::format("(01){}(17){:02}{:02}{:02}(10){}(21){}", items_[i].barcodes, day.year % 100,
                                   day.month, day.day, line.batch, line.lot_number);
            pieces_.emplace_back(i, line.lot_number);
            input.lines.push_back(line);
        }
    ZS_TRY(move(transaction_, keeper_, DocumentKind::receipt, input));
    return {};
}

MovementInput PlayPieces::moving(std::size_t number) {
    MovementInput input;
    input.store_id = main_;
    MovementLine line;
    line.item_id = items_[pieces_[number].first].id.value;
    line.quantity = {one};
    line.lot_number = pieces_[number].second;
    input.lines.push_back(line);
    return input;
}

Status PlayPieces::send(std::size_t number, bool arrives) {
    MovementInput input = moving(number);
    input.to_store_id = cabinet_;
    ZS_TRY_ASSIGN(const auto sent, move(transaction_, keeper_, DocumentKind::transfer, input));
    if (!arrives) return {};
    MovementInput arrival;
    arrival.store_id = cabinet_;
    arrival.of_document_id = sent.id.value;
    ZS_TRY(move(transaction_, keeper_, DocumentKind::arrival, arrival));
    return {};
}

Status PlayPieces::issue_to_ward(std::size_t number) {
    MovementInput input = moving(number);
    input.department_id = ward_;
    ZS_TRY(move(transaction_, keeper_, DocumentKind::issue, input));
    return {};
}

Status PlayPieces::use(std::size_t number, std::string_view patient, std::string_view reason) {
    UseInput input;
    input.code = pieces_[number].second;
    input.patient_number = patient;
    input.procedure = implants[pieces_[number].first].procedure;
    input.room = "手术间 3";
    input.operator_name = "梁医生";
    input.reason = reason;
    ZS_TRY(use_piece(transaction_, nurse_, input));
    return {};
}

Status PlayPieces::bill(std::size_t number) {
    ChargeInput input;
    input.code = pieces_[number].second;
    ZS_TRY(charge(transaction_, nurse_, input));
    return {};
}

/// Issued and not used, sent and not taken in, used and not billed, billed and never received, used twice.
Status PlayPieces::leave_gaps() {
    using std::chrono::hours;
    at(hours(40));
    ZS_TRY(issue_to_ward(20));
    ZS_TRY(send(21, false));
    at(hours(32));
    ZS_TRY(issue_to_ward(22));
    ZS_TRY(use(22, "ZY26110742"));
    at(hours(20));
    ZS_TRY(use(12, "ZY26110811", "台下核对时扫到同一条码"));
    ChargeInput ghost;
    ghost.code = "SN90417";
    ghost.patient_number = "ZY26110799";
    ghost.price = Money{235'000};
    ghost.bill_number = "SF-20261128-0417";
    ZS_TRY(charge(transaction_, nurse_, ghost));
    MovementInput broken = moving(23);
    broken.reason = "外包装破损";
    ZS_TRY(move(transaction_, keeper_, DocumentKind::scrap, broken));
    at(hours(2));
    ZS_TRY(issue_to_ward(24));
    ZS_TRY(issue_to_ward(25));
    ZS_TRY(use(25, "ZY26110823"));
    transaction_.set(until_);
    ZS_TRY(find_gaps(transaction_));
    if (const auto gap = select_one<Gap>(transaction_, "WHERE kind = 'billed_not_received'"))
        ZS_TRY(acknowledge(transaction_, keeper_, gap->id, "收费系统录入时选错条码, 已通知收费处更正"));
    return {};
}

Status PlayPieces::run() {
    main_ = id_of("materials_store", "CK1");
    cabinet_ = id_of("materials_store", "KS-WK2");
    ward_ = id_of("organization_department", "WK2");
    vendor_ = id_of("organization_vendor", "V-SUPPLY");
    if (main_ == 0 || cabinet_ == 0 || ward_ == 0) return {};
    const Instant locked{transaction_.integer("SELECT locked_until FROM materials_ledger WHERE id = 1").value_or(0)};
    using std::chrono::hours;
    start_ = std::max(until_ - hours(24 * days_of_pieces), locked + hours(1));
    transaction_.set(start_);
    ZS_TRY(add_items());
    ZS_TRY(receive_batch(4, true, 420));
    ZS_TRY(receive_batch(1, false, 200));
    ZS_TRY(receive_batch(1, false, std::max(1, days_of_pieces - 3)));  // the last ones of a batch: some expire
    for (std::size_t number = 0; number < 20; ++number) {
        at(hours(24 * 9 - static_cast<int>(number)));
        ZS_TRY(send(number, true));
    }
    for (std::size_t number = 0; number < 14; ++number) {
        at(hours(24 * 8 - 12 * static_cast<int>(number)));
        ZS_TRY(use(number, fmt::format("ZY261106{:02}", number / 2 + 10)));
        ZS_TRY(bill(number));
    }
    return leave_gaps();
}

}  // namespace

Status play_pieces(Transaction& transaction, Instant until) { return PlayPieces(transaction, until).run(); }

}  // namespace zs::demo
