package import JSON

/// A JSON value in bytes, such as a document on disk: it is copied, not parsed.
package struct WrittenJSON: Shown, Sendable {
  package let bytes: [UInt8]

  /// `bytes` must be one JSON value; they are not checked.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The parsed value; null if the bytes are damaged.
  package var asJSON: JSON { (try? JSON(parsing: bytes)) ?? .null }

  package func writeJSON(to bytes: inout [UInt8]) { bytes += self.bytes }
}
