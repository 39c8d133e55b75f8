// A small hospital's stock in a database of its own, for tests and measurements: two stores, a ward, a few items.
#pragma once
#include "domains/catalog/catalog.h"
#include "domains/catalog/generated_resources.h"
#include "domains/materials/generated_resources.h"
#include "domains/materials/materials.h"
#include "domains/materials/parameters.h"
#include "domains/organization/generated_resources.h"
#include "domains/space/generated_resources.h"
#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"
#include "platform/database/migrator.h"
#include "platform/events/generated_resources.h"
#include "platform/sequence/generated_resources.h"

namespace zs::materials::testing {

inline std::vector<Migration> all_migrations() {
    std::vector<Migration> all;
    for (const auto& some :
         {sequence::generated_migrations(), audit::generated_migrations(), events::generated_migrations(),
          catalog::generated_migrations(), organization::generated_migrations(), space::generated_migrations(),
          generated_migrations()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

class StoreHouse {
public:
    explicit StoreHouse(Engine engine = Engine::sqlite, DatabaseOptions options = {})
        : database(engine, std::move(options)) {
        catalog::set_defaults(parameters());
        must(migrate(*database, all_migrations()));
        write([&](Transaction& transaction) { return furnish(transaction); });
    }

    static void must(const Status& status) {
        if (!status)
            throw std::runtime_error(status.error().key + (status.error().fields.empty()
                                                               ? ""
                                                               : " " + status.error().fields.front().field + " " +
                                                                     status.error().fields.front().key));
    }
    void write(const Database::Work& work) { must(database->write(work)); }
    /// "" or the key of the error: of the first field, where it is one of fields.
    std::string attempt(DocumentKind kind, const MovementInput& input) {
        const auto status = database->write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(last, move(transaction, actor, kind, input));
            return {};
        });
        if (status) return "";
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    }
    std::int64_t integer(const std::string& sql, const Values& values = {}) {
        std::int64_t result = 0;
        must(database->read([&](Reader& reader) -> Status {
            result = reader.integer(sql, values).value_or(0);
            return {};
        }));
        return result;
    }
    /// In thousandths.
    std::int64_t on_hand(Id<Item> item, Id<Store> store) {
        return integer(
            "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM materials_balance WHERE item_id = ? AND "
            "place_id = ? AND account = 'store'",
            {item.value, store.value});
    }
    /// In fen.
    std::int64_t value_of(Id<Item> item, Id<Store> store) {
        return integer(
            "SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM materials_balance WHERE item_id = ? AND "
            "place_id = ? AND account = 'store'",
            {item.value, store.value});
    }
    std::int64_t breaches() {
        std::int64_t result = 0;
        must(database->read([&](Reader& reader) -> Status {
            result = count_breaches(reader);
            return {};
        }));
        return result;
    }
    MovementInput receipt(const Item& item, std::int64_t pieces, std::int64_t price_fen, std::string lot = "",
                          std::optional<Date> expires = std::nullopt) {
        MovementInput input;
        input.store_id = main.id.value;
        input.vendor_id = vendor.id.value;
        MovementLine line;
        line.item_id = item.id.value;
        line.quantity = {pieces * 1000};
        line.price = UnitPrice{price_fen * 100};
        line.lot_number = std::move(lot);
        line.expires_on = expires;
        line.price_reason = "test";
        input.lines.push_back(line);
        return input;
    }
    MovementInput issue_of(const Item& item, std::int64_t pieces) {
        MovementInput input;
        input.store_id = main.id.value;
        input.department_id = ward.id.value;
        MovementLine line;
        line.item_id = item.id.value;
        line.quantity = {pieces * 1000};
        input.lines.push_back(line);
        return input;
    }
    Date today() { return local_date(database.clock().now(), Zone{}); }

    zs::testing::TestDatabase database;
    Actor actor = Actor::system("test");
    organization::Department ward;
    organization::Vendor vendor;
    Category averaged, in_order;
    Store main, other, ward_store, lenient;
    Item bulb, gauze, kit, reel, stent;  // moving average; FIFO with lots and expiry; self-made; divisible; pieces
    Document last;

private:
    Item item(std::string code, const Category& category) {
        Item one;
        one.code = one.name = std::move(code);
        one.unit = "个";
        one.units = "盒=12";
        one.category_id = category.id;
        return one;
    }
    Status furnish(Transaction& transaction) {
        ward.code = ward.name = "W1";
        insert(transaction, ward);
        vendor.code = vendor.name = "V1";
        insert(transaction, vendor);
        averaged.code = averaged.name = "AVG";
        insert(transaction, averaged);
        in_order.code = in_order.name = "FIFO";
        in_order.valuation = Valuation::fifo;
        insert(transaction, in_order);
        const auto store = [&](Store& one, std::string code, StoreKind kind) {
            one.code = one.name = std::move(code);
            one.kind = kind;
            if (kind == StoreKind::ward) one.department_id = ward.id;
            one.negative_allowed = one.code == "LENIENT";
            insert(transaction, one);
        };
        store(main, "MAIN", StoreKind::main);
        store(other, "OTHER", StoreKind::main);
        store(ward_store, "WARD", StoreKind::ward);
        store(lenient, "LENIENT", StoreKind::main);
        bulb = item("bulb", averaged);
        gauze = item("gauze", in_order);
        gauze.lot_managed = gauze.expiry_managed = true;
        kit = item("kit", averaged);
        reel = item("reel", averaged);
        reel.divisible = true;
        reel.units = "卷=0.5";
        stent = item("stent", averaged);
        stent.serial_managed = stent.expiry_managed = stent.high_value = true;
        for (auto* one : {&bulb, &gauze, &kit, &reel, &stent}) {
            ZS_TRY(check_item(transaction, nullptr, one));
            insert(transaction, *one);
        }
        RecipeLine part;
        part.article_id = kit.id;
        part.part_id = bulb.id;
        part.quantity = {2000};
        insert(transaction, part);
        return {};
    }
};

}  // namespace zs::materials::testing
