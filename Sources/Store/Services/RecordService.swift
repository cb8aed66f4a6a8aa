package import JSON
package import Records

/// What a kind of record needs beyond its declaration: members that follow from other records, writes that
/// a write brings with it, and rules across records.
///
/// The ledger calls it inside the writer's transaction for every way of writing; only the replay of a log
/// does not, because the log has what it did.
package protocol RecordService: Sendable {
  /// The members with those that the service sets; throws the faults of an input that says otherwise.
  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject

  /// The members of a document of an earlier declaration, with those that the service works out of the record
  /// alone where they are empty; `moment` is when the document was written.
  func filled(_ members: JSONObject, id: String, at moment: Instant) -> JSONObject

  /// Makes the further writes that `change` brings with it, in the same savepoint.
  func follow(_ change: Change, in ledger: Ledger) throws

  /// Whether `follow` writes nothing and `faults` reads no record of `changes`, so that the rules are checked
  /// before anything is written.
  ///
  /// A write that may be refused after it was written needs a savepoint, and SQLite copies each page that is
  /// changed in one: that was a third of an import's time.
  var checksAhead: Bool { get }

  /// The rules across records that `changes` break: all changes of this kind in one write. Each fault has
  /// the id of the changed record that it is about, and a pointer in that record.
  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)]

  /// The ids of which those that refer to one of them may break rules across records, because of `change`.
  func concerned(by change: Change) -> [String]

  /// Whether something is to be written because it is `today`: documents never depend on when they are
  /// read.
  func isDue(in store: Store, on today: CalendarDate) throws -> Bool

  /// Writes what is due on the day of `signature`, in entries of its own: of at most `most` records after the one
  /// called `last`, in the order of their ids; returns the last of them where there are more.
  func comeDue(in ledger: Ledger, _ signature: Signature, after last: String?, most: Int) throws
    -> String?
}

extension RecordService {
  package var checksAhead: Bool { false }

  package func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    change.after ?? [:]
  }

  package func filled(_ members: JSONObject, id: String, at moment: Instant) -> JSONObject {
    members
  }

  package func follow(_ change: Change, in ledger: Ledger) throws {}

  package func faults(of changes: [Change], in ledger: Ledger) throws
    -> [(id: String, fault: Fault)]
  {
    []
  }

  package func concerned(by change: Change) -> [String] { [change.id] }

  package func isDue(in store: Store, on today: CalendarDate) throws -> Bool { false }

  package func comeDue(
    in ledger: Ledger, _ signature: Signature, after last: String?, most: Int
  ) throws -> String? { nil }
}
