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
  }

  /// Writes a record by `put`, lets its service make what follows, and holds the rules across records.
  ///
  /// The rules are held once, when all is written: on the way from one state that keeps them to another,
  /// the register may break them.
  func write(
    _ resource: Resource, _ stored: Stored?, _ members: JSONObject?, _ stamp: Stamp,
    _ signature: Signature, op: String
  ) throws -> Written {
    guard let service = tables[resource].service else {
      return try put(resource, stored, members, stamp, signature, op: op)
    }
    let change = Change(
      id: stamp.id, before: stored.flatMap { $0.deletedAt == nil ? $0.members : nil },
      after: members, op: op, signature: signature)
    guard pending == nil else {
      let written = try put(resource, stored, members, stamp, signature, op: op)
      pending?.append(Pending(resource: resource, change: change, place: place))
      try service.follow(change, in: self)
      return written
    }
    return try savepoint {
      pending = [Pending(resource: resource, change: change, place: nil)]
      brought = []
      defer { pending = nil }
      let written = try put(resource, stored, members, stamp, signature, op: op)
      try service.follow(change, in: self)
      let faults = try brought + judged()
      guard faults.isEmpty else { throw RecordError.invalid(faults) }
      return written
    }
  }

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
        guard let place = own.first(where: { $0.change.id == found.id })?.place else {
          return found.fault
        }
        return brought(found.fault, by: resource, found.id, at: place)
      }
    }
  }

  /// Changes another record because of the one that is being written, whose scope includes that; `place` is
  /// the pointer in its body that brings the change, where faults are told.
  package func bring(
    _ resource: Resource, _ id: String, at place: String, _ signature: Signature, op: String,
    _ next: (inout JSONObject) throws -> Void
  ) throws {
    let outer = self.place
    self.place = place
    defer { self.place = outer }
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

  /// The fault of a record that was brought along, told where the body brought it.
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
