package import JSON
package import SQLite

extension Value {
  /// A scalar as a column stores it; a list or an object becomes null.
  package init(_ json: JSON) {
    self =
      switch json {
      case .integer(let number): .integer(number)
      case .bool(let flag): .integer(flag ? 1 : 0)
      case .string(let text): .text(text)
      case .null, .decimal, .array, .object: .null
      }
  }

  /// Texts as one value, which `json_each` splits.
  static func list(_ texts: [String]) -> Value { .text(JSON.array(texts.map(JSON.string)).text) }
}

extension JSON {
  /// The value of a column that lists are sorted by.
  init(_ value: SQLite.Value) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .text(let text): .string(text)
      case .blob: preconditionFailure("no sort column holds a blob")
      }
  }
}
