import JSON

/// A value of a record under one of its links, and the element that it stands in.
package struct LinkRow: Sendable {
  package let value: String
  /// The place of the element in its list; 0 for what stands in no list.
  package let element: Int
  /// How much the element comes to, where its list says so.
  package var amount: Int64?
  /// The first and last day on which the element is in force, in a list with dates; nil where that side is open.
  package var since: CalendarDate?
  package var until: CalendarDate?

  package init(_ value: String, element: Int = 0) { (self.value, self.element) = (value, element) }
}

/// The bytes decide, as in an engine; Swift's `==` takes canonically equal texts as one.
extension LinkRow: Hashable {
  package static func == (left: LinkRow, right: LinkRow) -> Bool {
    left.element == right.element && left.amount == right.amount && left.since == right.since
      && left.until == right.until && left.value.hasSameBytes(as: right.value)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(element)
    var value = value
    value.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension [LinkRow] {
  /// The rows without those that are there before.
  var distinct: [LinkRow] {
    guard count > 1 else { return self }
    var known: Set<LinkRow> = []
    return filter { known.insert($0).inserted }
  }

  /// The rows that are none of `others`.
  package func subtracting(_ others: [LinkRow]) -> [LinkRow] {
    guard !others.isEmpty, !isEmpty else { return self }
    let known = Set(others)
    return filter { !known.contains($0) }
  }
}
