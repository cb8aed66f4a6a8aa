/// The steps that a sort of write goes through, in order; the first that refuses ends it, and nothing is written.
///
/// It is data, so that what holds for one sort of write and not for another is seen by comparing lists.
package struct Law: Sendable {
  /// One step: its name and a sentence about what is true after it.
  package struct Step: Sendable {
    package let name: String
    package let sentence: String
    /// Judges a write, and may end it by setting its result.
    let run: @Sendable (inout Judgement) throws -> Void

    init(
      _ name: String, _ sentence: String,
      _ run: @escaping @Sendable (inout Judgement) throws -> Void
    ) {
      (self.name, self.sentence, self.run) = (name, sentence, run)
    }
  }

  package let name: String
  package let sentence: String
  /// What is judged before anything is written.
  let judging: [Step]

  init(_ name: String, _ sentence: String, _ judging: [Step]) {
    (self.name, self.sentence, self.judging) = (name, sentence, judging)
  }

  /// All steps in order.
  package var steps: [Step] { judging + Law.writing }
}

extension Law {
  package static let all = [create, change, adopt, merge, delete, restore]

  static let create = Law(
    "create", "A record is added.",
    [
      .free, .managed, .publication, .references, .owner, .beginning, .makingScopes, .service,
      .codes, .circles,
    ])

  static let change = Law(
    "change", "A record is replaced, patched, moved, or changed by what another write brings.",
    [.find, .seen, .live, .version, .draft] + changing)

  /// An import reads what a row means before it is known whether that is a new record.
  static let meaning: [Step] = [.claim, .meant]

  static let adopt = Law(
    "adopt", "A row of an import adds a record.",
    meaning + [
      .row, .past, .publication, .references, .owner, .beginning, .makingScopes, .service, .codes,
      .circles,
    ])

  static let merge = Law(
    "merge", "A row of an import changes the record that it means.",
    meaning + [.mode, .overlay, .repetition, .source] + changing)

  static let delete = Law(
    "delete", "A record is taken away; its history stays.",
    [.find, .seen, .live, .version, .referrers])

  static let restore = Law(
    "restore", "A deleted record comes back as it was.",
    [.find, .seen, .version, .deleted, .references, .codes])

  /// What every change of a record goes through once its members are known.
  private static let changing: [Step] = [
    .managed, .publication, .lifecycle, .references, .keptOwner, .unseen, .states, .changingScopes,
    .service, .correction, .difference, .appended, .codes, .circles,
  ]

  /// How every write ends, in a savepoint of its own where rules are checked after it.
  static let writing: [Step] = [.rulesAhead, .write, .follow, .carried, .rules]

  /// What is left of it where no member differs.
  static let carrying: [Step] = [.carried, .rules]
}
