import API
import JSON
import Records
import Areas

/// The schemas of answers about postcodes.
enum PostcodeSchemas {
  static let all: [(name: String, schema: JSON)] = [
    (PostcodeAnswer.name, PostcodeAnswer.schema), ("PostcodePlace", PostcodePlace.layout.schema),
    ("PostcodeGroup", PostcodeGroup.layout.schema),
    (
      "PostcodeQuery",
      [
        "type": "object", "required": ["postcodes"], "additionalProperties": false,
        "properties": [
          "postcodes": [
            "type": "array", "items": ["type": "string"], "minItems": 1, "maxItems": 100,
          ]
        ],
      ]
    ),
    ("PostcodeLookup", PostcodesAnswer.layout.schema),
  ]
}
