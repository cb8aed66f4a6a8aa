import JSON
import Records

/// The steps that only rows of an import go through.
extension Law.Step {
  static let claim = Law.Step(
    "claim",
    "What a row says of its id, version and times has the form that the register gives them."
  ) { write in
    let claim = try write.ledger.claim(write.row.given)
    write.adoption?.claim = claim
  }

  static let meant = Law.Step(
    "meant",
    "The record is the one with the row's id, with its key or with a code of its; the writer may know of it."
  ) { write in
    let row = write.row
    let codes = row.claim.id == nil ? write.ledger.codes(of: row.given) : []
    write.stored = try write.ledger.present(row.given, row.claim.id, codes, write.signature)
    if let stored = write.stored { write.id = stored.id } else { write.free = codes }
  }

  static let row = Law.Step(
    "row", "The row keeps the rules of its kind; a path that it names is that of its id."
  ) {
    write in
    let (row, at) = (write.row, write.signature.at)
    let draft = try row.given.draft.get()
    let isAsAssumed = try row.given.assumed.allSatisfy { assumed in
      try write.ledger.identify(assumed.code, assumed.target)?.hasSameBytes(as: assumed.id) ?? false
    }
    if isAsAssumed { write.prepared = row.given.prepared }
    write.begin(with: draft, as: write.prepared?.members ?? draft.members)
    write.id = row.claim.id ?? write.ledger.newID(write.resource, at: at)
    try write.ledger.checkPath(row.claim.path, for: write.id, write.resource)
    let now = at.description
    write.stamp = Ledger.Stamp(
      id: write.id, version: row.claim.version ?? 1, createdAt: row.claim.createdAt ?? now,
      updatedAt: row.claim.updatedAt ?? now)
  }

  static let past = Law.Step(
    "past",
    "A new record begins now, at version 1, unless a key with the scope admin says otherwise."
  ) { write in
    guard !write.signature.isAdministrator else { return }
    let claim = write.row.claim
    let told = [
      "version": claim.version ?? 1 != 1, "created_at": claim.createdAt != nil,
      "updated_at": claim.updatedAt != nil,
    ]
    let faults = told.filter(\.value).keys.sorted().map {
      Ledger.administered($0, "leave it out")
    }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
  }

  static let mode = Law.Step(
    "mode", "The import changes what is there, and its mapping does not keep it as it is."
  ) {
    write in
    guard write.row.mode == .upsert else {
      throw RecordError.conflict(
        code: "exists",
        detail: "\(write.id) is there already; import with mode upsert to change it.")
    }
    if write.row.given.existing.isKept { write.written = try write.ledger.unchanged(write.present) }
  }

  static let overlay = Law.Step(
    "overlay", "The record takes the members that the row names, and keeps the rules of its kind."
  ) { write in
    let given = write.row.given
    try write.ledger.checkPath(write.row.claim.path, for: write.id, write.resource)
    let draft = try write.ledger.overlaid(
      write.present, given, by: write.signature.actor)
    write.begin(with: draft)
    // A moment of change that the source gives is kept, so that importing the same row again is no change.
    let moment = write.resource.lifecycle?.correction.flatMap { given.members[$0.at] } ?? .null
    write.dates = moment.isNull
    if let move = write.ledger.move(write.present, draft, write.resource) { write.op = move }
  }

  static let repetition = Law.Step(
    "repetition", "No earlier row of the file gave the record other members."
  ) { write in
    try write.ledger.refuseRepetition(
      of: write.present, write.row.given, write.drafted, after: write.row.earlier)
  }

  static let source = Law.Step(
    "source",
    "A row that names the version it was made from changes that one; the same row again is no change."
  ) { write in
    guard let version = write.row.claim.version, version != write.present.version,
      try write.ledger.resolved(write.drafted, write.resource) != write.present.members
    else { return }
    throw RecordError.conflict(
      code: "stale",
      detail:
        "The row was made from version \(version) and the record is at \(write.present.version); take it out anew and make the change there.",
      faults: [
        Fault(
          .pointer("/version"), "stale", "The record is at version \(write.present.version).")
      ])
  }
}

extension Judgement {
  /// The row that is imported.
  fileprivate var row: Adoption {
    guard let adoption else { preconditionFailure("only a row is adopted") }
    return adoption
  }
}
