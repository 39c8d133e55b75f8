// The supplier's side, and what quotations become once they are open.
#pragma once
#include "domains/sourcing/service.h"

namespace zs::sourcing {

/// Projects that his companies are invited to, or that are open to all; columns of `o`.
Restriction visible_offers(const Actor& actor);
Result<Project> load_offer(Reader& reader, const Actor& actor, Id<Project> id);
/// The company for which he quotes. Errors: sourcing.no_company.
Result<std::int64_t> company_of(const Actor& actor);

/// Makes or replaces the company's quotation while the project is open. Errors: sourcing.closed, field errors of all
/// lines at once. What is in it goes neither into the audit nor into events: it is sealed.
Result<Quotation> quote(Transaction& transaction, const Actor& actor, Id<Project> id, const QuotationInput& input);
Result<Quotation> withdraw(Transaction& transaction, const Actor& actor, Id<Project> id);
std::string offer_json(Reader& reader, const Actor& actor, const Project& project);

/// Quotations may be read from here on.
bool is_open(const Project& project);
/// Submitted ones, cheapest first. Empty while they are sealed, whoever asks.
std::vector<Quotation> open_quotations(Reader& reader, const Project& project);

/// One quotation with its points: the price by formula, the other criteria as the mean of the committee.
struct Ranked {
    Quotation quotation;
    std::vector<Decimal<2>> points;  // by criterion, in their order
    Decimal<2> sum;
};
/// Best first: by points where a committee scored, else by the compared price.
std::vector<Ranked> ranking(Reader& reader, const Project& project);
std::vector<Criterion> criteria_of(Reader& reader, Id<Project> id);
/// Those who judge: not the ones that stood back.
std::vector<Member> judging_members(Reader& reader, Id<Project> id);

/// The member's own part of a project in committee.
Result<Member> load_member(Reader& reader, const Actor& actor, Id<Project> id);
Result<Member> declare(Transaction& transaction, const Actor& actor, Id<Project> id, const DeclareInput& input);
/// All points at once, and once. Errors: sourcing.declare_first, sourcing.scored_already, field errors on `points`.
Result<Member> score(Transaction& transaction, const Actor& actor, Id<Project> id, const ScoreInput& input);
/// A user who may sit in committees.
struct Expert {
    std::int64_t id = 0;
    std::string name;
};
std::vector<Expert> experts(Reader& reader);
std::string scoring_json(Reader& reader, const Actor& actor, const Project& project, const Member& member);

}  // namespace zs::sourcing
