import JSON
import Records

extension Ledger {
  /// The members `after` a change, with what readers are told of it if they see it: its moment and its note.
  ///
  /// What the change says of these itself stays; what it leaves empty stays as it was, because nothing that
  /// readers were told is taken back by leaving it out.
  func corrected(
    _ resource: Resource, _ before: JSONObject, _ after: JSONObject, _ signature: Signature
  ) -> JSONObject {
    let moment = signature.at
    guard let correction = resource.lifecycle?.correction, resource.isPublic(before, at: moment),
      resource.isPublic(after, at: moment)
    else { return after }
    func shown(_ members: JSONObject) -> JSONObject {
      resource.publicMembers(members, at: moment) ?? members
    }
    var members = after
    if members[correction.at] == .null { members[correction.at] = before[correction.at] }
    if members[correction.notes] == [] { members[correction.notes] = before[correction.notes] }
    guard shown(members) != shown(before) else { return members }
    if members[correction.at] == before[correction.at] {
      members[correction.at] = .string(moment.description)
    }
    guard let note = signature.note, members[correction.notes] == before[correction.notes] else {
      return members
    }
    let told: JSON = ["note": .string(note), "public_timestamp": .string(moment.description)]
    let notes = JSON.array((members[correction.notes]?.array ?? []) + [told])
    // One that the list cannot take, being too long or one too many, stands in the history alone.
    if (try? Validator(resource, in: catalogue).judged([correction.notes: notes])) != nil {
      members[correction.notes] = notes
    }
    return members
  }
}
