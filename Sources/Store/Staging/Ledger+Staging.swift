import Tree
import Queries
package import Records
import SQLite

/// Rows of an import on their way into the register.
extension Ledger {
  /// Begins to lay rows ready; nil while there are some that an import left.
  func beginStaging(_ kinds: [Resource]) throws -> Staging? {
    guard try !hasLaidReady() else { return nil }
    let since = try nextSequence() - 1
    let staging = Staging(since + 1 + Staging.room, since: since, kinds)
    try hide(staging)
    return staging
  }

  /// Whether something is laid ready, or was and is not yet removed.
  func hasLaidReady() throws -> Bool {
    try database.first("SELECT 1 FROM staging") { _ in true } ?? false
  }

  private func hide(_ staging: Staging) throws {
    try database.run("INSERT INTO staging VALUES (?, 0)", .integer(staging.number))
  }

  /// Lets this transaction see what is laid ready; throws if another write made it useless.
  private func unhide(_ staging: Staging) throws {
    let isLost = try database.first(
      "SELECT is_lost FROM staging WHERE first = ?", [.integer(staging.number)]
    ) { $0.int(0) == 1 }
    guard isLost == false else { throw Staging.Lost() }
    try database.run("DELETE FROM staging")
  }

  /// Has what `body` writes laid ready, once what others wrote since the last batch is seen to be no hindrance; the
  /// transaction must be its own.
  package func lay(_ staging: Staging, _ signature: Signature, _ body: () throws -> Void) throws
    -> Staging
  {
    let last = try nextSequence() - 1
    guard last < staging.number - Staging.room / 2 else { throw Staging.Lost() }
    try unhide(staging)
    try judgeAgain(staging, after: staging.since, upTo: last, signature)
    let before = try Aside(reading: database)
    memory.forgetAll()
    self.staging = staging
    self.staging?.since = last
    defer { self.staging = nil }
    try body()
    guard var laid = self.staging else { preconditionFailure("nothing else ends it") }
    try laid.aside.take(beyond: before, from: database)
    try hide(laid)
    return laid
  }

  /// Lets everybody see what was laid ready, as one block of entries after all others, and what `body` writes
  /// behind it; the transaction must be its own.
  ///
  /// Throws `Lost` where rows would have been judged otherwise after what others wrote, or `body`.
  package func release<Output>(
    _ staging: Staging, _ signature: Signature, _ body: () throws -> Output
  ) throws -> Output {
    let last = try nextSequence() - 1
    try unhide(staging)
    try judgeAgain(staging, after: staging.since, upTo: last, signature)
    memory.forgetAll()
    try staging.aside.put(into: database)
    // Where nothing was laid ready, because all rows change what was there, no numbers are left out.
    let isLaid = try nextSequence() > staging.number
    if isLaid {
      self.staging = staging
      self.staging?.isLast = true
    }
    defer { self.staging = nil }
    let end = try nextSequence() - 1
    let output = try body()
    try judgeAgain(staging, after: end, upTo: .max, signature)
    if isLaid { try noteGap(from: last + 1, to: staging.number) }
    return output
  }

  /// Notes that the log goes on with the entry `next`, and has none with the numbers from `first` to it.
  private func noteGap(from first: Int64, to next: Int64) throws {
    try database.run(
      "INSERT INTO gaps (first, previous) VALUES (?, ?)", .integer(next), .integer(first - 1))
    try database.turn(after: first - 1, to: next)
  }

  /// Leaves out the numbers from `first` to `next`, as the register did that a log comes from.
  func leaveOut(from first: Int64, to next: Int64) throws {
    try noteGap(from: first, to: next)
    memory.skip(to: next)
  }

  /// Throws where a row has to wait for the last step.
  func checkStaging(_ stored: Stored?) throws {
    guard let staging, !staging.isLast, let stored, stored.record < staging.number else { return }
    throw Staging.Late()
  }

  /// Notes that a row found a record as it says.
  func noteKept(_ stored: Stored) {
    guard let staging, stored.record < staging.number else { return }
    self.staging?.kept.insert(stored.record)
  }

  /// Removes some of what an import laid ready and gave up; false once there is nothing left of it.
  func sweep(upTo most: Int) throws -> Bool {
    let first = try database.first("SELECT min(first) FROM staging") {
      $0.isNull(0) ? nil : $0.int64(0)
    }
    guard let first, let first else { return false }
    let left = try database.rows(
      "SELECT record, kind FROM entries WHERE seq >= ? ORDER BY seq DESC LIMIT ?",
      [.integer(first), .integer(Int64(most))]
    ) { (record: $0.int64(0), kind: $0.string(1)) }
    for (record, kind) in left {
      if let resource = catalogue[kind] {
        try remove(staged: record, resource)
      } else {
        // A kind that is declared no more has no tables.
        try removeEntries(of: record)
      }
    }
    if left.isEmpty { try database.run("DELETE FROM staging") }
    return !left.isEmpty
  }

  /// Makes way for the record `id` that somebody else adds under an id which one laid ready has; false if there
  /// is no such.
  func makeWay(for id: String, _ resource: Resource) throws -> Bool {
    let record = try database.first(
      "SELECT record FROM \(resource.table) WHERE id = ? AND record >= \(RecordRow.firstLaidReady)",
      [.text(id)]
    ) { $0.int64(0) }
    guard let record else { return false }
    try remove(staged: record, resource)
    try database.run("UPDATE staging SET is_lost = 1")
    return true
  }
}
