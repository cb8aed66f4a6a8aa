import JSON
package import Records

/// The parameters that several endpoints have.
package enum CommonParameters {
  /// The rows of a page if `limit` is not given.
  package static let usualLimit = 50
  package static let limit = Parameter.number(
    "limit", "Rows a page.", 1...200,
    ["type": "integer", "minimum": 1, "maximum": 200, "default": .integer(Int64(usualLimit))])

  package static let isDry = Parameter.flag("dry_run", "Check everything, keep nothing.")

  package static let known = Parameter.text(
    "If-None-Match", in: .header, "An ETag that the client has.", ParameterSchema.text)

  /// How rules are taken that a record may be recorded as breaking.
  package static let rules = Parameter.choice(
    "rules",
    "With warn, rules that a register of real papers cannot always keep are recorded as broken, in broken_rules, instead of refusing the write: those that broken_rules can name, and no others.",
    ["strict", "warn"], usual: "strict")

  package static let match = Parameter.text(
    "If-Match", in: .header, "The ETag of the version to change, or * for whatever is there.",
    ParameterSchema.text)

  package static let prefer = Parameter.text(
    "Prefer", in: .header, "return=minimal for an answer without a body.", ParameterSchema.text)

  package static let note = Parameter<String>(
    "Change-Note", in: .header, "The reason, kept in the history.",
    // Blanks around the value of a header are not part of it (RFC 9110, 5.5).
    ["type": "string", "minLength": 1, "maxLength": 500, "pattern": "\\S"]
  ) { text in
    guard (1...500).contains(text.unicodeScalars.count) else {
      throw Refusal("length", "A change note has 1 to 500 characters.")
    }
    return text
  }

  package static let idempotencyKey = Parameter<String>(
    "Idempotency-Key", in: .header, "Makes a repeated request give the first answer, for 24 hours.",
    ["type": "string", "minLength": 1, "maxLength": 255]
  ) { text in
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      throw Refusal("form", "An idempotency key has 1 to 255 visible ASCII characters.")
    }
    return text
  }

  /// The record that a path names.
  package static func id(_ name: String = "id", _ more: String = "") -> Parameter<String> {
    .text(
      name, in: .path, "The record's id, or one of its codes as scheme:code.\(more)",
      ["type": "string", "minLength": 2, "maxLength": 200])
  }

  /// The name of a kind of record.
  package static func kind(_ catalogue: Catalogue, _ about: String, isRequired: Bool = false)
    -> Parameter<
      Resource
    >
  {
    let names = catalogue.resources.map(\.name)
    return Parameter("kind", about, ParameterSchema.words(names), isRequired: isRequired) { text in
      guard let resource = catalogue[text] else {
        throw Refusal("not_a_choice", "kind is one of \(names.joined(separator: ", ")).")
      }
      return resource
    }
  }
}
