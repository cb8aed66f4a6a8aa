import Foundation
package import JSON

/// Where a page ended: the sort values of its last row and that row's number.
///
/// Opaque on the wire: URL-safe Base64 of a small JSON array that begins with a digest of the query, so
/// that a cursor of another query is refused instead of leading to a wrong page.
package struct Cursor: Sendable {
  /// One scalar for each term of the order.
  package let values: [JSON]
  package let record: Int64

  package init(values: [JSON], record: Int64) { (self.values, self.record) = (values, record) }

  /// Reads a cursor of the query with `digest` and `terms` sort terms; nil if it is none, or another
  /// query's.
  init?(_ text: String, digest: Int64, terms: Int) {
    let padded = text.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
      .padding(toLength: (text.utf8.count + 3) / 4 * 4, withPad: "=", startingAt: 0)
    guard text.utf8.count < 4000, let data = Data(base64Encoded: padded),
      let json = try? JSON(parsing: Array(data)), case .array(let parts) = json,
      parts.count == terms + 2, parts[0] == .integer(digest),
      case .integer(let record) = parts[1]
    else { return nil }
    let values = parts.dropFirst(2)
    let areScalars = values.allSatisfy { part in
      switch part {
      case .null, .integer, .string: true
      case .bool, .decimal, .array, .object: false
      }
    }
    guard areScalars else { return nil }
    self.init(values: Array(values), record: record)
  }

  /// The cursor as it stands in a URL.
  package func text(digest: Int64) -> String {
    let bytes = JSON.array([.integer(digest), .integer(record)] + values).bytes
    // As bytes: three replacements in a String cost as much as a page of fifty documents.
    let encoded = Data(bytes).base64EncodedData().compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      case UInt8(ascii: "="): nil
      default: byte
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
