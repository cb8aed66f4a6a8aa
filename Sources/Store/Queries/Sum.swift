package import JSON

/// The sums over the records of a query in one group.
package struct Sum {
  /// The values of the members that make the group.
  package let group: [JSON]
  package let count: Int64
  /// A sum for each amount; that of many may not fit 64 bits.
  package let sums: [Int128]
  /// For each amount, of how many records it is known.
  package let known: [Int64]

  /// What is summed of each record.
  package struct Amount: Sendable {
    let member: String
    let share: Share?
    /// Another member: the amount counts, whole, of records in which the body's share is all of that one.
    let whole: String?

    /// A member with a column of its own, or of each record only a body's share in it.
    package init(_ member: String, share: Share? = nil, whereAllOf whole: String? = nil) {
      (self.member, self.share, self.whole) = (member, share, whole)
    }
  }

  /// The part of an amount that belongs to one of the records named in a list of shares; where the list has
  /// none of the kind that counts, the whole amount counts.
  package struct Share: Sendable {
    let list: String
    let member: String
    let id: String
    let kind: (member: String, value: String)

    /// The elements of `list` whose reference `member` is `id` have so much as their summed member says; only
    /// those count that have the value of `kind`.
    package init(list: String, member: String, id: String, of kind: (String, String)) {
      (self.list, self.member, self.id) = (list, member, id)
      self.kind = (kind.0, kind.1)
    }
  }
}
