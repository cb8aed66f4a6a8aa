/// The result of a write.
package struct Written: Sendable {
  package enum Outcome: Sendable { case created, updated, unchanged }

  package let outcome: Outcome
  package let id: String
  package let version: Int64
  /// Whether `document` has members declared after the version was written, which an unchanged record may.
  package var isCompleted = false
  /// The whole document; that of the version before for a deletion.
  package let document: [UInt8]
  /// The sequence number of the entry; that of the latest one if nothing changed.
  package let seq: Int64

  /// The edition that the answer's ETag names.
  package var edition: Edition { Edition(version: version, isCompleted: isCompleted) }
}
