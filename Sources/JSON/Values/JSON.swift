/// A JSON value (RFC 8259), with members in the order written and numbers kept exactly.
///
/// `JSON(parsing:)` is strict and bounded, so that two programs can never read one document
/// differently, and `write(to:)` writes the only compact form. `JSONScanner` iterates over
/// documents we wrote ourselves without building a tree.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  /// A number written as an integer that fits 64 bits.
  case integer(Int64)
  /// Any other number as it is written: `1.5`, `1e5`, or an integer of more than 64 bits.
  case decimal(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON: Equatable {
  /// Whether both are the same document: member order counts, and text is compared byte by byte.
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.decimal(let one), .decimal(let other)): one.hasSameBytes(as: other)
    case (.string(let one), .string(let other)): one.hasSameBytes(as: other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }
}
