import JSON
package import Records

/// A change of areas, as the register records it.
package struct AreaEventRecord: Sendable {
  /// A part that goes from one area to another.
  package struct Transfer: Sendable, Equatable {
    package let layer: String
    package let unit: String
    package let from: String
    package let to: String
  }

  package let id: String
  package let kind: String
  package let title: String?
  /// The first day after the change.
  package let effective: CalendarDate
  package let from: [String]
  package let to: [String]
  package let transfers: [Transfer]
  /// Whether ground came from, or went to, areas that the event does not name.
  package let isOpen: Bool
  /// The code that an area gets in a recode.
  package let code: (scheme: String, code: String)?

  init?(_ id: String, _ document: JSONObject) {
    guard let kind = document.text("kind"),
      let effective = document.text("effective_date").flatMap({ CalendarDate($0) })
    else { return nil }
    (self.id, self.kind, self.effective) = (id, kind, effective)
    title = document.text("title")
    from = document.texts("from_ids")
    to = document.texts("to_ids")
    transfers = document.list("transfers").compactMap { item in
      guard let layer = item.text("layer"), let unit = item.text("base_unit"),
        let from = item.text("from_id"), let to = item.text("to_id")
      else { return nil }
      return Transfer(layer: layer, unit: unit, from: from, to: to)
    }
    isOpen = document.flag("outside") ?? false
    code = document["code"]?.object.flatMap { item in
      item.text("scheme").flatMap { scheme in item.text("code").map { (scheme, $0) } }
    }
  }

  /// Whether an area of `from` still exists after the event.
  func goesOn(_ id: String) -> Bool { to.contains(id) || ["renamed", "recoded"].contains(kind) }
}
