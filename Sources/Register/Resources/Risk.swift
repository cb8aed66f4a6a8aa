import Areas
import JSON
package import Records

/// Risks and liabilities of partnerships.
package enum Risk {
  private static let states = ["open", "occurred", "closed"]

  package static let resource = Resource(
    name: "risks", singular: "risk", prefix: "rsk",
    about: "Risks and liabilities of partnerships, and what is done about them.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: Lifecycle(
      field: "state", initial: "open", states: "states",
      moves: [
        .init("occur", from: ["open"], to: "occurred", about: "What was feared has happened."),
        .init("close", from: ["open", "occurred"], to: "closed", about: "It is a risk no more."),
      ]),
    // For lists as of a day, which show the states by then.
    life: Life(),
    summary: ["title", "score", "state"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "What may happen."),
      Shared.identifiers(example: "a number in a risk register"),
    ] + Belonging.fields + [
      Field(
        "kind", .choice(["risk", "liability"]), .filter,
        about: "Whether it may happen, or is owed whatever happens."),
      Field("description", .lines(1...4000), .search, about: "What it is like."),
      Field("likelihood", .integer(1...5), .filter, about: "How likely it is, from 1 to 5."),
      Field("impact", .integer(1...5), .filter, about: "How bad it would be, from 1 to 5."),
      Field(
        "score", .integer(1...25), .computed(score), .filter, .sort,
        about: "Likelihood times impact; null unless both are known."),
      Field("currency", .currency, about: "The currency of the amount."),
      Field(
        "amount", .money(0...1_000_000_000_000_000),
        about: "What it may cost, in minor units; null where nobody knows."),
      Field("mitigation", .lines(1...4000), .search, about: "What is done about it."),
      Field(
        "bearer_ids", .references(to: "organisations"), .filterAs("bearer"),
        about: "The bodies that bear it."),
      Field(
        "state", .choice(states), .filter, about: "How it stands; moves by the verbs alone."),
      Lifecycle.states(states),
    ] + Shared.provenance,
    checks: [Belonging.check, Shared.sourceCheck, currencyCheck])

  private static let score: @Sendable (JSONObject) -> JSON = { document in
    guard let likelihood = document.number("likelihood"), let impact = document.number("impact")
    else { return .null }
    return .integer(likelihood * impact)
  }

  private static let currencyCheck = Check(
    "amount_without_currency", reading: ["amount", "currency"], at: "/currency",
    Partnership.currencyRule
  ) { $0.number("amount") == nil || $0.text("currency") != nil }
}
