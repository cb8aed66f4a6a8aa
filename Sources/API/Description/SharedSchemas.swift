import HTTP
package import JSON
import Imports
import Records
import Areas
import Register
import Store

/// The parts of the description that all kinds of record share.
package enum SharedSchemas {
  package static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/components/schemas/\(name)")]
  }

  /// The schemas of a record as it is read: with every member, and with those that were asked for.
  static func outputs(_ resource: Resource, _ name: String, _ catalogue: Catalogue) -> (
    whole: JSON, selection: JSON
  ) {
    guard case .object(var members) = SchemaDescription.record(resource, .shown),
      var properties = members["properties"]?.object
    else { return (.null, .null) }
    properties.append(RelatedPaths.member, PresentationSchemas.links)
    if resource.alias != nil {
      properties["hint"] = [
        "type": "string",
        "description": "Where to ask instead, if nothing was found by a q that looks like a code.",
      ]
    }
    if let embedded = PresentationSchemas.embedded(resource, catalogue) {
      properties.append(Presentation.embedded, embedded)
    }
    members["properties"] = .object(properties)
    let required = members["required"] ?? []
    members["required"] = JSON?.none
    return (["allOf": [reference("\(name)Selection"), ["required": required]]], .object(members))
  }

  /// The schema of a read's answer: a whole record, or a selection of its members.
  static func wholeOrSelection(_ name: String) -> JSON {
    ["anyOf": [reference(name), reference("\(name)Selection")]]
  }

  static func list(of name: String, _ resource: Resource, _ catalogue: Catalogue) -> JSON {
    var properties: JSONObject = [
      "items": [
        "type": "array", "items": wholeOrSelection(name),
        "description": .string("Each a \(name), or its chosen fields."),
      ],
      "next": [
        "type": ["string", "null"],
        "description":
          "The address of the next page: a path, or whole where the register knows its public one.",
      ],
      "total": [
        "type": "integer", "minimum": 0,
        "description": "All rows; on the first page, unless count=false.",
      ],
    ]
    if let embedded = PresentationSchemas.embedded(resource, catalogue) {
      properties[Presentation.embedded] = embedded
    }
    for note in OfferedFilters(of: resource, in: catalogue).notes {
      properties[note.name] = note.schema
    }
    return [
      "type": "object", "required": ["items", "next"], "properties": .object(properties),
    ]
  }

  static func all(_ catalogue: Catalogue) -> JSONObject {
    [
      "Problem": ProblemDocument.layout.schema,
      "Entry": Reader.Entry.layout.narrowed("kind", to: catalogue.resources.map(\.name)).schema,
      "EntryList": Reader.Entry.page.schema,
      "Version": VersionEntry.layout.schema, "VersionList": VersionEntry.page.schema,
      "ImportReport": ImportReport.layout.schema,
      "Index": RegisterIndex.layout.schema,
      "ProblemType": ProblemKind.layout.schema, "Health": Health.layout.schema,
    ]
  }

  /// One response for each status that a problem can have.
  static var problems: JSON {
    var responses = JSONObject()
    for kind in ProblemKind.allCases where responses["Problem\(kind.status.code)"] == nil {
      let kinds = ProblemKind.allCases.filter { $0.status == kind.status }
      var response: JSONObject = [
        "description": .string(kinds.map { "\($0.title)." }.joined(separator: " "))
      ]
      if let headers = headers(of: kind) { response["headers"] = headers }
      response["content"] = ["application/problem+json": ["schema": reference("Problem")]]
      responses["Problem\(kind.status.code)"] = .object(response)
    }
    return .object(responses)
  }

  /// The headers that tell a client what to do about a problem.
  private static func headers(of kind: ProblemKind) -> JSON? {
    let names: [String]
    switch kind {
    case .unauthorized, .forbidden: names = ["WWW-Authenticate"]
    case .tooManyRequests: names = ["Retry-After", "RateLimit-Policy", "RateLimit"]
    default: return nil
    }
    return .object(
      JSONObject(names.map { ($0, ["$ref": .string("#/components/headers/\($0)")]) }))
  }

  static let headers: JSON = [
    "WWW-Authenticate": [
      "description": "Bearer, with what is wrong with the key (RFC 6750).",
      "schema": ["type": "string"],
    ],
    "Retry-After": [
      "description": "Seconds to wait.", "schema": ["type": "integer", "minimum": 0],
    ],
    "RateLimit-Policy": [
      "description": "How many requests may come at once (q), made good in so many seconds (w).",
      "schema": ["type": "string"],
    ],
    "RateLimit": [
      "description": "How many may come now (r), and the seconds until more may (t).",
      "schema": ["type": "string"],
    ],
    "ETag": [
      "description":
        "The version of the record, in quotes, with a digest behind it, such as \"3-5f0a1c2d3e4b5a69\", where members declared since were added to what was written; a key with drafts:read, which may see more of it than everybody, gets a tag of its own, such as \"3@all\".",
      "schema": ["type": "string"],
    ],
    "Location": ["description": "The path of the new record.", "schema": ["type": "string"]],
    "Link": ["description": "The next page: rel=\"next\".", "schema": ["type": "string"]],
    "X-Undecided-Areas": [
      "description":
        "With area_match or resolve: of how many areas it cannot be said whether they count.",
      "schema": ["type": "integer", "minimum": 0],
    ],
    "X-Request-Id": [
      "description": "The request in the server's log.", "schema": ["type": "string"],
    ],
  ]
}
