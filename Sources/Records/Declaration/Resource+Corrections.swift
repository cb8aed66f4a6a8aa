package import JSON

extension Resource {
  /// The members `after` a change, with its moment and note for readers, if it changes what they see.
  ///
  /// A moment or note that the change sets itself is kept; one that it leaves empty stays as it was,
  /// because leaving it out does not withdraw what readers were told. With `needsNote` a change without a
  /// note, or with one that does not fit the list of notes, is refused.
  package func corrected(
    _ before: JSONObject, _ after: JSONObject, note: String?, needsNote: Bool, at moment: Instant,
    in catalogue: Catalogue
  ) throws(RecordError) -> JSONObject {
    guard let correction = lifecycle?.correction, isPublic(before, at: moment),
      isPublic(after, at: moment)
    else { return after }
    func shown(_ members: JSONObject) -> JSONObject {
      publicMembers(members, at: moment) ?? members
    }
    var members = after
    if members[correction.at] == .null { members[correction.at] = before[correction.at] }
    if members[correction.notes] == [] { members[correction.notes] = before[correction.notes] }
    guard shown(members) != shown(before) else { return members }
    if members[correction.at] == before[correction.at] {
      members[correction.at] = .string(moment.description)
    }
    guard members[correction.notes] == before[correction.notes] else { return members }
    guard let note else {
      guard !needsNote else {
        throw .invalid([
          Fault(
            .header("Change-Note"), "correction_without_note",
            "Readers see this \(singular), so they are told what was changed: say it in Change-Note."
          )
        ])
      }
      return members
    }
    let told: JSON = ["note": .string(note), "public_timestamp": .string(moment.description)]
    let notes = JSON.array((members[correction.notes]?.array ?? []) + [told])
    do throws(RecordError) {
      _ = try Validator(self, in: catalogue).judged([correction.notes: notes])
    } catch {
      // Where no note is needed, one that does not fit the list, too long or one too many, is in the history alone.
      guard needsNote, case .invalid(let faults) = error else { return members }
      throw .invalid(faults.map { Fault(.header("Change-Note"), $0.code, $0.detail) })
    }
    members[correction.notes] = notes
    return members
  }
}
