package import Records
package import Store

/// A filter of lists that follows from more than the records it finds: which areas lie within another, which
/// places hold a point.
///
/// It stands in a file of its own and in the list of `OfferedFilters`, and nowhere else: the parameters that
/// are known, their description, the notes beside the items and what the tag is made of follow from it.
package protocol WorkedOutFilter: Sendable {
  /// Its parameters in lists of a kind; none for a kind that does not take it.
  static func parameters(of resource: Resource, in catalogue: Catalogue) -> [FilterParameter]

  /// The members that it may have stand beside the items.
  static var notes: [FilterNote] { get }

  /// The fields that it may add to the answer's head.
  static var headers: [String] { get }

  /// The declared filter with which it goes, so that it is read where that is given too.
  static var follows: String? { get }

  /// Reads its parameters; nil if none is given, or if one is at fault.
  init?(_ reading: inout FilterReading)

  /// Whether it may take longer than another reader should wait for.
  var isHeavy: Bool { get }

  /// The kinds that it follows from, beside that of the list.
  var kinds: [String] { get }

  /// Takes from the snapshot what can be had on the thread of a worker alone.
  func prepare(_ reader: Reader) throws

  /// Works the filter out into `query`, by the snapshot of `reader`.
  func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding
}

extension WorkedOutFilter {
  package static var headers: [String] { [] }
  package static var follows: String? { nil }
  package var isHeavy: Bool { true }
  package var kinds: [String] { [] }
  package func prepare(_ reader: Reader) throws {}
}
