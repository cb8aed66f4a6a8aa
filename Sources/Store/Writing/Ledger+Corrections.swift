import JSON
import Records

extension Ledger {
  /// The members `after` a change, with its moment and note for readers, if it changes what they see.
  ///
  /// A moment or note that the change sets itself is kept; one that it leaves empty stays as it was,
  /// because leaving it out does not withdraw what readers were told.
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
    // A note that does not fit the list, too long or one too many, is in the history alone.
    if (try? Validator(resource, in: catalogue).judged([correction.notes: notes])) != nil {
      members[correction.notes] = notes
    }
    return members
  }
}
