package import JSON

/// A declaration as JSON Schema (2020-12), as OpenAPI 3.1 uses it.
package enum SchemaDescription {
  /// Which document of a kind is described.
  package enum Use: Sendable {
    /// What the register gives: every member present.
    case output
    /// The same with what stands beside members if a reader asks for it.
    case shown
    /// What creates or replaces a record.
    case input
    /// A merge patch: anything may be left out, null removes.
    case patch

    /// Whether it is what the register gives.
    var isGiven: Bool {
      switch self {
      case .output, .shown: true
      case .input, .patch: false
      }
    }
  }

  /// The schema of a record of `resource`.
  package static func record(_ resource: Resource, _ use: Use) -> JSON {
    var properties = JSONObject()
    if use.isGiven {
      for (name, schema) in managed(resource).members { properties.append(name, schema) }
    }
    for field in resource.fields where use.isGiven || !field.isReadOnly {
      properties.append(field.name, schema(field, use))
      guard use == .shown else { continue }
      appendBounds(of: field, to: &properties)
      if field.name == "name", NameLanguage.isKnown(to: resource) {
        properties.append(NameLanguage.member, nameLanguage)
      }
    }
    if !use.isGiven { for kind in resource.carried { append(kind, to: &properties) } }
    let required =
      use.isGiven
      ? resource.members
      : use == .input ? resource.fields.filter(\.isRequired).map(\.name) : []
    return object(properties, required: required)
  }

  /// The schema of the members that tell which record of `resource` it is, where another one refers to it.
  package static func summary(_ resource: Resource) -> JSON {
    let names = ["self"] + resource.summary
    guard case .object(var schema) = record(resource, .shown),
      var properties = schema["properties"]?.object
    else { return .null }
    properties.members.removeAll { name, _ in
      !names.contains(name)
        && !(name == NameLanguage.member && names.contains("name"))
        && !resource.fields.contains {
          names.contains($0.name) && DateBounds.names(of: $0.name, $0.kind).contains(name)
        }
    }
    schema["properties"] = .object(properties)
    schema["required"] = .array(names.map(JSON.string))
    return .object(schema)
  }

  private static func append(_ kind: Carried, to properties: inout JSONObject) {
    guard case .object(var element) = record(kind.resource, .patch),
      case .object(let own) = element["properties"]
    else { return }
    let members = own.members.filter { $0.name != kind.back }
    element["properties"] = .object(JSONObject([("id", id(kind.resource.prefix))] + members))
    properties.append(
      kind.member,
      [
        "type": ["array", "null"], "items": .object(element),
        "maxItems": .integer(Int64(Carried.most)), "description": .string(kind.about),
      ])
  }

  private static func appendBounds(of field: Field, to properties: inout JSONObject) {
    for name in DateBounds.names(of: field.name, field.kind) {
      properties.append(
        name,
        described(value(.date), mayBeNull: true, "With bounds=true: a bound of \(field.name)."))
    }
  }

  private static let nameLanguage = described(
    value(.language), mayBeNull: true,
    "With lang: the language of name; null where name is as it was entered.")

  /// The schema of a member as answers show it.
  static func member(_ field: Field) -> JSON { schema(field, .output) }

  /// The schema of the request for a move that has a day.
  package static func move(_ resource: Resource) -> JSON {
    let day = Field(
      Lifecycle.on, .uncertainDate,
      about:
        "The day on which it happened, as far as it is known; today, where nothing is said of it, and null where it is not known."
    )
    guard case .object(var schema) = record(resource, .patch),
      var properties = schema["properties"]?.object
    else { return .null }
    properties.append(day.name, self.schema(day, .patch))
    schema["properties"] = .object(properties)
    return .object(schema)
  }

  /// The schema of one element of a list, as it is added.
  package static func element(of list: Field) -> JSON { nested(list.kind.nested, .input) }

  /// A reference to the schema that the description has under `name`.
  package static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  private static func managed(_ resource: Resource) -> JSONObject {
    let moment: JSON = ["type": "string", "format": "date-time"]
    return [
      "self": ["type": "string", "description": "The record's path."],
      "id": id(resource.prefix), "version": ["type": "integer", "minimum": 1],
      "created_at": moment, "updated_at": moment,
    ]
  }

  private static func id(_ prefix: String) -> JSON {
    ["type": "string", "pattern": .string("^\(prefix)_[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
  }

  /// The schema of an object with these members; one that is not `isOpen` has no others.
  static func object(_ properties: JSONObject, required: [String], isOpen: Bool = false) -> JSON {
    var schema: JSONObject = ["type": "object", "properties": .object(properties)]
    if !required.isEmpty { schema["required"] = .array(required.map(JSON.string)) }
    if !isOpen { schema["additionalProperties"] = false }
    return .object(schema)
  }

  /// The schema of a value that may be null too, with the sentence about it.
  static func described(_ value: JSON, mayBeNull: Bool, _ about: String?) -> JSON {
    guard var schema = value.object else { return value }
    if mayBeNull, let type = schema["type"] {
      schema["type"] = [type, "null"]
      if case .array(let words) = schema["enum"] { schema["enum"] = .array(words + [.null]) }
    } else if mayBeNull {
      schema = ["anyOf": [value, ["type": "null"]]]
    }
    if let about { schema["description"] = .string(about) }
    return .object(schema)
  }

  private static func schema(_ field: Field, _ use: Use) -> JSON {
    guard case .object(var schema) = value(field.kind, use) else { return .null }
    if case .array = field.kind.empty, !use.isGiven || field.count != 0...500 {
      schema["minItems"] =
        field.count.lowerBound > 0 ? .integer(Int64(field.count.lowerBound)) : nil as JSON?
      schema["maxItems"] = .integer(Int64(field.count.upperBound))
    }
    // In what is sent, null stands for an empty list too.
    let mayBeNull =
      use == .patch || (!field.isRequired && (use == .input || field.kind.empty.isNull))
    return described(.object(schema), mayBeNull: mayBeNull, field.about)
  }

  /// The schema of a value of `kind`.
  package static func value(_ kind: Kind, _ use: Use = .output) -> JSON {
    switch kind {
    case .text(let length): text(length, "^[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*$")
    case .lines(let length):
      text(length, "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*$")
    case .integer(let range), .money(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .share: ["type": "integer", "minimum": 0, "maximum": 10_000]
    case .boolean: ["type": "boolean"]
    case .choice(let words): ["type": "string", "enum": .array(words.map(JSON.string))]
    case .choices(let words):
      [
        "type": "array", "uniqueItems": true,
        "items": ["type": "string", "enum": .array(words.map(JSON.string))],
      ]
    case .date: ["type": "string", "format": "date"]
    case .uncertainDate:
      [
        "type": "string", "maxLength": 30,
        "pattern": "^([0-9]{4}|XXXX-[0-9]{2}-[0-9]{2})[-0-9~/.]*$",
      ]
    case .instant: ["type": "string", "format": "date-time"]
    case .financialYear: ["type": "string", "pattern": "^[0-9]{4}/[0-9]{2}$"]
    case .code: text(1...100, "^[^\(invisible)]*$")
    case .language: ["type": "string", "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"]
    case .currency: ["type": "string", "pattern": "^[A-Z]{3}$"]
    case .url: ["type": "string", "format": "uri", "maxLength": 2000]
    case .email: ["type": "string", "format": "email", "maxLength": 254]
    case .postcode:
      ["type": "string", "pattern": "^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$|^GIR 0AA$"]
    case .decimal(let range):
      [
        "type": "number", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .geometry: geometry
    case .texts(let length):
      [
        "type": "array",
        "items": text(length, "^[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*$"),
      ]
    case .reference(let target): id(ofOne: target)
    case .references(let target):
      ["type": "array", "uniqueItems": true, "items": id(ofOne: target)]
    case .anyReference(let targets): id(ofOneIn: targets, use)
    case .anyReferences(let targets):
      ["type": "array", "uniqueItems": true, "items": id(ofOneIn: targets, use)]
    case .record(let fields): nested(fields, use)
    case .list(let fields): ["type": "array", "items": nested(fields, use)]
    }
  }

  /// A GeoJSON geometry (RFC 7946, 3.1.6 and 3.1.7).
  private static var geometry: JSON {
    let position: JSON = [
      "type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2,
    ]
    let ring: JSON = ["type": "array", "items": position, "minItems": 4]
    let polygon: JSON = ["type": "array", "items": ring, "minItems": 1]
    let forms: [JSON] = [
      ("Polygon", polygon), ("MultiPolygon", ["type": "array", "items": polygon, "minItems": 1]),
    ]
    .map { name, coordinates in
      [
        "properties": ["type": ["const": .string(name)], "coordinates": coordinates]
      ]
    }
    return [
      "type": "object", "required": ["type", "coordinates"], "oneOf": .array(forms),
    ]
  }

  /// The characters of the basic plane that `CleanText.invisible` finds.
  private static let invisible =
    "\\u0000-\\u001F\\u007F-\\u00A0\\u00AD\\u034F\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFDD0-\\uFDEF\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\uFFFE\\uFFFF"

  private static func text(_ length: ClosedRange<Int>, _ pattern: String) -> JSON {
    [
      "type": "string", "minLength": .integer(Int64(length.lowerBound)),
      "maxLength": .integer(Int64(length.upperBound)), "pattern": .string(pattern),
    ]
  }

  private static func id(ofOne target: String) -> JSON {
    [
      "type": "string", "minLength": 3, "maxLength": 200, "pattern": .string(referencePattern),
      "x-refers-to": .string(target),
    ]
  }

  /// An id, a code with its scheme, or an identifier in the form of org-id.guide.
  private static let referencePattern =
    "^[a-z]{3}_[0-7][0-9A-HJKMNP-TV-Z]{25}$|^[^\\u0000-\\u0020\\u007F:]+:\(codePattern)$|^[0-9A-Z]{2,4}-[0-9A-Za-z]+-\(codePattern)$|^360G-\(codePattern)$"

  /// A code may hold blanks, but not end with one.
  private static let codePattern =
    "[^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u0020\\u007F]"

  /// An id of one of several kinds, each by its prefix, or, in what is sent, a code.
  private static func id(ofOneIn targets: [Kind.Target], _ use: Use) -> JSON {
    let ids = targets.map { target -> JSON in
      guard var schema = id(target.prefix).object else { return .null }
      schema["x-refers-to"] = .string(target.name)
      return .object(schema)
    }
    let code: JSON = ["type": "string", "minLength": 3, "maxLength": 200]
    return ["anyOf": .array(ids + (use == .output ? [] : [code]))]
  }

  private static func nested(_ fields: [Field], _ use: Use) -> JSON {
    // A merge patch replaces lists whole, so their elements are inputs.
    let inner: Use = use == .patch ? .input : use
    var properties = JSONObject()
    for field in fields where inner.isGiven || !field.isReadOnly {
      properties.append(field.name, schema(field, inner))
      if inner == .shown { appendBounds(of: field, to: &properties) }
    }
    let required =
      inner.isGiven ? fields.map(\.name) : fields.filter(\.isRequired).map(\.name)
    return object(properties, required: required)
  }
}
