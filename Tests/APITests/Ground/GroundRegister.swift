import JSON
import Records
import Testing

/// A register of areas, written to and asked through the API alone.
struct GroundRegister {
  let register: TestRegister

  init() throws { register = try TestRegister() }

  /// Enters a record and gives its id; throws what the register refuses.
  @discardableResult
  func add(_ kind: String, _ body: JSONObject) throws -> String {
    let answer = try register.post("/v1/\(kind)", .object(body))
    guard answer.status == 201 else { throw Refused(text: answer.text) }
    return answer.id
  }

  struct Refused: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  private func codes(_ code: String) -> JSON { [["scheme": "gss", "code": .string(code)]] }

  /// Enters an area that states nothing of its parts.
  func area(_ name: String, _ code: String, type: String) throws -> String {
    try add(
      "areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type), "codes": codes(code),
      ])
  }

  /// Enters an area that states its parts in the layer of districts.
  func area(_ name: String, _ code: String, type: String, of units: [String], vintage: String)
    throws -> String
  {
    let statement: JSON = [
      "layer": "lad", "vintage": .string(vintage), "codes": .array(units.map(JSON.string)),
    ]
    return try add(
      "areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type), "codes": codes(code),
        "base_units": [statement],
      ])
  }

  func composite(_ name: String, _ members: [String], from first: String, to last: String? = nil)
    throws -> String
  {
    try add(
      "areas",
      [
        "name": .string(name), "kind": "composite", "type": "COMPOSITE",
        "members": .array(members.map { ["area_id": .string($0)] }), "start_date": .string(first),
        "end_date": last.map(JSON.string) ?? .null,
      ])
  }

  func event(
    _ kind: String, _ day: String, from: [String], to: [String] = [],
    transfers: [(unit: String, from: String, to: String)] = [], _ more: JSONObject = [:]
  ) throws {
    let moved: [JSON] = transfers.map {
      [
        "layer": "lad", "base_unit": .string($0.unit), "from_id": .string($0.from),
        "to_id": .string($0.to),
      ]
    }
    var body: JSONObject = [
      "kind": .string(kind), "effective_date": .string(day),
      "from_ids": .array(from.map(JSON.string)), "to_ids": .array(to.map(JSON.string)),
      "transfers": .array(moved),
    ]
    for (name, value) in more.members { body[name] = value }
    try add("area-events", body)
  }
}
