import Backups
import Keys
import Records
import Store

/// A list that has all of its elements on one page.
struct WholeList<Item> {
  let items: [Item]

  /// The layout of a list of `item`s; its schema is called `name` in the description.
  static func layout(_ item: Layout<Item>, named name: String) -> Layout<WholeList> {
    Layout(
      named: name, isOpen: true,
      .list("items", item) { $0.items }, .null("next"), .count("total") { $0.items.count })
  }
}

extension KeyAnswer {
  static let list = WholeList.layout(layout, named: "KeyList")
}

extension Backup {
  static let list = WholeList.layout(layout, named: "BackupList")
}
