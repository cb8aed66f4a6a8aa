import JSON
import Records
package import Store
import Synchronization

extension SampleRegister {
  /// The moment at which every record of the sample is entered; a fixed one, so that every sample
  /// register is the same to the byte: 2026-11-22T09:00:00Z.
  private static let moment = Instant(milliseconds: 1_795_338_000_000)

  /// Writes the sample into an empty register, all of it or nothing.
  package static func load(into store: Store) throws {
    let counter = Atomic<UInt64>(0)
    // Ids that say nothing but their order, the same ones every time.
    let ids = ULID { counter.add(1, ordering: .relaxed).oldValue }
    let catalogue = store.catalogue
    try store.perform { live in
      let ledger = live.minting(ids)
      let signature = Signature(actor: "sample", note: "Sample register", at: moment)
      for (kind, json) in steps {
        guard let resource = catalogue[kind], case .array(let bodies) = try JSON(parsing: json)
        else { preconditionFailure("the sample has a step of no kind: \(kind)") }
        for body in bodies {
          let draft = try Validator(resource, in: catalogue).draft(body)
          _ = try ledger.create(resource, draft, signature)
        }
      }
    }
  }
}
