package import JSON

/// A value worked out of all records of some kinds, kept in memory and brought up to date by the entries
/// that came since.
package protocol LogFold: Sendable {
  /// The kinds of record whose documents go in.
  static var kinds: [String] { get }

  init()

  /// Applies a record's document as it is now; nil if it is deleted.
  mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?)
}
