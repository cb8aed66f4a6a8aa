/// The condition of a change: which versions of the record it may change (RFC 9110, 13.1.1).
package enum Precondition: Sendable, Equatable {
  /// None was given where one is needed.
  case missing
  /// Any version, as long as the record is there.
  case any
  case versions([Int64])

  /// Throws `unconditional` or `stale` unless the condition holds for the version `current`.
  package func check(against current: Int64) throws(RecordError) {
    switch self {
    case .missing: throw .unconditional(current: current)
    case .any: return
    case .versions(let versions):
      guard versions.contains(current) else { throw .stale(current: current) }
    }
  }
}
