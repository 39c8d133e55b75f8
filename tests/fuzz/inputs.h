// Every struct that a body is decoded into. A law (tests/laws) keeps this list complete.
#pragma once
#include "core/json.h"
#include "domains/alarms/commands.h"
#include "domains/catalog/entities.h"
#include "domains/electrical_safety/commands.h"
#include "domains/equipment/circuits.h"
#include "domains/equipment/commands.h"
#include "domains/maintenance/entities.h"
#include "domains/maintenance/year_entities.h"
#include "domains/materials/materials.h"
#include "domains/messaging/entities.h"
#include "domains/organization/roster.h"
#include "domains/purchasing/purchasing.h"
#include "domains/repair/commands.h"
#include "domains/rounds/commands.h"
#include "domains/rounds/shutdown.h"
#include "domains/sourcing/commands.h"
#include "domains/sourcing/price.h"
#include "domains/space/entities.h"
#include "domains/space/plain_building.h"
#include "domains/supply_planning/supply_planning.h"
#include "domains/telemetry/entities.h"
#include "domains/telemetry/source_entities.h"
#include "domains/ward_supplies/ward_supplies.h"
#include "domains/warnings/commands.h"
#include "fuzz.h"
#include "platform/access/entities.h"

namespace zs::fuzz {

struct Input {
    const EntityTable* table;
    void (*decode)(const json::object& body);
};

/// What was accepted is written, read again and must be the same.
template <class T>
void decode_all_ways(const json::object& body) {
    (void)decode_create<T>(body);
    T patched{};
    (void)decode_patch(patched, body);
    const auto first = decode_command<T>(body);
    if (!first) return;
    const std::string text = to_json(*first);
    const auto parsed = json::parse_object(text);
    promise(parsed.has_value(), "what we write is JSON");
    const auto second = decode_command<T>(*parsed);
    promise(second.has_value(), "what we write we accept");
    promise(to_json(*second) == text, "what we write reads back the same");
}

template <class... T>
std::vector<Input> inputs_of() {
    return {Input{&table_of<T>(), &decode_all_ways<T>}...};
}

inline const std::vector<Input>& inputs() {
    static const std::vector<Input> all = inputs_of<
        access::User, access::Role, access::Token, catalog::Parameter, catalog::DayException, messaging::Channel,
        organization::Department, organization::Trade, organization::Vendor, organization::Crew, organization::Post,
        organization::Person, organization::Shift, organization::RosterEntry, space::Campus, space::Building,
        space::Floor, space::Room, space::Zone, space::ZoneMember, space::PathNode, space::PathEdge, space::PlaceCode,
        space::PlainBuilding, repair::FaultType, repair::Reason, repair::WorkOrder, repair::PublicReport,
        repair::NewOrder, repair::ActionInput, repair::RatingInput, equipment::DeviceClass, equipment::DeviceType,
        equipment::Device, equipment::DueClock, equipment::DueRecordInput, equipment::DeviceActionInput,
        equipment::NewTransfer, equipment::NewDocument, equipment::Circuit, equipment::Appliance, telemetry::Point,
        telemetry::Source, telemetry::TopicMap, telemetry::Register, telemetry::Station, maintenance::Activity,
        maintenance::TaskListInput, maintenance::OrderInput, maintenance::NewOrder, maintenance::AccessTime,
        rounds::Route, rounds::PointInput, rounds::PointsInput, rounds::VisitInput, rounds::SkipInput,
        rounds::FinishInput, rounds::HandoverInput, rounds::NewShutdown, electrical_safety::EditionInput,
        electrical_safety::NewCampaign, electrical_safety::MoreDepartments, electrical_safety::LineInput,
        electrical_safety::FoundAppliance, electrical_safety::SheetInput, electrical_safety::FindingInput, alarms::Rule,
        alarms::SeenInput, alarms::ShelveInput, alarms::OutOfServiceInput, alarms::VerdictInput, warnings::Measure,
        warnings::Fault, warnings::WarningInput, materials::Category, materials::Item, materials::RecipeLine,
        materials::Store, materials::Bin, materials::MovementInput, materials::NewRequisition,
        materials::RequisitionInput, materials::NewStocktake, materials::UseInput, materials::ChargeInput,
        materials::CountInput, materials::StocktakeInput, purchasing::Contract, purchasing::ContractLine,
        purchasing::MarketPrice, purchasing::AcceptanceRule, sourcing::Category, sourcing::BudgetLine,
        sourcing::PriceRule, sourcing::NewProject, sourcing::ProjectInput, sourcing::QuotationInput,
        sourcing::DeclareInput, sourcing::ScoreInput, sourcing::JudgeInput, sourcing::ObjectionInput,
        sourcing::AnswerInput, sourcing::FindingInput, purchasing::Draft, purchasing::OrderChange,
        purchasing::OrderInput, purchasing::NewDelivery, purchasing::DeliveryInput, purchasing::NewInvoice,
        purchasing::InvoiceInput, purchasing::LiftInput, purchasing::NewLicence, purchasing::LicenceCheck,
        supply_planning::VendorTerms, supply_planning::ItemTerms, supply_planning::ProposalInput,
        ward_supplies::Article, ward_supplies::Ward, ward_supplies::StandingOrder, ward_supplies::NewRequest,
        ward_supplies::StopInput, ward_supplies::NewCount, ward_supplies::NewReturn>();
    return all;
}

}  // namespace zs::fuzz
