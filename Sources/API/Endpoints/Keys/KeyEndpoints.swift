import HTTP
import JSON
import Keys
import Records

/// Keys over HTTP.
enum KeyEndpoints {
  static let all = [list, create, read, revoke, rotate]

  private static let path = "/v1/keys"
  private static let id = Parameter.text(
    "id", in: .path, "The key's id: what stands between its underscores.",
    ["type": "string", "minLength": 1, "maxLength": 40])

  private static let list = Endpoint(
    "list_keys", .get, path, in: .keys,
    "List the keys that may do no more than yours, the newest first.", need: .scope([.keys]),
    successes: [.ok("KeyList")], refusals: [401, 403, 406], example: .get(path)
  ) { api, call, _ in try api.listKeys(call) }

  private static let create = Endpoint(
    "create_key", .post, path, in: .keys,
    "Make a key; its secret is in this answer and nowhere else.", need: .scope([.keys]),
    body: .json("KeyInput"), successes: [.created("NewKey")], refusals: Endpoint.writeRefusals,
    example: .told(step: 1, shown: { shown($0, "5f3k9m2xq1") }) { _ in
      .json(
        path, ["name": "Press office", "scopes": ["announcements:write", "drafts:read"]])
    }
  ) { api, call, later in try api.createKey(call, later) }

  private static let read = Endpoint(
    "get_key", .get, "\(path)/{id}", in: .keys,
    "Get a key, without its secret, and what was done to it.", need: .scope([.keys]),
    parameters: [id], successes: [.ok("KeyWithHistory")], refusals: [401, 403, 404, 406],
    example: .get("\(path)/example")
  ) { api, call, _ in try api.readKey(call) }

  private static let revoke = Endpoint(
    "revoke_key", .delete, "\(path)/{id}", in: .keys,
    "Revoke a key: it is refused from now on.", need: .scope([.keys]), parameters: [id],
    successes: [.done()], refusals: [401, 403, 404, 507]
  ) { api, call, later in try api.revokeKey(call, later) }

  private static let rotate = Endpoint(
    "rotate_key", .post, "\(path)/{id}/rotate", in: .keys,
    "Make a key in the place of another, which is taken beside it for a grace.",
    need: .scope([.keys]), parameters: [id], body: .json("KeyRotation", isOptional: true),
    successes: [.created("NewKey")], refusals: Endpoint.writeRefusals + [404, 409],
    example: .told(step: 2, shown: { shown($0, "c8w0t7h4zn") }) { story in
      .json("\(path)/\(story.answer("create_key").text("id") ?? "")/rotate", ["grace": "2d"])
    }
  ) { api, call, later in try api.rotateKey(call, later) }

  /// The answer of an example with `id` and a fixed secret in the place of random ones.
  private static func shown(_ answer: JSONObject, _ id: String) -> JSONObject {
    var answer = answer
    answer["self"] = .string("\(path)/\(id)")
    answer["id"] = .string(id)
    answer["key"] = .string("cdt_\(id)_\(String(repeating: "x", count: 39))")
    return answer
  }
}
