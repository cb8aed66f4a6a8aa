import JSON
import Records

/// The steps that judge the members and settle what they are.
extension Law.Step {
  static let managed = Law.Step(
    "managed", "What the register sets is left out, or repeated as it is."
  ) { write in
    guard let given = write.draft?.managed, !given.isEmpty else { return }
    let managed = write.stored?.managed(write.resource) ?? [:]
    let faults = given.members.filter { managed[$0.name] != $0.value }
      .map { Ledger.managed($0.name) }
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
  }

  static let lifecycle = Law.Step("lifecycle", "The state changes by a named move alone.") {
    try $0.ledger.checkLifecycle($0.resource, $0.present.members, $0.drafted, op: $0.op)
  }

  static let references = Law.Step(
    "references",
    "Every code or id that refers to a record names one that is there, and becomes its id."
  ) { write in
    let (members, resource) = (write.drafted, write.resource)
    for (place, value) in try ReferenceResolution(
      write.ledger.catalogue, write.ledger.identify
    ).resolutions(members, resource, write.rows) {
      write.set(value, at: place)
    }
  }

  static let owner = Law.Step(
    "owner", "The organisation of a bound key owns the new record."
  ) { write in
    write.become(try write.ledger.owned(write.drafted, write.signature, write.resource))
  }

  static let keptOwner = Law.Step(
    "kept owner", "A bound key that replaces a record without naming its owners leaves them."
  ) { write in
    guard write.op == "replace", let owners = write.resource.owners, write.signature.owner != nil,
      write.resource.owners(of: write.drafted).isEmpty
    else { return }
    var members = write.drafted
    members[owners] = write.present.members[owners]
    write.become(members)
  }

  static let unseen = Law.Step("unseen", "What the writer was not shown stays.") { write in
    var members = write.drafted
    try write.ledger.keepUnseen(
      of: write.present, in: &members, write.signature, write.resource)
    write.become(members)
  }

  static let makingScopes = Law.Step(
    "scopes", "The key has the scopes for making the record in its state."
  ) {
    try $0.ledger.checkScopes($0.signature, of: $0.resource, making: $0.drafted)
  }

  static let changingScopes = Law.Step(
    "scopes", "The key has the scopes for what differs: a move brings along what it is about alone."
  ) {
    try $0.ledger.checkScopes(
      $0.signature, of: $0.resource, changing: $0.present.members, to: $0.drafted, op: $0.op)
  }

  static let service = Law.Step(
    "service", "The kind's service sets the members that follow from other records."
  ) { write in
    let carried = (write.draft?.carried ?? []).map { ($0.kind.member, $0.elements) }
    write.become(
      try write.ledger.completed(
        write.resource, id: write.id, write.stored?.members, write.drafted, write.signature,
        op: write.op, carrying: Dictionary(carried) { $0 + $1 }))
  }

  static let correction = Law.Step(
    "correction", "Readers are told that a record they see was changed, and why."
  ) { write in
    guard write.dates else { return }
    write.become(
      try write.resource.corrected(
        write.present.members, write.drafted, note: write.signature.note,
        needsNote: ["patch", "replace"].contains(write.op), at: write.signature.at,
        in: write.ledger.catalogue))
  }

  static let codes = Law.Step("codes", "No other record bears its codes.") { write in
    guard let alias = write.resource.alias,
      let place = write.drafted.place(of: alias.list, near: write.resource.aliasPlace),
      write.mayDiffer(at: place)
    else { return }
    let kept = write.ledger.codes(write.drafted, write.resource)
    try write.ledger.claim(
      kept.filter { !write.free.contains($0) }, write.resource, record: write.stored?.record,
      for: write.signature.audience)
    guard let stored = write.stored else { return }
    // A code that the record gives up may name another record from now on.
    if !write.ledger.codes(stored.members, write.resource).allSatisfy(kept.contains) {
      write.ledger.memory.forgetReferences()
    }
  }

  static let circles = Law.Step("circles", "No record is above itself, through others either.") {
    write in
    let links = write.resource.index.upward.filter { write.mayDiffer(at: $0.places[0]) }
    try write.ledger.refuseCircles(
      write.resource, write.id, links, write.drafted, write.signature)
  }
}
