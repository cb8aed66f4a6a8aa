import Records
import Store

/// A page of what the log says, with the address of the next one.
struct LogPage<Item> {
  let items: [Item]
  let next: String?

  /// Such a page, which the description has under `name`.
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
