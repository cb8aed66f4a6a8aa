package import JSON

/// A parameter of lists that a worked-out filter reads.
package struct FilterParameter: Sendable {
  package let name: String
  /// What it means, in a sentence.
  package let about: String
  package let schema: JSON

  package init(_ name: String, _ about: String, _ schema: JSON) {
    (self.name, self.about, self.schema) = (name, about, schema)
  }

  /// One of some words, which is `usual` if it is not given.
  package static func choice(
    _ name: String, _ about: String, _ words: [String], usual: String? = nil
  ) -> FilterParameter {
    var schema: JSONObject = ["type": "string", "enum": .array(words.map(JSON.string))]
    if let usual { schema["default"] = .string(usual) }
    return FilterParameter(name, about, .object(schema))
  }

  /// A day.
  package static func day(_ name: String, _ about: String) -> FilterParameter {
    FilterParameter(name, about, ["type": "string", "format": "date"])
  }
}
