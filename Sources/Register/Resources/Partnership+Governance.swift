import Areas
import JSON
import Records

/// Who answers for a partnership, and whether it is one.
extension Partnership {
  /// The members about who is in charge.
  static let governance = [
    Field(
      "accountability",
      .record([
        Field(
          "in_charge", .text(1...300),
          about: "Who is in charge, as the source says it: a board, a person, a post."),
        Field("post_id", .reference(to: "posts"), about: "The post of who is in charge."),
        Field(
          "reports_to_ids",
          .anyReferences(to: [
            .init("organisations", "org"), .init("partnerships", "ptn"),
          ]), .filterAs("reports_to"), about: "The bodies and partnerships to which it reports."),
        Field(
          "reports_to", .text(1...300), about: "To whom it reports, as the source says it."),
        Field(
          "scrutiny_body_id", .reference(to: "organisations"), .filterAs("scrutinised_by"),
          about: "The body that scrutinises it."),
        Field(
          "scrutiny", .lines(1...2000), about: "How it is scrutinised, such as by which committee."),
      ]), about: "Who is in charge, to whom it reports, and who scrutinises it."),
    Field(
      "independence_statement", .lines(1...2000), .search,
      about: "What it says of its independence."),
    Field(
      "advisory_board", .lines(1...2000), .search,
      about: "Its advisory board: whether it has one, and who sits on it."),
    Field(
      "team_size", .integer(0...1_000_000), .filter, about: "How many people its core team has."),
  ]

  /// The five questions of whether it is a partnership at all, after the Audit Commission's definition in
  /// "Governing partnerships" (2005), with what a no to each means.
  static let questions: [(name: String, about: String, no: String)] = [
    (
      "independent_bodies", "Whether at least two bodies take part that are otherwise independent.",
      "No two bodies take part that are otherwise independent."
    ),
    (
      "common_goals", "Whether they agreed to work together for goals that they share.",
      "They did not agree on goals that they share."
    ),
    (
      "joint_structure",
      "Whether they made a structure or a way of working for it beside their own.",
      "They made no structure or way of working for it beside their own."
    ),
    (
      "joint_programme", "Whether they plan and do the work together.",
      "They do not plan and do the work together."
    ),
    (
      "shared_risk_and_reward",
      "Whether they share what they know, what may go wrong and what is gained.",
      "They do not share risks and rewards."
    ),
  ]

  /// The test, and what comes of it.
  static let test = [
    Field(
      "test",
      .record(
        questions.map { Field($0.name, .boolean, about: $0.about) } + [
          Field("assessed_on", .date, about: "The day of the assessment."),
          Field(
            "assessed_by_id", .reference(to: "organisations"), .filterAs("assessed_by"),
            about: "The body that assessed it."),
          Field("note", .lines(1...2000), about: "What lies behind the answers."),
        ]), about: "Whether it is a partnership at all, in five answers."),
    Field(
      "verdict", .choice(["partnership", "in_part", "not_a_partnership", "undecided"]),
      .computed { verdict($0) }, .filter,
      about:
        "What the answers of test come to: a partnership if all are yes; none without independent bodies, without common goals, or with no to the other three; in part if some of those three are no; undecided while answers are missing; null where nothing is answered."
    ),
    Field(
      "verdict_reasons", .texts(1...300), .computed { reasons($0) },
      about: "Why, a sentence for each answer that is not yes."),
  ]

  private static func answers(_ document: JSONObject) -> [Bool?] {
    questions.map { document["test"]?.object?.flag($0.name) }
  }

  private static func verdict(_ document: JSONObject) -> JSON {
    let answers = answers(document)
    guard answers.contains(where: { $0 != nil }) else { return .null }
    // Without two bodies, or a goal of both, what the others say makes no partnership.
    if answers.prefix(2).contains(false) || answers.dropFirst(2).allSatisfy({ $0 == false }) {
      return "not_a_partnership"
    }
    if answers.contains(nil) { return "undecided" }
    return answers.contains(false) ? "in_part" : "partnership"
  }

  private static func reasons(_ document: JSONObject) -> JSON {
    guard !verdict(document).isNull else { return [] }
    return .array(
      zip(questions, answers(document)).compactMap { question, answer in
        switch answer {
        case true?: nil
        case false?: .string(question.no)
        case nil: .string("\(question.name) is not answered.")
        }
      })
  }
}
