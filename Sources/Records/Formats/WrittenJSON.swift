package import JSON

/// JSON that is written already, such as a document as it lies on disk: it is copied, not read.
package struct WrittenJSON: Shown, Sendable {
  package let bytes: [UInt8]

  /// Takes bytes that are known to be one JSON value.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value, read; null if the bytes are damaged.
  package var asJSON: JSON { (try? JSON(parsing: bytes)) ?? .null }

  package func writeJSON(to bytes: inout [UInt8]) { bytes += self.bytes }
}
