import JSON
import Keys
import Records
import Store

/// The schemas of keys.
enum KeySchemas {
  static func all(_ catalogue: Catalogue) -> JSONObject {
    let scopes = Scope.all(catalogue).map(\.name)
    return [
      "Key": KeyAnswer.layout.narrowed("scopes", to: scopes).schema,
      "NewKey": NewKey.layout.narrowed("scopes", to: scopes).schema,
      "KeyWithHistory": KeyWithHistory.layout.narrowed("scopes", to: scopes).schema,
      "KeyChange": KeyChange.layout.schema, "KeyList": KeyAnswer.list.schema,
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
}
