import JSON

/// Records of other kinds that a body carries.
extension Validator {
  /// The records that a body carries in a member; one without an id must be one that can be made.
  func elements(of given: JSON, _ kind: Carried, _ faults: inout Faults) -> [JSONObject] {
    let field = Field(kind.member, .list([]), count: 0...Carried.most, about: kind.about)
    let made = Validator(kind.resource, in: catalogue)
    // Stands for the record, whose id is not known yet.
    let id = "\(resource.prefix)_\(String(repeating: "0", count: 26))"
    guard !given.isNull else { return [] }
    let elements = faults.at(.member(kind.member)) { faults in
      each(of: given, field, &faults) { item, faults in
        guard case .object(let element) = item else { return wrongType("an object", item, &faults) }
        if element[kind.back].map({ !$0.isNull }) ?? false {
          faults.tell(
            at: .member(kind.back), "read_only", "It is the record that carries it; leave it out.")
        } else if element.text("id") == nil {
          do throws(RecordError) {
            _ = try made.draft(kind.body(element, of: id))
          } catch {
            if case .invalid(let found) = error { faults.add(found, under: faults.pointer) }
          }
        }
        return item
      }
    }
    return (elements.array ?? []).compactMap(\.object)
  }
}
