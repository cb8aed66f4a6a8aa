package import JSON

/// A value that can stand in an answer: it can be written as JSON, and its type says whether it may be
/// null.
package protocol Shown: SendableMetatype {
  /// Whether a value of the type may be written as null.
  static var mayBeNull: Bool { get }
  /// The value as JSON.
  var asJSON: JSON { get }
  /// Appends the value as JSON, without building a tree of it.
  func writeJSON(to bytes: inout [UInt8])
}

extension Shown {
  package static var mayBeNull: Bool { false }

  package func writeJSON(to bytes: inout [UInt8]) { asJSON.write(to: &bytes) }
}

extension String: Shown {
  package var asJSON: JSON { .string(self) }

  package func writeJSON(to bytes: inout [UInt8]) { bytes.appendJSONString(self) }
}

extension Bool: Shown {
  package var asJSON: JSON { .bool(self) }
}

extension Int: Shown {
  package var asJSON: JSON { .integer(Int64(self)) }

  package func writeJSON(to bytes: inout [UInt8]) { bytes.appendJSONInteger(Int64(self)) }
}

extension Int64: Shown {
  package var asJSON: JSON { .integer(self) }

  package func writeJSON(to bytes: inout [UInt8]) { bytes.appendJSONInteger(self) }
}

/// For sums of many amounts, which may not fit 64 bits.
extension Int128: Shown {
  package var asJSON: JSON { Int64(exactly: self).map(JSON.integer) ?? .decimal(String(self)) }
}

extension CalendarDate: Shown {
  package var asJSON: JSON { .string(description) }
}

extension Instant: Shown {
  package var asJSON: JSON { .string(description) }
}

/// Any JSON value, which may be null.
extension JSON: Shown {
  package static var mayBeNull: Bool { true }

  package var asJSON: JSON { self }

  package func writeJSON(to bytes: inout [UInt8]) { write(to: &bytes) }
}

extension Optional: Shown where Wrapped: Shown {
  package static var mayBeNull: Bool { true }

  package var asJSON: JSON { self?.asJSON ?? .null }

  package func writeJSON(to bytes: inout [UInt8]) {
    if let self { self.writeJSON(to: &bytes) } else { bytes += "null".utf8 }
  }
}

extension Array: Shown where Element: Shown {
  package var asJSON: JSON { .array(map(\.asJSON)) }

  package func writeJSON(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, element) in enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      element.writeJSON(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
