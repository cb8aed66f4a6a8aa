import JSON
package import Records
package import Store

/// What is recorded of a partnership and what is missing, as a list of questions with their answers.
package struct PartnershipCompleteness: WorkedOut {
  /// One question and its answer.
  struct Item {
    enum State: String { case met, missing, not_needed }

    let name: String
    let question: String
    let state: State
    let reason: String
  }

  private let partnership: JSONObject
  private let day: CalendarDate
  private let items: [Item]

  /// What is recorded of `id` as of `day`.
  package init(_ id: String, on day: CalendarDate, _ reader: Reader) throws {
    let reading = PartnershipReading(reader: reader, day: day)
    partnership = try reading.partnership(id)
    self.day = day
    items = try CompletenessQuestions(partnership, id, day, reading).items()
  }

  private static let item = Layout<Item>(
    .value("item", .text(1...40), "Its name.") { $0.name },
    .value("question", .text(1...200), "What is asked.") { $0.question },
    .value("state", .choice(["met", "missing", "not_needed"]), "The answer.") {
      $0.state.rawValue
    },
    .value("reason", .text(1...300), "What the answer rests on.") { $0.reason })

  package static let layout = Layout<PartnershipCompleteness>(
    .record(
      "partnership",
      Layout<JSONObject>(
        .copies(
          OrganisationOverview.named(Partnership.resource)
            + OrganisationOverview.own(Partnership.resource, ["name", "state", "formality"])
        ) { $0 }), "The partnership."
    ) { $0.partnership },
    .value("as_of", .date, "The day of the answers.") { $0.day },
    .value("met", .integer(0...100), "How many questions are met.") {
      $0.items.count { $0.state == .met }
    },
    .value("of", .integer(0...100), "Of how many that this partnership needs.") {
      $0.items.count { $0.state != .not_needed }
    },
    .list("items", item, "The questions, in a fixed order; each counts the same.") { $0.items })
}
