import JSON

/// The schemas of answers about postcodes.
enum PostcodeSchemas {
  static let all: JSONObject = [
    "PostcodeAreas": [
      "description": "A postcode with its areas, or all postcodes that begin so.",
      "anyOf": [
        SharedSchemas.reference("PostcodePlace"), SharedSchemas.reference("PostcodeGroup"),
      ],
    ],
    "PostcodePlace": object([
      "postcode": text, "self": text, "id": text, "start_date": textOrNull, "end_date": textOrNull,
      "latitude": ["type": ["number", "null"]], "longitude": ["type": ["number", "null"]],
      "base_unit": ["type": ["object", "null"]],
      "positional_quality": ["type": ["integer", "null"]],
      "as_of": day, "state": ["type": "string", "enum": ["planned", "current", "ended"]],
      "areas": [
        "type": "array",
        "items": area([
          "by": [
            "type": "string", "enum": ["base_unit", "position"],
            "description": "Whether the postcode's smallest part or its position says it.",
          ],
          "on_border": ["type": "boolean"],
        ]),
      ],
    ]),
    "PostcodeGroup": object([
      "postcode": ["type": "string", "description": "The district or sector: SE1, SE1 7."],
      "as_of": day, "postcodes": count,
      "current": ["type": "integer", "description": "How many of them are in use on the day."],
      "areas": ["type": "array", "items": area(["postcodes": count])],
    ]),
    "PostcodeQuery": [
      "type": "object", "required": ["postcodes"], "additionalProperties": false,
      "properties": [
        "postcodes": ["type": "array", "items": text, "minItems": 1, "maxItems": 100]
      ],
    ],
    "PostcodeLookup": object([
      "as_of": day,
      "items": [
        "type": "array",
        "items": object([
          "query": text,
          "result": ["anyOf": [SharedSchemas.reference("PostcodeAreas"), ["type": "null"]]],
          "problem": [
            "type": ["object", "null"], "properties": ["code": text, "detail": text],
          ],
        ]),
      ],
    ]),
  ]

  private static let text: JSON = ["type": "string"]
  private static let textOrNull: JSON = ["type": ["string", "null"]]
  private static let day: JSON = ["type": "string", "format": "date"]
  private static let count: JSON = ["type": "integer", "minimum": 0]

  private static func area(_ more: JSONObject) -> JSON {
    let own: JSONObject = [
      "id": text, "self": text, "name": text, "type": text, "gss": textOrNull,
    ]
    return object(JSONObject(own.members + more.members))
  }

  private static func object(_ properties: JSONObject) -> JSON {
    [
      "type": "object", "properties": .object(properties),
      "required": .array(properties.members.map { .string($0.name) }),
    ]
  }
}
