import Imports
import Records
package import Store
import Synchronization

extension SampleRegister {
  /// The entry time of every record, 2026-11-22T09:00:00Z.
  ///
  /// It is fixed so that every sample register has the same bytes.
  private static let moment = Instant(milliseconds: 1_795_338_000_000)

  /// The actor of its entries, which no key can be.
  private static let actor = "sample"

  /// Whether a register began as the sample, whatever was written since; nil if nothing was ever written.
  package static func wasFirst(in store: Store) throws -> Bool? {
    try store.makeReader().changes(after: 0, kind: nil, limit: 1, for: .operators).items.first
      .map { $0.actor == actor }
  }

  /// Imports the sample into an empty register, in one transaction.
  package static func load(into store: Store) throws {
    let counter = Atomic<UInt64>(0)
    // Ids made of a counter alone, the same every time.
    let ids = ULID { counter.add(1, ordering: .relaxed).oldValue }
    var options = ImportOptions(format: .ndjson)
    options.mode = .insert
    try store.performAlone { [options] live in
      let ledger = live.minting(ids)
      for part in parts {
        guard let resource = store.catalogue[part.kind] else {
          throw Refused(description: "the sample has a part of no kind: \(part.kind)")
        }
        let importer = Importer(store, kind: resource, options: options) { _ in
          Signature(actor: actor, note: "Sample register", at: moment)
        }
        var rest: [UInt8]? = Array(part.rows.utf8)
        let report = try importer.run({ rest.take() }, with: ledger)
        guard report.failed == 0 else {
          let faults = report.failures.map(\.sentence).joined(separator: "; ")
          throw Refused(description: "the sample's \(part.kind) are refused: \(faults)")
        }
      }
    }
  }

  /// A fault in the sample data, which the tests would have found.
  private struct Refused: Error, CustomStringConvertible {
    let description: String
  }
}
