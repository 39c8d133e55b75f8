// Purchasing: the table of contents.
#include "domains/purchasing/delivery_flow.h"
#include "domains/purchasing/delivery_views.h"
#include "domains/purchasing/generated_resources.h"
#include "domains/purchasing/invoice_flow.h"
#include "domains/purchasing/invoice_views.h"
#include "domains/purchasing/order_flow.h"
#include "domains/purchasing/order_views.h"
#include "domains/purchasing/origin_flow.h"
#include "domains/purchasing/origin_service.h"
#include "domains/purchasing/parameters.h"
#include "domains/purchasing/routes.h"
#include "domains/purchasing/supplier_service.h"
#include "domains/purchasing/supplier_views.h"

namespace zs::purchasing {
namespace {

std::vector<Permission> permissions() {
    return {
        {"purchasing.orders",
         "查看采购订单",
         "See purchase orders",
         {"buyer", "storekeeper", "engineer", "auditor", "head", "vice_president", "finance", "vendor"}},
        {"purchasing.view",
         "查看合同与价格",
         "See contracts and prices",
         {"buyer", "auditor", "head", "vice_president", "finance"}},
        {"purchasing.order", "制作与发出订单", "Write and send orders", {"buyer"}},
        {"purchasing.manage", "维护合同与验收要求", "Keep contracts and rules", {"buyer"}},
        {"purchasing.approve", "审批采购", "Approve orders and payments", {"head", "vice_president"}},
        {"purchasing.approve_large", "审批大额采购", "Approve large orders", {"vice_president"}},
        {"purchasing.receive", "验收到货", "Inspect and accept deliveries", {"storekeeper", "engineer"}},
        {"purchasing.invoice", "录入发票与申请付款", "Enter invoices, request payment", {"buyer", "finance"}},
        {"purchasing.pay", "登记付款", "Pay", {"finance"}},
        {"purchasing.indicators",
         "采购指标",
         "Figures of purchasing",
         {"buyer", "auditor", "head", "vice_president", "finance"}},
        {"purchasing.supply", "供应商办理", "Act as the supplier", {"vendor"}},
    };
}

std::vector<MasterData> masters() {
    constexpr std::string_view view = "purchasing.view", manage = "purchasing.manage";
    return {zs::master_data<Contract>("purchasing/contracts", view, manage, check_contract, "number"),
            zs::master_data<ContractLine>("purchasing/contract-lines", view, manage, check_contract_line, ""),
            zs::master_data<MarketPrice>("purchasing/market-prices", view, manage, check_market_price, ""),
            zs::master_data<AcceptanceRule>("purchasing/acceptance-rules", view, manage, check_acceptance_rule, "")};
}

}  // namespace

Module module(Services& services) {
    name_constraint("uq_purchasing_contract_number", "number", "purchasing.number_taken");
    name_constraint("uq_purchasing_contract_line_contract_id_item_id_unit", "item_id", "purchasing.priced_already");
    name_constraint("uq_purchasing_market_price_item_id_from_on", "from_on", "purchasing.priced_already");
    name_constraint("uq_purchasing_acceptance_rule_category_id", "category_id", "purchasing.ruled_already");
    name_constraint("uq_purchasing_invoice_vendor_id_number", "number", "purchasing.invoice_taken");
    Module result;
    result.name = "purchasing";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "messaging", "materials"};
    result.entities = {
        &table_of<Contract>(),    &table_of<ContractLine>(), &table_of<MarketPrice>(), &table_of<AcceptanceRule>(),
        &table_of<Order>(),       &table_of<OrderLine>(),    &table_of<Delivery>(),    &table_of<DeliveryLine>(),
        &table_of<Invoice>(),     &table_of<InvoiceLine>(),  &table_of<Supplier>(),    &table_of<Licence>(),
        &table_of<OrderRow>(),    &table_of<DeliveryRow>(),  &table_of<BoughtRow>(),   &table_of<InvoiceRow>(),
        &table_of<SupplierRow>(), &table_of<LicenceRow>(),   &table_of<Origin>(),      &table_of<OriginRow>()};
    result.master_data = masters();
    result.workflows = {erase_types("purchasing.order", order_flow), erase_types("purchasing.delivery", delivery_flow),
                        erase_types("purchasing.invoice", invoice_flow), erase_types("purchasing.origin", origin_flow)};
    result.subscriptions = origin_subscriptions();
    for (auto&& routes :
         {order_routes(services), delivery_routes(services), invoice_routes(), supplier_routes(), origin_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "purchasing.score",
                    .daily_minute = 250,
                    .run = score_suppliers,
                    .zh = "供应商评分",
                    .en = "Score cards of suppliers"},
                   {.name = "purchasing.tell",
                    .daily_minute = 480,
                    .run = tell_what_ends,
                    .zh = "合同与证照到期提醒",
                    .en = "Tell which contracts and licences end"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::purchasing
