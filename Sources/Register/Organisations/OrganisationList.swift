import Records

/// The first records of a list, with the path of the whole list.
struct OrganisationList<Item> {
  let total: Int64
  let address: String
  let items: [Item]

  /// The same list with each record transformed by `show`.
  func map<Shown>(_ show: (Item) throws -> Shown) rethrows -> OrganisationList<Shown> {
    OrganisationList<Shown>(total: total, address: address, items: try items.map(show))
  }

  /// The JSON form of such a list of `item`; `what` describes which come first.
  static func layout(_ item: Layout<Item>, of what: String) -> Layout<OrganisationList> {
    Layout(
      .value("total", .integer(0 ... .max), "How many there are.") { $0.total },
      .value("href", .text(1...500), "The address of all of them.") { $0.address },
      .list("items", item, "The first \(OrganisationReading.most) \(what).") { $0.items })
  }
}
