// Findings: an abnormal reading becomes one repair order however often it is read; a normal one after the repair
// confirms it.
#include <algorithm>

#include "domains/repair/repair.h"
#include "domains/rounds/service.h"

namespace zs::rounds {
namespace {

using maintenance::Verdict;

Status raise_order(Transaction& transaction, const Actor& actor, const Visit& visit, Finding& finding) {
    repair::ReportFacts facts;
    facts.source = repair::Source::round;
    facts.room_id = visit.room_id;
    facts.title = visit.name + " · 巡检异常";
    facts.device_name = visit.name;
    // A device scrapped since is a thing in its room only.
    const auto device = find(transaction, Id<equipment::Device>{visit.device_id});
    if (device && device->state != equipment::DeviceState::scrapped) facts.device_id = visit.device_id;
    facts.description = finding.text;
    facts.reporter_name = actor.name;
    ZS_TRY_ASSIGN(const auto order, repair::report(transaction, actor, facts));
    finding.order_id = order.id.value;
    finding.order_number = order.number;
    return {};
}

Status open_finding(Transaction& transaction, const Actor& actor, const Visit& visit, const maintenance::Item& item) {
    Finding finding;
    finding.point_id = visit.point_id;
    finding.task = item.task.code;
    finding.text = maintenance::abnormal_text(item, Language::zh);
    finding.text_en = maintenance::abnormal_text(item, Language::en);
    finding.room_id = visit.room_id;
    finding.device_id = visit.device_id;
    finding.found_at = *visit.left_at;
    finding.seen_at = *visit.left_at;
    ZS_TRY(raise_order(transaction, actor, visit, finding));
    insert(transaction, finding);
    return {};
}

Status read_abnormal(Transaction& transaction, const Actor& actor, const Visit& visit, const maintenance::Item& item,
                     Finding finding) {
    ++finding.seen;
    finding.seen_at = std::max(finding.seen_at, *visit.left_at);
    finding.text = maintenance::abnormal_text(item, Language::zh);
    finding.text_en = maintenance::abnormal_text(item, Language::en);
    if (!repair::is_under_repair(transaction, finding.order_id)) {
        ZS_TRY(raise_order(transaction, actor, visit, finding));  // the repair did not hold
        ++finding.orders;
    }
    return update(transaction, finding);
}

}  // namespace

Status note_findings(Transaction& transaction, const Actor& actor, const Visit& visit,
                     const maintenance::Items& items) {
    lock(transaction, visit.point_id);
    for (const auto& item : items) {
        if (item.verdict != Verdict::abnormal && item.verdict != Verdict::normal) continue;
        auto finding = select_one<Finding>(transaction, "WHERE point_id = ? AND task = ? AND state = 'open'",
                                           {visit.point_id.value, item.task.code});
        if (item.verdict == Verdict::abnormal) {
            ZS_TRY(finding ? read_abnormal(transaction, actor, visit, item, *std::move(finding))
                           : open_finding(transaction, actor, visit, item));
        } else if (finding && !repair::is_under_repair(transaction, finding->order_id)) {
            finding->state = FindingState::confirmed;
            finding->confirmed_at = visit.left_at;
            finding->confirmed_by = actor.name;
            ZS_TRY(update(transaction, *finding));
        }
    }
    return {};
}

}  // namespace zs::rounds
