import JSON
import Records
import Areas
import Register
import Store
import TestSupport

/// A small register of areas, written to through the ledger.
struct Country {
  let folder: TemporaryFolder
  let store: Store

  init(today: String = "2026-11-22", services: Services = .register) throws {
    folder = try TemporaryFolder()
    let moment = Instant("\(today)T12:00:00.000Z")
    store = try Store(path: folder.path("country.db"), catalogue: .register, services: services) {
      moment ?? .now
    }
  }

  /// Writes a record and gives its id; throws what the register refuses.
  @discardableResult
  func add(_ kind: String, _ body: JSONObject) throws -> String {
    let clock = store.clock
    return try store.perform { ledger in
      guard let resource = Catalogue.register[kind] else { preconditionFailure(kind) }
      let draft = try Validator(resource, in: .register).draft(.object(body))
      return try ledger.create(resource, draft, Signature(actor: "test", at: clock())).id
    }
  }

  /// Adds a district with one GSS code.
  @discardableResult
  func district(_ name: String, _ code: String, from start: String? = nil, type: String = "NMD")
    throws -> String
  {
    try add(
      "areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type),
        "codes": [["scheme": "gss", "code": .string(code)]],
        "start_date": start.map(JSON.string) ?? .null,
      ])
  }

  /// Adds an area that states its parts in the layer of districts.
  @discardableResult
  func county(
    _ name: String, _ code: String, _ units: [String], type: String = "CTY",
    vintage: String = "2013"
  ) throws -> String {
    let statement: JSON = [
      "layer": "lad", "vintage": .string(vintage), "codes": .array(units.map(JSON.string)),
    ]
    return try add(
      "areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type),
        "codes": [["scheme": "gss", "code": .string(code)]], "base_units": [statement],
      ])
  }

  @discardableResult
  func composite(_ name: String, _ members: [JSON], _ more: JSONObject = [:]) throws -> String {
    try add(
      "areas",
      JSONObject(
        [
          ("name", .string(name)), ("kind", "composite"), ("type", "COMPOSITE"),
          ("members", .array(members)),
        ]
          + more.members))
  }

  @discardableResult
  func event(
    _ kind: String, _ day: String, from: [String] = [], to: [String] = [],
    transfers: [(unit: String, from: String, to: String)] = [], _ more: JSONObject = [:]
  ) throws -> String {
    let moved: [JSON] = transfers.map {
      [
        "layer": "lad", "base_unit": .string($0.unit), "from_id": .string($0.from),
        "to_id": .string($0.to),
      ]
    }
    return try add(
      "area-events",
      JSONObject(
        [
          ("kind", .string(kind)), ("effective_date", .string(day)),
          ("from_ids", .array(from.map(JSON.string))), ("to_ids", .array(to.map(JSON.string))),
          ("transfers", .array(moved)),
        ] + more.members))
  }

  /// Changes members of a record.
  func patch(_ kind: String, _ id: String, _ members: JSONObject) throws {
    let clock = store.clock
    try store.perform { ledger in
      guard let resource = Catalogue.register[kind] else { preconditionFailure(kind) }
      _ = try ledger.patch(
        resource, id: id, .any, Signature(actor: "test", at: clock()), by: members)
    }
  }

  /// The document of an area.
  func area(_ id: String) throws -> JSON {
    let reader = try store.makeReader()
    guard let areas = Catalogue.register["areas"],
      case .found(_, let document) = try reader.item(areas, id)
    else { return .null }
    return try JSON(parsing: document)
  }

  func gazetteer() throws -> Gazetteer { try store.fold(Gazetteer.self) }

  /// The sentences of the faults for which the register refuses `write`.
  func complaints(_ write: (Country) throws -> Void) throws -> [String] {
    do {
      try write(self)
      return []
    } catch RecordError.invalid(let faults) {
      return faults.map(\.detail)
    }
  }

  /// The codes of the faults for which the register refuses `write`, each with its pointer.
  func refusal(_ write: (Country) throws -> Void) throws -> [String] {
    do {
      try write(self)
      return []
    } catch RecordError.invalid(let faults) {
      return faults.map { fault in
        guard case .pointer(let pointer) = fault.place else { return fault.code }
        return "\(pointer) \(fault.code)"
      }
    } catch RecordError.conflict(let code, _, _) {
      return [code]
    }
  }
}
