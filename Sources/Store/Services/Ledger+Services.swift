package import JSON
package import Records

/// Writes that bring others with them, judged together.
extension Ledger {
  /// A change written but not yet judged.
  struct Pending {
    let resource: Resource
    let change: Change
    /// The pointer in the body that brought the change with it; nil for the body's own.
    let place: String?
    /// Whether the record stands at that pointer itself.
    let isCarried: Bool
  }

  /// Runs `write`, in a savepoint of its own where rules are checked after it, or it carries other records.
  func together<Output>(
    _ resource: Resource, carries: Bool = false, _ write: () throws -> Output
  ) throws -> Output {
    let checksLate = tables[resource].service.map { !$0.checksAhead } ?? false
    guard pending == nil, carries || checksLate else { return try write() }
    return try savepoint {
      (pending, brought) = ([], [])
      defer { pending = nil }
      return try write()
    }
  }

  /// Adds a change that is written to those that are judged together.
  func gather(_ change: Change, of resource: Resource) {
    pending?.append(Pending(resource: resource, change: change, place: place, isCarried: isCarried))
  }

  /// The faults of all that a write brought with it, and the rules across records that it breaks.
  func brokenRules() throws -> [Fault] { try brought + judged() }

  private func judged() throws -> [Fault] {
    let pending = pending ?? []
    var kinds: [Resource] = []
    for item in pending where !kinds.contains(where: { $0 === item.resource }) {
      kinds.append(item.resource)
    }
    return try kinds.flatMap { resource in
      let own = pending.filter { $0.resource === resource }
      return try (tables[resource].service?.faults(of: own.map(\.change), in: self) ?? []).map {
        found in
        guard let item = own.first(where: { $0.change.id == found.id }), let place = item.place
        else { return found.fault }
        guard !item.isCarried else { return found.fault.under(place) }
        return brought(found.fault, by: resource, found.id, at: place)
      }
    }
  }

  /// Changes another record because of the one that is being written, whose scope includes that; `place` is
  /// the pointer in the request's body that brings the change, at which faults are reported.
  package func bring(
    _ resource: Resource, _ id: String, at place: String, _ signature: Signature, op: String,
    _ next: (inout JSONObject) throws -> Void
  ) throws {
    let outer = (self.place, isCarried)
    (self.place, isCarried) = (place, false)
    defer { (self.place, isCarried) = outer }
    do {
      _ = try change(resource, id: id, .any, signature.unscoped, op: op) { present in
        var members = present
        try next(&members)
        for field in resource.fields where field.compute != nil { members[field.name] = nil }
        return try Validator(resource, in: catalogue).draft(.object(members))
      }
    } catch RecordError.invalid(let faults) {
      brought += faults.map { brought($0, by: resource, id, at: place) }
    }
  }

  /// Adds a record because of the one that is being written, whose scope includes that; its faults are reported
  /// at `place`.
  package func bring(
    new members: JSONObject, of resource: Resource, at place: String, _ signature: Signature,
    op: String
  ) throws {
    let outer = self.place
    self.place = place
    defer { self.place = outer }
    let id = newID(resource, at: signature.at)
    do {
      let draft = try Validator(resource, in: catalogue).draft(.object(members))
      _ = try create(resource, draft, id: id, signature.unscoped, op: op)
    } catch RecordError.invalid(let faults) {
      brought += faults.map { brought($0, by: resource, id, at: place) }
    }
  }

  /// The fault of a record that was brought along, reported at `place`, where the body brought it.
  private func brought(_ fault: Fault, by resource: Resource, _ id: String, at place: String)
    -> Fault
  {
    var inner = ""
    if case .pointer(let pointer) = fault.place, !pointer.isEmpty { inner = " at \(pointer)" }
    return Fault(.pointer(place), fault.code, "\(resource.path(of: id))\(inner): \(fault.detail)")
  }

  /// The members of the live record called `id`.
  package func members(_ resource: Resource, _ id: String) throws -> JSONObject? {
    guard let stored = try find(resource, id), stored.deletedAt == nil else { return nil }
    return stored.members
  }
}
