import JSON
import Records

/// What follows from the partners of a partnership, and what it breaks.
extension Partnership {
  static let sectors = [
    Field(
      "shared_lead", .boolean, .filter,
      about: "Whether it is led by several partners, or by all; otherwise one has the role lead."),
    Field(
      "mix",
      .list([
        Field("start_date", .date, about: "Since when; null if from its beginning."),
        Field("end_date", .date, about: "Until when, the last day; null if to its end."),
        Field(
          "mix", .choice(SectorMix.kinds), .filterAs("mix"),
          about: "The kind that the partners of these days make."),
      ]), .served,
      about:
        "Which sectors work together from day to day, by the partners' sectors; sponsors and observers do not count, and where fewer than two partners do there is no mix."
    ),
    Field(
      "grace_note", .lines(1...4000),
      about: "Why a formal partnership has no agreement in force, or will have none for a time."),
  ]

  static let rules = [
    Field(
      "broken_rules",
      .list([
        Field(
          "rule", .choice(PartnershipRule.allCases.map(\.rawValue)), .filterAs("rule_broken"),
          about: "The rule."),
        Field(
          "day", .date, about: "The first of the days on which it is broken, which may lie ahead."),
        Field("pointer", .text(1...200), about: "The member that it is about."),
        Field("detail", .lines(1...4000), about: "What is so on that day, and how to mend it."),
      ]), .served,
      about:
        "The rules that it breaks on days on which it is active: days to come, what another record's change led to, and what came with rules=warn."
    )
  ]
}
