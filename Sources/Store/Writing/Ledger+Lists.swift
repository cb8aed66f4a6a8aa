package import JSON
package import Records

extension Ledger {
  /// Adds an element to a list that only grows, behind whatever is there then, so that of several writers none
  /// loses what another added.
  ///
  /// Faults are told at their place in `element`; those that lie elsewhere in the record name that place.
  package func append(
    _ element: JSON, to list: Field, _ resource: Resource, id: String, _ condition: Precondition,
    _ signature: Signature
  ) throws -> Written {
    var place = 0
    do {
      return try change(resource, id: id, condition, signature, op: "append") { present in
        var members = present
        let elements = present[list.name]?.array ?? []
        place = elements.count
        members[list.name] = .array(elements + [element])
        for field in resource.fields where field.compute != nil { members[field.name] = nil }
        return try Validator(resource, in: catalogue).draft(.object(members))
      }
    } catch RecordError.invalid(let faults) {
      let path = "/\(list.name)/\(place)"
      throw RecordError.invalid(faults.map { Ledger.told($0, inside: path) })
    }
  }

  /// The fault of a record as one of the element at `path`.
  private static func told(_ fault: Fault, inside path: String) -> Fault {
    guard case .pointer(let pointer) = fault.place else { return fault }
    if pointer == path || pointer.hasPrefix("\(path)/") {
      return Fault(.pointer(String(pointer.dropFirst(path.count))), fault.code, fault.detail)
    }
    let place = pointer.isEmpty ? "" : "At \(pointer) of the record: "
    return Fault(.pointer(""), fault.code, place + fault.detail)
  }
}
