import JSON
import Records

/// Records of other kinds that a body carries.
extension Ledger {
  /// Writes the records that the body of the record `id` carried; throws the faults of all of them.
  ///
  /// An element with an id, with a code that a record bears, or that is one in the members of the kind's key,
  /// changes the members it names of that record; any other one makes a record. Those that are not named stay.
  func write(
    _ elements: [JSONObject], _ kind: Carried, carriedBy id: String, _ signature: Signature
  ) throws {
    var known = try referrers(kind.resource, to: id, in: [kind.back])
    var faults: [Fault] = []
    let outer = (place, isCarried)
    defer { (place, isCarried) = outer }
    for (index, element) in elements.enumerated() {
      let pointer = "/\(kind.member)/\(index)"
      (place, isCarried) = (pointer, true)
      do {
        let found = try meant(by: element, known, kind, at: pointer)
        if let found { known.remove(at: found.place) }
        try write(element, found?.id, kind, carriedBy: id, signature.unscoped)
      } catch RecordError.invalid(let found) {
        faults += found.map { $0.under(pointer) }
      }
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
  }

  private func write(
    _ element: JSONObject, _ known: String?, _ kind: Carried, carriedBy id: String,
    _ signature: Signature
  ) throws {
    guard let known else {
      let body = kind.body(element, of: id)
      let draft = try Validator(kind.resource, in: catalogue).draft(body)
      _ = try create(kind.resource, draft, signature)
      return
    }
    var patch = element
    for name in Resource.managed { patch[name] = nil }
    _ = try change(kind.resource, id: known, .any, signature, op: "patch") { present in
      try patched(present, patch, kind.resource)
    }
  }

  /// The record among `known` that an element means, and its place there.
  private func meant(
    by element: JSONObject, _ known: [(id: String, members: JSONObject)], _ kind: Carried,
    at pointer: String
  ) throws -> (id: String, place: Int)? {
    func place(_ id: String, _ member: String) throws -> (id: String, place: Int) {
      if let place = known.firstIndex(where: { $0.id == id }) { return (id, place) }
      throw RecordError.invalid([
        Fault(
          .pointer("/\(member)"), "of_another_record",
          "\(kind.resource.path(of: id)) is none of this record's \(kind.resource.name), or stands here twice; change it by itself."
        )
      ])
    }
    if let id = element.text("id") { return try place(id, "id") }
    for code in codes(element, kind.resource) {
      if let id = try identify(code, kind.resource) {
        return try place(id, kind.resource.alias?.list ?? "id")
      }
    }
    let given = try Validator(kind.resource, in: catalogue).judged(element)
    let found = known.firstIndex { record in
      kind.key.allSatisfy { (given[$0] ?? .null) == (record.members[$0] ?? .null) }
    }
    return found.map { (known[$0].id, $0) }
  }
}
