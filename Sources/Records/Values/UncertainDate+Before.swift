extension UncertainDate {
  /// The date just before this one, with the same precision: `2009-12` for `2010-01`.
  ///
  /// Nil if no day comes before, or if the date has no year or no end.
  package var before: UncertainDate? {
    guard earliest != nil, latest != nil else { return nil }
    let parts = text.split(separator: "/").map { UncertainDate.before(String($0)) }
    guard parts.allSatisfy({ $0 != nil }) else { return nil }
    return UncertainDate(parts.compactMap(\.self).joined(separator: "/"))
  }

  private static func before(_ part: String) -> String? {
    let isAbout = part.hasSuffix("~")
    let bare = isAbout ? String(part.dropLast()) : part
    guard let first = UncertainDate(bare)?.earliest, first > .first else { return nil }
    return first.dayBefore.description.prefix(bare.utf8.count) + (isAbout ? "~" : "")
  }

  /// Whether both dates may mean the same day.
  package func mayEqual(_ other: UncertainDate) -> Bool {
    guard let earliest, let start = other.earliest else { return false }
    return (other.latest.map { earliest <= $0 } ?? true) && (latest.map { start <= $0 } ?? true)
  }
}
