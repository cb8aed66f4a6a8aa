package import JSON

/// A rule across the fields of one record; each breach is reported at its pointer with the rule's code.
package struct Check: Sendable {
  package let code: String
  package let detail: String
  /// The members of the record that the rule reads; it is checked only if none of them has a fault of its
  /// own.
  package let members: [String]
  /// The pointers at which `document` breaks the rule; none if it holds.
  package let breaches: @Sendable (JSONObject) -> [String]

  package init(
    _ code: String, reading members: [String], _ detail: String,
    breaches: @escaping @Sendable (JSONObject) -> [String]
  ) {
    (self.code, self.members, self.detail, self.breaches) = (code, members, detail, breaches)
  }

  /// A rule that is broken at `pointer`, or not at all.
  package init(
    _ code: String, reading members: [String], at pointer: String, _ detail: String,
    holds: @escaping @Sendable (JSONObject) -> Bool
  ) {
    self.init(code, reading: members, detail) { holds($0) ? [] : [pointer] }
  }

  /// The rule that no end lies before its start, in the record itself or, with `list`, in each element of
  /// that list.
  ///
  /// Uncertain dates are reversed only if no reading of them puts the end on or after the start.
  package static func period(
    in list: String? = nil, from start: String = "start_date", to end: String = "end_date"
  ) -> Check {
    Check(
      "end_before_start", reading: list.map { [$0] } ?? [start, end],
      "The end lies before the start; correct one of the two dates."
    ) { document in
      guard let list else { return isReversed(document, start, end) ? ["/\(end)"] : [] }
      return document.list(list).enumerated().compactMap { index, item in
        isReversed(item, start, end) ? "/\(list)/\(index)/\(end)" : nil
      }
    }
  }

  private static func isReversed(_ item: JSONObject, _ start: String, _ end: String) -> Bool {
    guard let first = item.text(start).flatMap(UncertainDate.init)?.earliest,
      let last = item.text(end).flatMap(UncertainDate.init)?.latest
    else { return false }
    return last < first
  }
}
