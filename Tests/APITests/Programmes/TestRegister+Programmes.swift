import JSON

/// What tests of programmes enter.
extension TestRegister {
  /// Enters a programme that is announced, and returns its id.
  func addProgramme(_ name: String = "Network", _ more: JSONObject = [:]) throws -> String {
    let body: JSONObject = ["name": .string(name), "kind": "grant"]
    return try post("/v1/programmes", .object(body.with(more))).id
  }

  /// Enters a bid and makes the moves `verbs`, each on its day; returns the bid's path.
  func addBid(
    _ title: String, _ programme: String, areas: [String], _ more: JSONObject = [:],
    moves verbs: [(verb: String, day: String)] = []
  ) throws -> String {
    let body: JSONObject = [
      "title": .string(title), "programme_id": .string(programme),
      "area_ids": .array(areas.map(JSON.string)), "partners": [["name": "A council"]],
    ]
    let path = try post("/v1/expressions-of-interest", .object(body.with(more))).path
    for (verb, day) in verbs { try post("\(path)/\(verb)", ["on": .string(day)]) }
    return path
  }

  /// The moves that bring a bid to the shortlist.
  static let shortlisting: [(verb: String, day: String)] = [
    ("submit", "2013-05-01"), ("assess", "2013-05-10"), ("shortlist", "2013-06-01"),
  ]
}

extension JSONObject {
  /// The members with those of `more`, which come in their stead.
  func with(_ more: JSONObject) -> JSONObject {
    var members = self
    for (name, value) in more.members { members[name] = value }
    return members
  }
}
