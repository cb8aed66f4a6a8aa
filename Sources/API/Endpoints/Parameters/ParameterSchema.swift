package import JSON

/// The schemas of values of many parameters.
package enum ParameterSchema {
  package static let text: JSON = ["type": "string"]
  package static let flag: JSON = ["type": "boolean"]
  package static let day: JSON = ["type": "string", "format": "date"]

  package static func number(_ range: ClosedRange<Int>) -> JSON {
    [
      "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
      "maximum": .integer(Int64(range.upperBound)),
    ]
  }

  package static func words(_ words: [String], _ usual: String? = nil) -> JSON {
    var schema: JSONObject = ["type": "string", "enum": .array(words.map(JSON.string))]
    if let usual { schema["default"] = .string(usual) }
    return .object(schema)
  }

  /// A comma-separated list of `words`, each after `sign`, a regular expression such as `-?`.
  package static func list(of words: [String], sign: String = "") -> JSON {
    // A full stop stands for itself.
    let literals = words.map { $0.replacing(".", with: "\\.") }
    let word = "\(sign)(\(literals.joined(separator: "|")))"
    return ["type": "string", "pattern": .string("^\(word)(,\(word))*$")]
  }
}
