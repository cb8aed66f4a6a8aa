import JSON
import Records

/// The steps that write, and check what depends on all that was written.
extension Law.Step {
  static let rulesAhead = Law.Step(
    "rules ahead",
    "The rules across records hold already, where the kind's service needs nothing written to check them."
  ) { write in
    guard let service = write.ledger.tables[write.resource].service, service.checksAhead else {
      return
    }
    let faults = try service.faults(of: [write.change], in: write.ledger)
    guard faults.isEmpty else { throw RecordError.invalid(faults.map(\.fault)) }
  }

  static let write = Law.Step(
    "write", "The entry is written, with the record's row, links, search text and shape."
  ) { write in
    let stamp =
      write.stamp ?? write.ledger.next(write.present, write.signature)
    if let members = write.members {
      write.prepared = write.prepared?.renewed(members, write.stale, write.resource)
    }
    write.written = try write.ledger.put(
      write.resource, write.stored, write.members, stamp, write.signature, op: write.op,
      write.prepared, changed: write.changed)
  }

  static let follow = Law.Step(
    "follow", "The kind's service makes the writes that this one brings with it, each by this law."
  ) { write in
    guard let service = write.ledger.tables[write.resource].service, !service.checksAhead else {
      return
    }
    let change = write.change
    write.ledger.gather(change, of: write.resource)
    try service.follow(change, in: write.ledger)
  }

  static let carried = Law.Step(
    "carried", "The records that the body carries are written with it, each by its own law."
  ) { write in
    for (kind, elements) in write.draft?.carried ?? [] {
      try write.ledger.write(elements, kind, carriedBy: write.id, write.signature)
    }
  }

  // Checked at the end, because the register may break the rules between the first write and the last.
  static let rules = Law.Step(
    "rules", "The rules across records hold when all is written."
  ) { write in
    guard !write.isBrought, write.ledger.pending != nil else { return }
    let faults = try write.ledger.brokenRules()
    guard faults.isEmpty else { throw RecordError.invalid(faults) }
  }
}
