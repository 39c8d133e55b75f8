// Materials: the table of contents.
#include "domains/materials/materials.h"

#include "domains/materials/generated_resources.h"
#include "domains/materials/parameters.h"
#include "domains/materials/piece_views.h"
#include "domains/materials/requisition_flow.h"
#include "domains/materials/routes.h"
#include "domains/materials/stock_views.h"
#include "domains/materials/stocktake_flow.h"
#include "domains/materials/work_views.h"

namespace zs::materials {
namespace {

std::vector<Permission> permissions() {
    return {
        {"materials.view",
         "查看物资",
         "See materials",
         {"storekeeper", "buyer", "auditor", "head", "vice_president", "finance", "department", "engineer"}},
        {"materials.keep", "办理出入库", "Keep stock", {"storekeeper"}},
        {"materials.adjust", "调整与报废", "Adjust and scrap", {"storekeeper"}},
        {"materials.count", "盘点", "Count stock", {"storekeeper"}},
        {"materials.manage", "维护物资目录", "Manage the catalogue", {"storekeeper", "buyer"}},
        {"materials.request", "申领物资", "Request materials", {"department"}},
        {"materials.approve", "审批申领与盘点差异", "Approve requests and differences", {"head", "vice_president"}},
        {"materials.approve_large", "审批大额申领", "Approve large requests", {"vice_president"}},
        {"materials.draw", "工单领料", "Draw parts on work orders", {"technician", "storekeeper", "engineer", "head"}},
        {"materials.use_pieces", "登记高值耗材使用", "Record the use of pieces", {"department"}},
        {"materials.bill", "高值耗材计费", "Charge for pieces", {"department", "finance"}},
        {"materials.see_patients", "查看患者号", "See patients' numbers", {"department"}},
        {"materials.gaps", "核实闭环异常", "Look into gaps of pieces", {"storekeeper", "head", "finance"}},
        {"materials.close", "月结", "Close months", {"head", "finance"}},
        {"materials.indicators",
         "物资指标",
         "Figures of materials",
         {"storekeeper", "buyer", "auditor", "head", "vice_president", "finance"}},
    };
}

std::vector<MasterData> masters() {
    constexpr std::string_view view = "materials.view", manage = "materials.manage";
    return {zs::master_data<Category>("materials/categories", view, manage),
            zs::master_data<Item>("materials/items", view, manage, check_item),
            zs::master_data<RecipeLine>("materials/recipes", view, manage, check_recipe, ""),
            zs::master_data<Store>("materials/stores", view, manage, check_store),
            zs::master_data<Bin>("materials/bins", view, manage, {}, "")};
}

}  // namespace

Module module(Services& services) {
    name_constraint("uq_materials_item_code", "code", "materials.code_taken");
    name_constraint("uq_materials_category_code", "code", "materials.code_taken");
    name_constraint("uq_materials_store_code", "code", "materials.code_taken");
    name_constraint("uq_materials_bin_code", "code", "materials.code_taken");
    Module result;
    result.name = "materials";
    result.level = 2;
    result.depends = {"catalog", "organization", "space"};
    result.entities = {
        &table_of<Category>(),     &table_of<Item>(),      &table_of<RecipeLine>(),     &table_of<Store>(),
        &table_of<Bin>(),          &table_of<Lot>(),       &table_of<Document>(),       &table_of<Entry>(),
        &table_of<Balance>(),      &table_of<Snapshot>(),  &table_of<Requisition>(),    &table_of<RequisitionLine>(),
        &table_of<Stocktake>(),    &table_of<CountLine>(), &table_of<StockRow>(),       &table_of<ShelfRow>(),
        &table_of<DocumentRow>(),  &table_of<UseRow>(),    &table_of<RequisitionRow>(), &table_of<DemandRow>(),
        &table_of<StocktakeRow>(), &table_of<CountRow>(),  &table_of<Piece>(),          &table_of<PieceUse>(),
        &table_of<Charge>(),       &table_of<Gap>(),       &table_of<PieceRow>(),       &table_of<PieceUseRow>(),
        &table_of<ChargeRow>(),    &table_of<GapRow>()};
    result.master_data = masters();
    result.workflows = {erase_types("materials.requisition", requisition_flow),
                        erase_types("materials.stocktake", stocktake_flow)};
    for (auto&& routes : {stock_routes(), ledger_routes(), requisition_routes(), stocktake_routes(), piece_routes(),
                          scan_routes(), paper_routes(services.public_url)})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "materials.snapshots",
                    .every_seconds = 600,
                    .run = keep_snapshots,
                    .zh = "库存快照",
                    .en = "Snapshots of stock"},
                   {.name = "materials.gaps",
                    .every_seconds = 3600,
                    .run = find_gaps,
                    .zh = "高值耗材闭环核对",
                    .en = "Gaps of high-value pieces"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::materials
