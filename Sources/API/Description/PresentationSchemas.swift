import JSON
import Records

/// The schemas of what stands beside the members of records if a reader asks for it.
enum PresentationSchemas {
  /// The short form of each kind that others refer to, by its name.
  static func all(_ catalogue: Catalogue) -> JSONObject {
    var schemas = JSONObject()
    for resource in catalogue.resources where !catalogue.referrers(to: resource).isEmpty {
      schemas[name(resource)] = SchemaDescription.summary(resource)
    }
    return schemas
  }

  private static func name(_ resource: Resource) -> String {
    "\(Description.schemaName(resource))Summary"
  }

  /// The records that those of a kind refer to, by their ids; nil if they refer to none.
  static func embedded(_ resource: Resource, _ catalogue: Catalogue) -> JSON? {
    var names: [String] = []
    let targets = Embed.all(of: resource, in: catalogue).flatMap(\.targets)
    for target in targets where !names.contains(name(target)) { names.append(name(target)) }
    guard !names.isEmpty else { return nil }
    return [
      "type": "object",
      "additionalProperties": [
        "anyOf": .array(names.map(SharedSchemas.reference) + [["type": "null"]])
      ],
      "description":
        "With embed: what it refers to, by id; null for a record that the reader may not see or that was deleted.",
    ]
  }

  /// Where to read on.
  static let links: JSON = [
    "type": "object",
    "properties": [
      "refers_to": [
        "type": "object",
        "additionalProperties": [
          "anyOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]
        ],
        "description":
          "Paths of what it refers to, by the member that refers: one, or a list where there may be several.",
      ],
      "referred_by": [
        "type": "object",
        "additionalProperties": [
          "type": "object", "additionalProperties": ["type": "string"],
        ],
        "description": "Paths of lists of what refers to it, by kind and filter.",
      ],
    ], "required": ["refers_to", "referred_by"],
    "additionalProperties": ["type": "string"],
    "description": "With links=true: the paths of answers about it, by their names.",
  ]
}
