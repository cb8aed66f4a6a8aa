package import JSON

/// Keeps statements apart that are made of the same layer in different years: each holds until the next.
package enum Vintages {
  /// The elements with dates between those of two vintages, where they had none.
  ///
  /// A year stands for the changes of its April, as in the names of the ONS's lookups.
  package static func apart(_ list: [JSON]) -> [JSON] {
    var list = list
    let dated = list.indices.compactMap { index in
      first(of: list[index]).map { (index: index, day: $0) }
    }
    for (index, day) in dated {
      let layer = list[index]["layer"]
      let later = dated.filter { $0.day > day && list[$0.index]["layer"] == layer }
      guard let next = later.min(by: { $0.day < $1.day }),
        case .object(var one) = list[index], case .object(var other) = list[next.index]
      else { continue }
      let end = one.text("end_date").flatMap { CalendarDate($0) }
      let start = other.text("start_date").flatMap { CalendarDate($0) }
      // Where both are said, whoever said them is to see that they overlap.
      guard end == nil || start == nil else { continue }
      let change =
        start ?? end.map { min($0.dayAfter, next.day) }
        ?? next.day
      one["end_date"] = .string(change.dayBefore.description)
      if start == nil { other["start_date"] = .string(change.description) }
      (list[index], list[next.index]) = (.object(one), .object(other))
    }
    return list
  }

  private static func first(of item: JSON) -> CalendarDate? {
    guard let vintage = item["vintage"]?.string else { return nil }
    return CalendarDate(vintage) ?? CalendarDate("\(vintage)-04-01")
  }
}
