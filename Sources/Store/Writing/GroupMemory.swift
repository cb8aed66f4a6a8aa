import Queries
import Records
import SQLite

/// What the writes of one transaction have found out, so that those after them need not find it out again: a
/// group's jobs share it, and the rules that need other records read those once.
///
/// It goes with the transaction; where a savepoint is given up, so is what may have been found in it.
final class GroupMemory {
  /// For each kind the ids of live records by the references that name them.
  private var found: [ObjectIdentifier: [String: String]] = [:]
  /// The number of the log's last entry, once it was looked up.
  private var last: Int64?
  /// The number of the last entry of each kind that was written.
  private var written: [String: Int64] = [:]
  private var folded = FoldState()
  /// What services remember from one write to the next.
  var memories = Memories()

  /// The most references of one kind that are remembered.
  private static let mostReferences = 20_000

  /// The memory of the transaction that `database` is in.
  static func of(_ database: Database) -> GroupMemory {
    if let known = database.companion as? GroupMemory { return known }
    let memory = GroupMemory()
    if database.isInTransaction { database.companion = memory }
    return memory
  }

  /// The id that `reference` was found to name.
  func id(_ reference: String, _ target: Resource) -> String? {
    found[ObjectIdentifier(target)]?[reference]
  }

  func remember(_ id: String, for reference: String, _ target: Resource) {
    let kind = ObjectIdentifier(target)
    if found[kind]?.count ?? 0 > GroupMemory.mostReferences { found[kind] = nil }
    found[kind, default: [:]][reference] = id
  }

  /// Forgets which references were found, where one may come to mean another record or none.
  func forgetReferences() { found = [:] }

  /// The number of the log's last entry, 0 for none.
  func lastSequence(in database: Database) throws -> Int64 {
    if let last { return last }
    let found = try database.lastSequence()
    last = found
    return found
  }

  /// Has the next entry bear the number `next`.
  func skip(to next: Int64) { last = next - 1 }

  /// Begins anew where other rows can be seen than before.
  func forgetAll() {
    (found, last, written, folded) = ([:], nil, [:], FoldState())
    memories.forget()
  }

  func noteEntry(_ seq: Int64, of kind: Resource) {
    last = seq
    written[kind.name] = seq
  }

  /// The fold with everything that the transaction has written; `base` gives one to start from.
  func fold<Fold: LogFold>(
    _ fold: Fold.Type, on database: Database, _ catalogue: Catalogue,
    from base: () throws -> (seq: Int64, value: Fold)?
  ) throws -> Fold {
    let latest = fold.kinds.reduce(0) { max($0, written[$1] ?? 0) }
    let known = memories.with(Taken<Fold>.self) { taken in
      // A second reference would have the fold copied when it is taken on.
      if taken.seq < latest { taken.value = nil }
      return taken.value
    }
    if let known { return known }
    let (seq, value) = try folded.current(
      fold, on: database, catalogue, keepsJournal: true, from: base)
    memories.with(Taken<Fold>.self) { $0 = Taken(seq: seq, value: value) }
    return value
  }

  /// A fold as it was last taken, under its own type: the cast took 9,000 instructions of each write.
  private struct Taken<Fold: LogFold>: ServiceMemory {
    var seq: Int64 = 0
    var value: Fold?

    init() {}

    init(seq: Int64, value: Fold) { (self.seq, self.value) = (seq, value) }
  }

  /// Forgets what a savepoint that was given up may have taken with it, and goes on with the transaction.
  func rollBack(on database: Database, _ catalogue: Catalogue) {
    (found, last, written) = ([:], nil, [:])
    memories.forget()
    do {
      try folded.rollBack(on: database, catalogue)
    } catch {
      // The storage failed as well; whatever comes next begins anew.
      folded = FoldState()
    }
    if database.isInTransaction { database.companion = self }
  }
}
