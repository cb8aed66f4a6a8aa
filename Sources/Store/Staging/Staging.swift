import Queries
import Records

/// An import whose rows are laid ready in the register's own tables, in many short transactions, and are there
/// for nobody until one short step lets all of them pass.
///
/// They have numbers far above those of all other entries and records, so that whoever writes meanwhile comes
/// before them, and whatever reads leaves them out (see `RecordRow.firstLaidReady`).
package struct Staging: Sendable {
  /// How many numbers are left for what others write while the rows are laid ready.
  static let room: Int64 = 10_000_000
  /// The most rows that are left to the last step.
  package static let mostLate = 2000
  /// The most records that others may write between two batches; more of them are looked at too long.
  static let mostTouched = 2000
  /// The most rows that are judged again because of those.
  static let mostJudgedAgain = 1000

  /// The row changes a record that was there before, which has to wait for the last step.
  package struct Late: Error {}
  /// Another write took what the rows count on, so that they have to be judged in one transaction.
  package struct Lost: Error {
    package init() {}
  }
  /// What an earlier import left is there still, and is being removed once more.
  package struct Left: Error {}

  /// The number of the first entry.
  let number: Int64
  /// The last entry of others up to which all rows are right.
  var since: Int64
  /// The kinds of the rows.
  let kinds: [Resource]
  /// Whether the rows are about to be let pass, so that records which were there may change too.
  var isLast = false
  /// The records that a row found to be as it says.
  var kept: Set<Int64> = []
  /// What is to be noted of the records once they are there.
  var aside = Aside()

  init(_ number: Int64, since: Int64, _ kinds: [Resource]) {
    (self.number, self.since, self.kinds) = (number, since, kinds)
  }
}
