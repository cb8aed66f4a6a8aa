/// A value as SQLite stores it; text compares and hashes by its bytes, like the BINARY collation.
package enum Value: Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

extension Value: Hashable {
  /// Whether SQLite would call both the same value; `null` equals `null`, as with IS.
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.integer(let one), .integer(let other)): one == other
    case (.text(let one), .text(let other)):
      one.utf8.count == other.utf8.count && one.utf8.elementsEqual(other.utf8)
    case (.blob(let one), .blob(let other)): one == other
    default: false
    }
  }

  /// Hashes the bytes, so that canonically equivalent texts stay different keys.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let number): hasher.combine(number)
    case .text(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .blob(let bytes): hasher.combine(bytes)
    }
  }
}

extension Value: ExpressibleByNilLiteral {
  /// SQL's NULL.
  package init(nilLiteral: ()) { self = .null }
}

extension Value: ExpressibleByIntegerLiteral {
  /// An integer.
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension Value: ExpressibleByStringLiteral {
  /// A text.
  package init(stringLiteral value: String) { self = .text(value) }
}
