import JSON
import Records
import Store

/// The schemas of keys.
enum KeySchemas {
  static func all(_ catalogue: Catalogue) -> JSONObject {
    let key = members(catalogue)
    var (new, whole) = (key, key)
    new["key"] = ["type": "string", "description": "The whole key, shown this once."]
    whole["history"] = ["type": "array", "items": SharedSchemas.reference("KeyChange")]
    let text: JSON = ["type": "string"]
    return [
      "Key": SharedSchemas.object(key), "NewKey": SharedSchemas.object(new),
      "KeyWithHistory": SharedSchemas.object(whole),
      "KeyChange": SharedSchemas.object(["at": moment, "actor": text, "op": text]),
      "KeyList": SharedSchemas.object([
        "items": ["type": "array", "items": SharedSchemas.reference("Key")],
        "next": ["type": "null"], "total": ["type": "integer", "minimum": 0],
      ]),
      "KeyInput": SchemaDescription.record(KeyDraft.declaration(catalogue), .input),
      "KeyRotation": [
        "type": "object",
        "properties": [
          "grace": [
            "type": "string", "pattern": "^[0-9]+(ms|s|m|h|d)$", "default": "7d",
            "description": "How long the old key is taken beside the new one.",
          ],
          "expires_at": [
            "type": ["string", "null"], "format": "date-time",
            "description":
              "The moment from which the new key is refused, not later than that of the key that makes it; that of the old if left out.",
          ],
        ], "additionalProperties": false,
      ],
    ]
  }

  private static let moment: JSON = ["type": "string", "format": "date-time"]

  private static func members(_ catalogue: Catalogue) -> JSONObject {
    let text: JSON = ["type": "string"]
    let textOrNull: JSON = ["type": ["string", "null"]]
    let momentOrNull: JSON = ["type": ["string", "null"], "format": "date-time"]
    let scopes = Scope.all(catalogue).map { JSON.string($0.name) }
    return [
      "self": text, "id": text, "name": text,
      "state": ["type": "string", "enum": ["live", "expired", "revoked"]],
      "scopes": ["type": "array", "items": ["type": "string", "enum": .array(scopes)]],
      "owner_id": textOrNull, "note": textOrNull, "created_at": moment, "created_by": text,
      "expires_at": momentOrNull, "revoked_at": momentOrNull, "replaced_by": textOrNull,
      "last_used_at": momentOrNull,
    ]
  }
}
