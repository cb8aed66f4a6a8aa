import Areas
import JSON
import Records
import Store

/// The questions of `PartnershipCompleteness`, put to one partnership.
///
/// They are those that councils' own registers and the Audit Commission's "Governing partnerships" (2005) ask.
struct CompletenessQuestions {
  typealias Item = PartnershipCompleteness.Item

  private let partnership: JSONObject
  private let id: String
  private let day: CalendarDate
  private let reading: PartnershipReading

  init(
    _ partnership: JSONObject, _ id: String, _ day: CalendarDate, _ reading: PartnershipReading
  ) {
    (self.partnership, self.id, self.day, self.reading) = (partnership, id, day, reading)
  }

  func items() throws -> [Item] {
    recorded() + [partners(), lead(), try agreement()] + accountability()
      + [try review(), try measures(), money(), try risks(), test(), sources()]
  }

  private func item(
    _ name: String, _ question: String, _ isMet: Bool, _ met: String, _ missing: String
  ) -> Item {
    Item(
      name: name, question: question, state: isMet ? .met : .missing, reason: isMet ? met : missing)
  }

  private func has(_ member: String) -> Bool {
    guard let value = partnership[member], !value.isNull else { return false }
    return value.array.map { !$0.isEmpty } ?? true
  }

  private func recorded() -> [Item] {
    [
      ("purpose", "Is it said what it is for?", "purpose"),
      ("outcomes", "Is it said what it is to achieve?", "outcomes"),
      ("area", "Is it said where it works?", "area_ids"),
      ("start", "Is it known since when it is there?", "start_date"),
    ].map { name, question, member in
      item(name, question, has(member), "\(member) is given.", "\(member) is empty.")
    }
  }

  /// The partners of the day that count: sponsors and observers do not.
  private var counted: [JSONObject] {
    partnership.list("partners").filter { !["sponsor", "observer"].contains($0.text("role")) }
  }

  private func partners() -> Item {
    let count = Set(counted.compactMap { $0.text("organisation_id") }).count
    return item(
      "partners", "Are at least two different partners named?", count > 1,
      "\(count) partners take part on \(day).",
      "\(count == 1 ? "One partner takes" : "No partner takes") part on \(day); sponsors and observers do not count."
    )
  }

  private func lead() -> Item {
    let count = counted.count { $0.text("role") == "lead" }
    return item(
      "lead", "Is it said who leads?", count > 0, "A partner has the role lead.",
      "No partner has the role lead on \(day).")
  }

  private func agreement() throws -> Item {
    let question = "Is an agreement in force?"
    var inForce: String?
    try reading.each(Agreement.resource, "partnership", id) { agreement in
      if inForce == nil, Agreement.isInForce(agreement, on: day) { inForce = agreement.text("id") }
    }
    if inForce == nil, partnership.text("formality") == "informal" {
      return Item(
        name: "agreement", question: question, state: .not_needed, reason: "It is informal.")
    }
    return item(
      "agreement", question, inForce != nil,
      "\(Agreement.resource.path(of: inForce ?? "")) is in force on \(day).",
      "No agreement of it is in force on \(day).")
  }

  private func accountability() -> [Item] {
    let told = partnership["accountability"]?.object ?? [:]
    func isTold(_ members: [String]) -> Bool {
      members.contains { name in
        told[name].map { !$0.isNull && $0 != .array([]) } ?? false
      }
    }
    return [
      ("in_charge", "Is it said who is in charge?", ["in_charge", "post_id"]),
      ("reports_to", "Is it said to whom it reports?", ["reports_to_ids", "reports_to"]),
      ("scrutiny", "Is it said who scrutinises it?", ["scrutiny_body_id", "scrutiny"]),
    ].map { name, question, members in
      item(
        name, question, isTold(members), "accountability says so.",
        "accountability has neither \(members.joined(separator: " nor ")).")
    }
  }

  private func review() throws -> Item {
    let question = "Was it reviewed, and is no review overdue?"
    let dates = try reading.reader.fold(ReviewDates.self)
    let overdue = dates.overdue(id, on: day)
    guard overdue.isEmpty else {
      return item(
        "review", question, false, "",
        "The review that \(Review.resource.path(of: overdue[0])) announced had not come by \(day).")
    }
    let count = try reading.count(Review.resource, "partnership", id)
    return item(
      "review", question, count > 0, "None of its \(count) reviews was overdue on \(day).",
      "No review of it is recorded.")
  }

  private func measures() throws -> Item {
    var (count, aimed) = (0, 0)
    try reading.each(Measure.resource, "partnership", id) { measure in
      count += 1
      let isAimed = measure.list("periods").contains { $0["target"].map { !$0.isNull } ?? false }
      if isAimed { aimed += 1 }
    }
    return item(
      "measures", "Is it measured against targets?", aimed > 0, "\(aimed) measures have targets.",
      count == 0 ? "No measure of it is recorded." : "None of its measures has a target.")
  }

  private func money() -> Item {
    let question = "Is it said what the partners put in?"
    let lines = partnership.list("contributions")
    if partnership.flag("pecuniary") == false, lines.isEmpty {
      return Item(
        name: "money", question: question, state: .not_needed, reason: "No money is involved.")
    }
    let unknown = lines.count { $0.number("amount") == nil }
    return item(
      "money", question, !lines.isEmpty && unknown == 0,
      "All \(lines.count) contributions are known.",
      lines.isEmpty
        ? "contributions is empty." : "The amounts of \(unknown) contributions are not known.")
  }

  private func risks() throws -> Item {
    let count = try reading.count(Risk.resource, "partnership", id)
    return item(
      "risks", "Are its risks recorded?", count > 0, "\(count) risks are recorded.",
      "No risk of it is recorded.")
  }

  private func test() -> Item {
    let verdict = partnership.text("verdict")
    return item(
      "test", "Is it tested whether it is a partnership at all?",
      verdict != nil && verdict != "undecided", "The verdict is \(verdict ?? "").",
      verdict == nil ? "test is not answered." : "Answers of test are missing.")
  }

  private func sources() -> Item {
    item(
      "sources", "Is it said where this is from?", has("sources"), "sources is given.",
      "sources is empty.")
  }
}
