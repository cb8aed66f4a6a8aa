import Foundation
import JSON
import SQLite

/// Where a page ended: the sort values of its last row and that row's number.
///
/// Opaque on the wire: URL-safe Base64 of a small JSON array that begins with a digest of the query, so
/// that a cursor of another query is refused instead of answering nonsense.
struct Cursor: Sendable {
  let values: [Value]
  let record: Int64

  init(values: [Value], record: Int64) { (self.values, self.record) = (values, record) }

  /// Reads a cursor for the query with `digest` and so many sort terms; nil if it is none or another's.
  init?(_ text: String, digest: Int64, terms: Int) {
    let padded = text.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
      .padding(toLength: (text.utf8.count + 3) / 4 * 4, withPad: "=", startingAt: 0)
    guard text.utf8.count < 4000, let data = Data(base64Encoded: padded),
      let json = try? JSON(parsing: Array(data)), case .array(let parts) = json,
      parts.count == terms + 2, parts[0] == .integer(digest),
      case .integer(let record) = parts[1]
    else { return nil }
    var values: [Value] = []
    for part in parts.dropFirst(2) {
      switch part {
      case .null: values.append(.null)
      case .integer(let number): values.append(.integer(number))
      case .string(let text): values.append(.text(text))
      case .bool, .decimal, .array, .object: return nil
      }
    }
    self.init(values: values, record: record)
  }

  /// The cursor as it stands in a URL.
  func text(digest: Int64) -> String {
    let parts: [JSON] = values.map { value in
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .text(let text): .string(text)
      case .blob: preconditionFailure("no sort column holds a blob")
      }
    }
    let bytes = JSON.array([.integer(digest), .integer(record)] + parts).bytes
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
