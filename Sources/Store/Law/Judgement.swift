import JSON
import Records

/// One write on its way through the law: what was asked, what is there, and what has become of it so far.
struct Judgement {
  let ledger: Ledger
  let resource: Resource
  let signature: Signature
  /// The name of the write in its log entry.
  var op: String
  /// The id of the record that is meant; that of a new record too.
  var id: String
  /// Whether the client chose the id of a new record.
  var isChosen = false
  /// The versions of the record that may be changed.
  var condition = Precondition.any
  /// Makes the draft of a change from the present members.
  var next: ((JSONObject) throws -> Draft)?
  /// What a row of an import brings.
  var adoption: Adoption?
  /// Whether the register sets the moment of a correction; otherwise the change itself gives it.
  var dates = true

  /// Codes that no record bears, as a step found out.
  var free: [String] = []
  /// The record that is there.
  var stored: Stored?
  var draft: Draft?
  /// What was made of the draft before the transaction.
  var prepared: Prepared?
  /// What the register sets on a new record; that of a change follows from what is there.
  var stamp: Ledger.Stamp?
  /// Whether another write brings this one; its rules are checked with that one's.
  var isBrought = false
  /// The result; a step of judgement that sets it ends the law.
  var written: Written?

  /// The members as the steps so far have left them; nil for a deletion.
  private(set) var members: JSONObject?
  /// The positions of members that are not those prepared.
  private(set) var stale: [Int] = []
  /// The positions of members that differ from those stored; nil if any may.
  var changed: [Int]?

  init(
    _ ledger: Ledger, _ resource: Resource, _ id: String, _ signature: Signature, op: String
  ) {
    (self.ledger, self.resource, self.id) = (ledger, resource, id)
    (self.signature, self.op) = (signature, op)
  }

  /// Begins with the members of a draft.
  mutating func begin(with draft: Draft) {
    begin(with: draft, as: prepared?.members ?? draft.members)
    become(draft.members)
  }

  /// Begins with members that are those of a draft, or stand for them.
  mutating func begin(with draft: Draft, as members: JSONObject) {
    (self.draft, self.members) = (draft, members)
  }

  /// Begins with members that are stored.
  mutating func begin(with members: JSONObject) { self.members = members }

  /// Replaces the members with `next`, which has the same members at the same places.
  mutating func become(_ next: JSONObject) {
    guard let members, !next.isCopy(of: members) else { return }
    if prepared != nil {
      for (place, member) in next.members.enumerated()
      where place >= members.count || members.members[place].value != member.value {
        stale.append(place)
      }
    }
    self.members = next
  }

  /// Sets the member at `place`, which differs.
  mutating func set(_ value: JSON, at place: Int) {
    members?.members[place].value = value
    if prepared != nil { stale.append(place) }
  }

  /// The record that is there, in steps after the one that finds it.
  var present: Stored {
    guard let stored else { preconditionFailure("the law finds the record first") }
    return stored
  }

  /// The members so far, in steps after the one that begins with them.
  var drafted: JSONObject {
    guard let members else { preconditionFailure("the law drafts the members first") }
    return members
  }

  /// Whether the body carries records of other kinds.
  var carries: Bool { draft?.carried.isEmpty == false }

  /// The write as the kind's service sees it.
  var change: Change {
    Change(
      id: id, before: stored.flatMap { $0.deletedAt == nil ? $0.members : nil }, after: members,
      op: op, signature: signature)
  }

  /// The rows of a link, if they were made ready and are those of the members still.
  func rows(_ link: Index.Link, _ offset: Int) -> [LinkRow]? {
    stale.contains(link.places[0]) ? nil : prepared?.indexed.links[offset]
  }

  /// Whether the member at `place` may differ from the one stored.
  func mayDiffer(at place: Int) -> Bool { changed?.contains(place) ?? true }
}
