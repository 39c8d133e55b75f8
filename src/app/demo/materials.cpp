// Materials of the demo hospital: a catalogue, two main stores, ward stores, and ten weeks of receipts, requisitions,
// use, a stocktake and a closed month, all through the use cases.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <vector>

#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/repair/played_transaction.h"

namespace zs::demo {
namespace {

using namespace materials;

constexpr int days_played = 75;
constexpr std::int64_t piece = 1000;  // thousandths

enum class Kept { plain, lot, exchange };
struct Good {
    std::string_view name, name_en, category, unit, units;
    std::array<std::string_view, 4> sizes;
    int price_fen;
    int weekly;  // used a week by a ward
    Kept kept;
    Ved ved;
};
constexpr auto v = Ved::vital;
constexpr auto e = Ved::essential;
constexpr auto d = Ved::desirable;
constexpr Good goods[] = {
    {"一次性注射器", "Syringe", "YH", "支", "盒=100,箱=1000", {"2 mL", "5 mL", "10 mL", "20 mL"}, 45, 90, Kept::lot, v},
    {"输液器", "Infusion set", "YH", "套", "箱=200", {"普通", "避光", "精密", "带针"}, 180, 60, Kept::lot, v},
    {"静脉留置针", "IV catheter", "YH", "支", "盒=50", {"18G", "20G", "22G", "24G"}, 980, 30, Kept::lot, v},
    {"医用纱布块",
     "Gauze swab",
     "YH",
     "包",
     "箱=100",
     {"5×7 cm", "8×10 cm", "10×10 cm", "显影"},
     120,
     40,
     Kept::lot,
     e},
    {"医用绷带", "Bandage", "YH", "卷", "盒=12", {"4 cm", "6 cm", "8 cm", "10 cm"}, 160, 12, Kept::lot, e},
    {"外科口罩", "Surgical mask", "YH", "只", "盒=50,箱=2000", {"成人", "儿童", "耳挂", "系带"}, 38, 200, Kept::lot, e},
    {"检查手套", "Examination glove", "YH", "只", "盒=100", {"S", "M", "L", "XL"}, 32, 300, Kept::lot, e},
    {"无菌手套", "Sterile glove", "YH", "副", "盒=50", {"6.5", "7", "7.5", "8"}, 240, 30, Kept::lot, v},
    {"一次性尿垫", "Underpad", "YH", "片", "包=10", {"60×60", "60×90", "80×90", "儿童"}, 150, 50, Kept::lot, d},
    {"导尿包", "Catheter kit", "YH", "包", "箱=40", {"12 Fr", "14 Fr", "16 Fr", "18 Fr"}, 1650, 5, Kept::lot, v},
    {"换药包", "Dressing kit", "YH", "包", "箱=60", {"小", "中", "大", "儿童"}, 620, 15, Kept::lot, e},
    {"心电电极片", "ECG electrode", "YH", "片", "袋=50", {"成人", "儿童", "动态", "长效"}, 55, 80, Kept::lot, e},
    {"氧气面罩", "Oxygen mask", "YH", "个", "箱=50", {"成人", "儿童", "储氧", "雾化"}, 780, 6, Kept::lot, v},
    {"鼻氧管", "Nasal cannula", "YH", "根", "箱=100", {"单腔", "双腔", "儿童", "加湿"}, 260, 15, Kept::lot, v},
    {"止血带", "Tourniquet", "YH", "根", "袋=20", {"成人", "儿童", "卡扣", "乳胶"}, 90, 10, Kept::plain, e},
    {"医用胶带", "Medical tape", "YH", "卷", "盒=24", {"1.25 cm", "2.5 cm", "5 cm", "透气"}, 210, 12, Kept::lot, d},
    {"免洗手消毒液", "Hand rub", "XD", "瓶", "箱=20", {"100 mL", "300 mL", "500 mL", "1 L"}, 1580, 8, Kept::lot, v},
    {"含氯消毒片", "Chlorine tablet", "XD", "瓶", "箱=24", {"50 片", "100 片", "200 片", "泡腾"}, 860, 6, Kept::lot, e},
    {"75% 酒精", "Alcohol 75 %", "XD", "瓶", "箱=30", {"60 mL", "100 mL", "500 mL", "喷雾"}, 420, 12, Kept::lot, e},
    {"碘伏消毒液", "Iodophor", "XD", "瓶", "箱=40", {"60 mL", "100 mL", "250 mL", "500 mL"}, 350, 12, Kept::lot, v},
    {"消毒湿巾",
     "Disinfectant wipes",
     "XD",
     "包",
     "箱=24",
     {"40 片", "60 片", "80 片", "100 片"},
     1280,
     10,
     Kept::lot,
     e},
    {"洗手液", "Hand soap", "XD", "瓶", "箱=12", {"300 mL", "500 mL", "1 L", "5 L"}, 980, 5, Kept::plain, d},
    {"医疗废物袋", "Medical waste bag", "BJ", "只", "捆=100", {"小", "中", "大", "特大"}, 28, 150, Kept::plain, e},
    {"生活垃圾袋", "Refuse bag", "BJ", "只", "捆=100", {"小", "中", "大", "特大"}, 15, 120, Kept::plain, d},
    {"利器盒", "Sharps box", "BJ", "个", "箱=60", {"1 L", "3 L", "5 L", "8 L"}, 560, 8, Kept::plain, v},
    {"卷纸", "Toilet roll", "BJ", "卷", "提=12", {"80 m", "100 m", "150 m", "大盘"}, 320, 30, Kept::plain, d},
    {"擦手纸", "Paper towel", "BJ", "包", "箱=20", {"150 抽", "200 抽", "250 抽", "大盘"}, 480, 25, Kept::plain, d},
    {"地巾", "Mop head", "BJ", "块", "包=10", {"红", "黄", "蓝", "绿"}, 650, 4, Kept::exchange, d},
    {"毛巾", "Cloth", "BJ", "条", "包=10", {"红", "黄", "蓝", "绿"}, 280, 6, Kept::exchange, d},
    {"洗洁精", "Detergent", "BJ", "瓶", "箱=12", {"500 mL", "1 L", "2 L", "5 L"}, 760, 3, Kept::plain, d},
    {"A4 复印纸", "A4 paper", "BG", "包", "箱=5", {"70 g", "80 g", "彩色", "再生"}, 2150, 6, Kept::plain, d},
    {"中性笔", "Gel pen", "BG", "支", "盒=12", {"黑 0.5", "蓝 0.5", "红 0.5", "黑 0.7"}, 120, 15, Kept::plain, d},
    {"硒鼓", "Toner", "BG", "支", "", {"12A", "88A", "1020", "彩色"}, 9800, 1, Kept::exchange, d},
    {"标签打印纸", "Label roll", "BG", "卷", "箱=50", {"40×30", "50×30", "60×40", "腕带"}, 880, 6, Kept::plain, e},
    {"文件夹", "Folder", "BG", "个", "盒=10", {"单夹", "双夹", "抽杆", "插页"}, 450, 3, Kept::plain, d},
    {"笔记本", "Notebook", "BG", "本", "包=10", {"A5", "B5", "16K", "交班"}, 380, 4, Kept::plain, d},
    {"订书钉", "Staples", "BG", "盒", "", {"12#", "24/6", "23/8", "23/13"}, 160, 2, Kept::plain, d},
    {"热敏心电图纸", "ECG paper", "BG", "卷", "盒=10", {"50 mm", "63 mm", "80 mm", "210 mm"}, 720, 5, Kept::plain, e},
    {"LED 灯管", "LED tube", "WX", "支", "箱=25", {"9 W", "14 W", "18 W", "24 W"}, 1950, 2, Kept::exchange, d},
    {"LED 筒灯", "LED downlight", "WX", "个", "箱=20", {"5 W", "7 W", "9 W", "12 W"}, 2400, 1, Kept::exchange, d},
    {"水龙头", "Tap", "WX", "个", "", {"单冷", "感应", "肘动", "混水"}, 6800, 1, Kept::exchange, d},
    {"角阀", "Angle valve", "WX", "个", "盒=10", {"铜", "不锈钢", "三通", "加长"}, 2200, 1, Kept::exchange, d},
    {"五孔插座", "Socket", "WX", "个", "盒=10", {"10 A", "16 A", "防溅", "带开关"}, 1650, 1, Kept::exchange, d},
    {"门锁", "Lock", "WX", "套", "", {"执手", "插芯", "磁力", "抽屉"}, 8600, 1, Kept::exchange, d},
    {"闭门器", "Door closer", "WX", "个", "", {"45 kg", "65 kg", "85 kg", "防火"}, 9500, 1, Kept::exchange, d},
    {"万向轮", "Castor", "WX", "个", "包=4", {"2 寸", "3 寸", "4 寸", "带刹"}, 1800, 2, Kept::exchange, d},
    {"呼叫器手柄", "Call handset", "WX", "个", "", {"双芯", "三芯", "四芯", "无线"}, 5600, 1, Kept::exchange, e},
    {"空气开关", "Breaker", "WX", "个", "盒=12", {"1P 16A", "2P 32A", "3P 63A", "漏保"}, 3200, 1, Kept::exchange, e},
    {"生料带", "PTFE tape", "WX", "卷", "包=10", {"10 m", "15 m", "20 m", "油任"}, 150, 3, Kept::plain, d},
    {"电缆", "Cable", "WX", "米", "盘=100", {"1.5 mm²", "2.5 mm²", "4 mm²", "6 mm²"}, 320, 6, Kept::plain, d},
    {"5 号电池", "AA battery", "WX", "节", "盒=40", {"碱性", "碳性", "充电", "锂"}, 180, 20, Kept::plain, e},
    {"7 号电池", "AAA battery", "WX", "节", "盒=40", {"碱性", "碳性", "充电", "锂"}, 170, 12, Kept::plain, e},
    {"桶装饮用水",
     "Bottled water",
     "SH",
     "桶",
     "",
     {"纯净 18.9 L", "矿泉 18.9 L", "纯净 11.3 L", "矿泉 11.3 L"},
     1200,
     10,
     Kept::plain,
     d},
    {"瓶装饮用水",
     "Water 550 mL",
     "SH",
     "瓶",
     "箱=24",
     {"350 mL", "550 mL", "750 mL", "1.5 L"},
     110,
     24,
     Kept::plain,
     d},
    {"一次性纸杯", "Paper cup", "SH", "只", "条=50", {"7 oz", "9 oz", "12 oz", "加厚"}, 12, 80, Kept::plain, d},
    {"病员服", "Patient gown", "BF", "套", "包=10", {"M", "L", "XL", "儿童"}, 6200, 2, Kept::exchange, d},
    {"床单", "Sheet", "BF", "条", "包=10", {"成人", "儿童", "产床", "平车"}, 4800, 2, Kept::exchange, d},
    {"枕套", "Pillow case", "BF", "个", "包=20", {"白", "蓝", "绿", "粉"}, 1200, 3, Kept::exchange, d},
    {"手术衣", "Surgical gown", "BF", "件", "包=10", {"M", "L", "XL", "加强"}, 8800, 1, Kept::exchange, v},
    {"采血管", "Blood tube", "YH", "支", "盒=100", {"紫", "红", "黄", "蓝"}, 75, 60, Kept::lot, v},
    {"采血针", "Blood needle", "YH", "支", "盒=100", {"21G", "22G", "23G", "蝶翼"}, 85, 60, Kept::lot, v},
    {"吸痰管", "Suction catheter", "YH", "根", "箱=100", {"6 Fr", "8 Fr", "12 Fr", "14 Fr"}, 310, 20, Kept::lot, v},
    {"胃管", "Gastric tube", "YH", "根", "箱=50", {"12 Fr", "14 Fr", "16 Fr", "18 Fr"}, 690, 4, Kept::lot, v},
    {"引流袋", "Drainage bag", "YH", "只", "箱=100", {"1 L", "1.5 L", "2 L", "防逆流"}, 340, 14, Kept::lot, v},
    {"医用棉签", "Cotton swab", "YH", "包", "箱=500", {"10 cm", "12 cm", "20 cm", "碘伏"}, 65, 60, Kept::lot, e},
    {"压敏胶带", "Indicator tape", "XD", "卷", "盒=12", {"12 mm", "19 mm", "24 mm", "蒸汽"}, 1450, 2, Kept::lot, v},
    {"体温计", "Thermometer", "YH", "支", "盒=20", {"电子", "额温", "耳温", "腋下"}, 3600, 1, Kept::exchange, e},
    {"血压计袖带",
     "Blood pressure cuff",
     "YH",
     "个",
     "",
     {"成人", "大号", "儿童", "新生儿"},
     7800,
     1,
     Kept::exchange,
     e},
    {"治疗巾", "Drape", "YH", "片", "包=10", {"40×50", "50×70", "60×80", "80×120"}, 190, 25, Kept::lot, d},
    {"手术帽", "Surgical cap", "YH", "只", "包=100", {"条形", "圆形", "系带", "彩色"}, 30, 100, Kept::plain, d},
    {"鞋套", "Shoe cover", "YH", "只", "包=100", {"无纺布", "塑料", "加厚", "防滑"}, 22, 100, Kept::plain, d},
    {"隔离衣", "Isolation gown", "YH", "件", "箱=50", {"M", "L", "XL", "反穿"}, 1150, 10, Kept::lot, v},
    {"护目镜", "Goggles", "YH", "副", "盒=10", {"普通", "防雾", "面屏", "近视"}, 1900, 1, Kept::plain, v},
    {"N95 口罩", "N95 mask", "YH", "只", "盒=20", {"S", "M", "L", "带阀"}, 520, 12, Kept::lot, v},
    {"棉球", "Cotton ball", "YH", "包", "箱=100", {"小", "中", "大", "酒精"}, 140, 20, Kept::lot, e}};

struct Stocked {
    Id<Item> id;
    const Good* good;
    int size;
};

class Play {
public:
    Play(Transaction& inner, std::uint64_t seed, Instant until) : transaction_(inner), random_(seed), until_(until) {
        keeper_ = Actor::system("demo");
        keeper_.name = "库管员";
        nurse_ = keeper_;
        nurse_.name = "护士长";
        head_ = keeper_;
        head_.name = "总务科长";
    }
    Status run() {
        const Zone zone;
        const Date last = local_date(until_, zone);
        const Date first = last + -days_played;
        transaction_.set(start_of_day(first, zone) + std::chrono::hours(7));
        ZS_TRY(furnish());
        ZS_TRY(fill_shelves());
        for (Date day = first; day < last; day = day + 1) ZS_TRY(live(day, start_of_day(day, zone)));
        transaction_.set(until_);
        return leave_work();
    }

private:
    std::int64_t pick(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
    }
    std::int64_t id_of(std::string_view table, std::string_view code) {
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)})
            .value_or(0);
    }
    Status furnish();
    Status add_items();
    Status fill_shelves();
    Status receive_lines(const std::vector<MovementLine>& lines);
    MovementLine line_of(const Stocked& one, std::int64_t pieces);
    Status live(Date day, Instant midnight);
    Result<Id<Requisition>> ask_for(std::size_t ward, int lines);
    Status replenish();
    Status count_store();
    Status leave_work();

    repair::PlayedTransaction transaction_;
    std::mt19937_64 random_;
    Instant until_;
    Actor keeper_, nurse_, head_;
    std::vector<Stocked> stocked_;
    std::vector<std::int64_t> wards_, ward_stores_, bins_;
    std::int64_t main_ = 0, second_ = 0, vendor_ = 0;
    int lots_ = 0;
};

Status Play::add_items() {
    struct Line {
        std::string_view code, name, name_en;
        Valuation valuation;
    };
    constexpr Line categories[] = {{"YH", "医用耗材", "Medical consumables", Valuation::fifo},
                                   {"XD", "消毒用品", "Disinfectants", Valuation::fifo},
                                   {"BJ", "保洁用品", "Cleaning supplies", Valuation::moving_average},
                                   {"BG", "办公用品", "Office supplies", Valuation::moving_average},
                                   {"WX", "维修配件", "Repair parts", Valuation::moving_average},
                                   {"SH", "生活用品", "Daily supplies", Valuation::moving_average},
                                   {"BF", "被服", "Linen", Valuation::moving_average}};
    for (const auto& line : categories) {
        Category category;
        category.code = line.code;
        category.name = line.name;
        category.name_en = line.name_en;
        category.valuation = line.valuation;
        insert(transaction_, category);
    }
    int number = 0;
    for (const auto& good : goods)
        for (int size = 0; size < 4; ++size) {
            Item item;
            item.code = fmt::format("{}{:04}", good.category, ++number);
            item.name = good.name;
            item.name_en = good.name_en;
            item.specification = good.sizes[static_cast<std::size_t>(size)];
            item.category_id = Id<Category>{id_of("materials_category", good.category)};
            item.unit = good.unit;
            item.units = good.units;
            item.lot_managed = item.expiry_managed = good.kept == Kept::lot;
            item.exchange_required = good.kept == Kept::exchange;
            item.ved = good.ved;
            item.abc = good.price_fen * good.weekly > 12'000  ? Abc::a
                       : good.price_fen * good.weekly > 4'000 ? Abc::b
                                                              : Abc::c;
            item.vendor_id = Id<organization::Vendor>{vendor_};
            item.barcodes = fmt::format("69012345{:05}", number);
            item.price = {good.price_fen * std::int64_t{100}};
            ZS_TRY(check_item(transaction_, nullptr, &item));
            insert(transaction_, item);
            stocked_.push_back({item.id, &good, size});
        }
    return {};
}

Status Play::furnish() {
    organization::Vendor vendor;
    vendor.code = "V-SUPPLY";
    vendor.name = "康远医疗供应有限公司";
    insert(transaction_, vendor);
    vendor_ = vendor.id.value;
    const auto campus = transaction_.integer("SELECT MIN(id) FROM space_campus");
    const auto store = [&](std::string code, std::string name, std::string name_en, StoreKind kind,
                           std::int64_t department) {
        Store one;
        one.code = std::move(code);
        one.name = std::move(name);
        one.name_en = std::move(name_en);
        one.kind = kind;
        if (department != 0) one.department_id = Id<organization::Department>{department};
        if (campus) one.campus_id = Id<space::Campus>{*campus};
        insert(transaction_, one);
        return one.id.value;
    };
    main_ = store("CK1", "医用物资总库", "Medical store", StoreKind::main, 0);
    second_ = store("CK2", "后勤物资总库", "Logistics store", StoreKind::main, 0);
    for (const auto* code : {"WK2", "WK1", "NK1", "ICU", "EK", "FCK"}) {
        const auto department = id_of("organization_department", code);
        if (department == 0) continue;
        wards_.push_back(department);
        const auto name = transaction_.text("SELECT name FROM organization_department WHERE id = ?", {department});
        ward_stores_.push_back(store(fmt::format("KS-{}", code), name.value_or("") + "二级库",
                                     fmt::format("Ward store {}", code), StoreKind::ward, department));
    }
    for (int shelf = 0; shelf < 24; ++shelf) {
        Bin bin;
        bin.store_id = {shelf < 16 ? main_ : second_};
        bin.code = fmt::format("{}-{:02}", shelf < 16 ? "A" : "B", shelf % 16 + 1);
        bin.walk = shelf;
        insert(transaction_, bin);
        bins_.push_back(bin.id.value);
    }
    return add_items();
}

bool is_medical(const Good& good) { return good.category == "YH" || good.category == "XD"; }

MovementLine Play::line_of(const Stocked& one, std::int64_t pieces) {
    MovementLine line;
    line.item_id = one.id.value;
    line.quantity = {pieces * piece};
    line.price = UnitPrice{one.good->price_fen * pick(94, 106)};
    const std::size_t shelf = static_cast<std::size_t>(one.id.value);
    line.bin_id = is_medical(*one.good) ? bins_[shelf % 16] : bins_[16 + shelf % 8];
    if (one.good->kept == Kept::lot) {
        line.lot_number = fmt::format("P{:06}", ++lots_);
        line.expires_on = local_date(transaction_.now(), Zone{}) + static_cast<int>(pick(60, 900));
    }
    return line;
}

/// One document for each store that has some of them.
Status Play::receive_lines(const std::vector<MovementLine>& lines) {
    for (const auto store : {main_, second_}) {
        MovementInput input;
        input.store_id = store;
        input.vendor_id = vendor_;
        for (auto& line : lines) {
            const bool medical = line.bin_id <= bins_[15];
            if (medical == (store == main_)) input.lines.push_back(line);
        }
        if (!input.lines.empty()) ZS_TRY(move(transaction_, keeper_, DocumentKind::receipt, input));
    }
    return {};
}

Status Play::fill_shelves() {
    std::vector<MovementLine> lines;
    for (std::size_t i = 0; i < stocked_.size(); ++i) {
        lines.push_back(line_of(stocked_[i], std::max<std::int64_t>(4, stocked_[i].good->weekly * pick(4, 9))));
        if (lines.size() == 25 || i + 1 == stocked_.size()) {
            ZS_TRY(receive_lines(lines));
            lines.clear();
        }
    }
    return {};
}

/// What has less than two weeks of use is ordered again.
Status Play::replenish() {
    std::map<std::int64_t, std::int64_t> there;
    transaction_.query(
        "SELECT b.item_id, CAST(SUM(b.quantity) AS BIGINT) FROM materials_balance b JOIN materials_store s ON s.id = "
        "b.place_id WHERE s.kind = 'main' AND b.account = 'store' GROUP BY b.item_id",
        {}, [&](const Row& row) { there[row.integer(0)] = row.integer(1) / piece; });
    std::vector<MovementLine> lines;
    for (const auto& one : stocked_)
        if (there[one.id.value] < one.good->weekly * 2 && pick(1, 100) <= 85)
            lines.push_back(line_of(one, one.good->weekly * pick(4, 8)));
    if (lines.empty()) return {};
    return receive_lines(lines);
}

Result<Id<Requisition>> Play::ask_for(std::size_t ward, int lines) {
    const bool medical = pick(1, 100) <= 65;
    NewRequisition wanted;
    wanted.department_id = wards_[ward];
    wanted.store_id = medical ? main_ : second_;
    wanted.place = "护士站";
    for (int tries = 0; tries < 200 && static_cast<int>(wanted.lines.size()) < lines; ++tries) {
        const auto& one = stocked_[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(stocked_.size()) - 1))];
        const auto same = [&](const AskedLine& line) { return line.item_id == one.id.value; };
        if (is_medical(*one.good) != medical || std::any_of(wanted.lines.begin(), wanted.lines.end(), same)) continue;
        AskedLine line;
        line.item_id = one.id.value;
        line.quantity = {std::max<std::int64_t>(1, one.good->weekly * pick(3, 12) / 10) * piece};
        line.old_returned = one.good->kept == Kept::exchange;
        wanted.lines.push_back(line);
    }
    ZS_TRY_ASSIGN(const auto made, ask(transaction_, nurse_, wanted));
    return made.id;
}

Status Play::count_store() {
    ZS_TRY_ASSIGN(auto stocktake, start_stocktake(transaction_, keeper_, {second_, Abc::none}));
    CountInput counts;
    for (const auto& line : select<CountLine>(transaction_, "WHERE stocktake_id = ?", {stocktake.id.value})) {
        Counted one;
        one.line_id = line.id.value;
        one.quantity = line.expected;
        if (pick(1, 100) <= 3) one.quantity.units += (pick(0, 1) == 0 ? -1 : 1) * piece;
        if (one.quantity.units < 0) one.quantity = {};
        counts.counts.push_back(one);
    }
    ZS_TRY_ASSIGN(stocktake, count(transaction_, keeper_, stocktake.id, counts));
    ZS_TRY_ASSIGN(stocktake, act(transaction_, keeper_, stocktake.id, StocktakeAction::submit, {}));
    ZS_TRY(act(transaction_, head_, stocktake.id, StocktakeAction::post, {{}, "清点差异"}));
    return {};
}

Status Play::live(Date day, Instant midnight) {
    const auto at = [&](int minute) { transaction_.set(midnight + std::chrono::minutes(minute)); };
    if (weekday(day) <= 5)
        for (std::size_t ward = 0; ward < wards_.size(); ++ward) {
            at(490 + static_cast<int>(ward) * 6);
            ZS_TRY_ASSIGN(const auto asked, ask_for(ward, 5));
            if (find(transaction_, asked)->state == RequisitionState::requested) {
                at(560);
                ZS_TRY(act(transaction_, head_, asked, RequisitionAction::approve, {}));
            }
            at(600 + static_cast<int>(ward) * 8);
            if (!act(transaction_, keeper_, asked, RequisitionAction::pick, {})) continue;  // none of it in stock
            at(680 + static_cast<int>(ward) * 7);
            ZS_TRY(act(transaction_, nurse_, asked, RequisitionAction::hand_over, {}));
        }
    // Wards use up about a tenth of what they have.
    at(1080);
    for (std::size_t ward = 0; ward < ward_stores_.size(); ++ward) {
        MovementInput used;
        used.store_id = ward_stores_[ward];
        transaction_.query(
            "SELECT item_id, CAST(SUM(quantity) AS BIGINT) FROM materials_balance WHERE place_id = ? AND account = "
            "'store' AND quantity > 0 GROUP BY item_id ORDER BY item_id",
            {ward_stores_[ward]}, [&](const Row& row) {
                if (pick(1, 100) > 12) return;
                MovementLine line;
                line.item_id = row.integer(0);
                line.quantity = {std::max<std::int64_t>(1, row.integer(1) / piece * pick(2, 8) / 10) * piece};
                used.lines.push_back(line);
            });
        if (!used.lines.empty()) (void)move(transaction_, nurse_, DocumentKind::issue, used);
    }
    at(1100);
    if (weekday(day) == 4) ZS_TRY(replenish());
    at(1120);
    ZS_TRY(keep_snapshots(transaction_));
    const auto today = civil(day);
    if (today.day == 28) ZS_TRY(count_store());
    const auto before = civil(day + -5);
    if (today.day == 5 && before.month != today.month)
        (void)close_month(transaction_, head_, fmt::format("{}-{:02}", before.year, before.month));
    return {};
}

/// What a visitor of the demo meets: requisitions in every open state, a count that is under way.
Status Play::leave_work() {
    for (std::size_t ward = 0; ward < std::min<std::size_t>(4, wards_.size()); ++ward) {
        ZS_TRY_ASSIGN(const auto asked, ask_for(ward, 4));
        if (ward == 1 || ward == 2) (void)act(transaction_, keeper_, asked, RequisitionAction::pick, {});
    }
    for (const auto& one : stocked_) {
        if (one.good->kept != Kept::exchange || wards_.empty()) continue;
        NewRequisition wanted;
        wanted.department_id = wards_.front();
        wanted.store_id = second_;
        wanted.lines.push_back({one.id.value, {piece}, "", false, "旧件随设备报废"});
        ZS_TRY(ask(transaction_, nurse_, wanted));
        break;
    }
    return {};
}

}  // namespace

Status play_materials(Transaction& transaction, std::uint64_t seed, Instant until) {
    return Play(transaction, seed, until).run();
}

}  // namespace zs::demo
