import JSON
import Records

/// The methods as clients use them: writes bear the key, and JSON goes by its media type.
extension TestRegister {
  typealias Fields = [(String, String)]

  static let authorisation = ("Authorization", "Bearer \(key)")

  func get(_ target: String, _ headers: Fields = []) throws -> Answer {
    try ask("GET", target, headers)
  }

  @discardableResult
  func post(_ target: String, _ body: JSON? = Optional.none, _ headers: Fields = []) throws
    -> Answer
  {
    try write("POST", target, body, headers)
  }

  @discardableResult
  func put(_ target: String, _ body: JSON, _ headers: Fields = [("If-Match", "*")]) throws -> Answer
  {
    try write("PUT", target, body, headers)
  }

  @discardableResult
  func patch(_ target: String, _ body: JSON, _ headers: Fields = [("If-Match", "*")]) throws
    -> Answer
  {
    try write("PATCH", target, body, headers)
  }

  @discardableResult
  func delete(_ target: String, _ headers: Fields = [("If-Match", "*")]) throws -> Answer {
    try write("DELETE", target, Optional.none, headers)
  }

  /// Sends `text` as the body of a POST, under the media type that curl gives it.
  func curl(_ target: String, _ text: String, type: String = "application/x-www-form-urlencoded")
    throws -> Answer
  {
    try ask(
      "POST", target, [TestRegister.authorisation, ("Content-Type", type)], body: Array(text.utf8))
  }

  /// A new key with the scopes named: the header that bears it, and its text.
  func addKey(_ scopes: [String], owner: String? = nil, lasting seconds: Int64? = nil) throws -> (
    header: (String, String), text: String
  ) {
    var body: JSONObject = [
      "name": "Another", "scopes": .array(scopes.map(JSON.string)),
      "owner_id": owner.map(JSON.string) ?? .null,
    ]
    if let seconds {
      let now = try post("/v1/keys", ["name": "For the time"]).json["created_at"]?.string ?? ""
      let end = (Instant(now)?.milliseconds ?? 0) + seconds * 1000
      body["expires_at"] = .string(Instant(milliseconds: end).description)
    }
    let text = try post("/v1/keys", .object(body)).json["key"]?.string ?? "none"
    return (("Authorization", "Bearer \(text)"), text)
  }

  /// A request with the key given in place of the test's own.
  func ask(
    as key: (String, String), _ method: String, _ target: String, _ body: JSON? = Optional.none,
    _ headers: Fields = [("If-Match", "*")]
  ) throws -> Answer {
    let type = body == nil ? [] : [("Content-Type", "application/json")]
    return try ask(method, target, [key] + type + headers, body: body?.bytes ?? [])
  }

  private func write(_ method: String, _ target: String, _ body: JSON?, _ headers: Fields) throws
    -> Answer
  {
    let type = body == nil ? [] : [("Content-Type", "application/json")]
    return try ask(
      method, target, [TestRegister.authorisation] + type + headers, body: body?.bytes ?? [])
  }

  /// Enters an organisation with the members given beside the needed ones.
  @discardableResult
  func addOrganisation(_ name: String, _ more: JSONObject = [:]) throws -> Answer {
    try post("/v1/organisations", Bodies.organisation(name, more))
  }

  /// Enters bodies of each sector, by codes of the scheme `b`.
  func addBodiesOfEachSector() throws {
    for (name, sector) in [
      ("council", "public"), ("trust", "public"), ("charity", "third"), ("club", "third"),
      ("firm", "business"), ("users", "user_group"),
    ] {
      try addOrganisation(
        name,
        ["sector": .string(sector), "identifiers": [["scheme": "b", "identifier": .string(name)]]])
    }
  }

  /// Enters a partnership that is proposed.
  @discardableResult
  func addPartnership(_ name: String, _ more: JSONObject = [:]) throws -> Answer {
    try post("/v1/partnerships", Bodies.partnership(name, more))
  }

  /// Enters a partnership that is proposed and has the partners that it needs when it becomes active.
  @discardableResult
  func addWorking(_ name: String, _ more: JSONObject = [:]) throws -> Answer {
    try addPartnership(name, JSONObject(partners().members + more.members))
  }

  /// The partners with whom a partnership of the usual kind may be active.
  func partners() throws -> JSONObject {
    for (code, sector) in [("lead", "public"), ("other", "third")] {
      let body: JSONObject = [
        "sector": .string(sector),
        "identifiers": [["scheme": "pair", "identifier": .string(code)]],
      ]
      if try get("/v1/organisations/pair:\(code)").status == 404 {
        try addOrganisation("Partner \(code)", body)
      }
    }
    return [
      "partners": [
        ["organisation_id": "pair:lead", "role": "lead"],
        ["organisation_id": "pair:other", "role": "partner"],
      ]
    ]
  }

  /// Enters an award of so many pence.
  @discardableResult
  func addAward(_ title: String, _ pence: Int64?, _ more: JSONObject = [:]) throws -> Answer {
    var more = more
    if let pence { more["amount_awarded"] = .integer(pence) }
    return try post("/v1/awards", Bodies.award(title, more))
  }

  /// Enters an area with a GSS code.
  @discardableResult
  func addArea(_ name: String, gss code: String) throws -> Answer {
    try post(
      "/v1/areas",
      [
        "name": .string(name), "kind": "atomic", "type": "UA",
        "codes": [["scheme": "gss", "code": .string(code)]],
      ])
  }
}

/// Bodies that the register takes.
enum Bodies {
  static func organisation(_ name: String, _ more: JSONObject = [:]) -> JSON {
    merged(["name": .string(name), "sector": "third"], more)
  }

  static func partnership(_ name: String, _ more: JSONObject = [:]) -> JSON {
    merged(["name": .string(name), "kind": "public_third"], more)
  }

  static func award(_ title: String, _ more: JSONObject = [:]) -> JSON {
    merged(["title": .string(title), "type": "grant", "currency": "GBP"], more)
  }

  private static func merged(_ body: JSONObject, _ more: JSONObject) -> JSON {
    var body = body
    for (name, value) in more.members { body[name] = value }
    return .object(body)
  }
}
