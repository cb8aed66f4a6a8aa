import Records
import Store

/// A page of entries or of versions, with the address of the next page.
struct LogPage<Item> {
  let items: [Item]
  let next: String?

  /// The layout of a page of `item`s; its schema is called `name` in the description.
  static func layout(_ item: Layout<Item>, named name: String) -> Layout<LogPage> {
    Layout(
      named: name, isOpen: true,
      .list("items", item) { $0.items }, .text("next") { $0.next })
  }
}

extension Reader.Entry {
  static let page = LogPage.layout(layout, named: "EntryList")
}

extension VersionEntry {
  static let page = LogPage.layout(layout, named: "VersionList")
}
