package import JSON

/// When records of a kind begin and end, so that lists and items can be shown as of a day.
package struct Life: Sendable {
  /// Works out a member's value on a day from the document as it lies in the register.
  package typealias Change = @Sendable (JSONObject, CalendarDate) -> JSON

  /// The member with the first day; nil if the kind's records have no beginning.
  package let start: String?
  /// The member with the last day; nil if the kind's records do not end.
  package let end: String?
  /// The member with the ids of what came after.
  package let successors: String?
  /// Lists whose elements have dates, but which are shown whole on every day.
  package let whole: [String]
  /// Members, beside the name and the dated lists, that differ from day to day.
  package let changes: [(member: String, value: Change)]

  package init(
    from start: String? = nil, to end: String? = nil, successors: String? = nil,
    whole: [String] = [], changes: [(member: String, value: Change)] = []
  ) {
    (self.start, self.end, self.successors) = (start, end, successors)
    (self.whole, self.changes) = (whole, changes)
  }

  /// Whether a record is there on a day.
  package enum Presence: Sendable, Equatable {
    case there
    /// The record begins later: its first day as it is known.
    case notYet(String)
    /// The record ended before: its last day as it is known.
    case noLonger(String)
  }

  /// Whether `document` is there on `day`; an unknown bound is open, and an uncertain date counts from its
  /// earliest to its latest day.
  package func presence(of document: JSONObject, on day: CalendarDate) -> Presence {
    if let text = start.flatMap({ document.text($0) }),
      let first = UncertainDate(text)?.earliest, day < first
    {
      return .notYet(text)
    }
    if let text = end.flatMap({ document.text($0) }), let last = UncertainDate(text)?.latest,
      last < day
    {
      return .noLonger(text)
    }
    return .there
  }

  /// Whether an element of a dated list is in force on `day`.
  package static func isInForce(_ element: JSONObject, on day: CalendarDate) -> Bool {
    period.presence(of: element, on: day) == .there
  }

  /// The members that date the elements of a list.
  package static let period = Life(from: "start_date", to: "end_date")
}
