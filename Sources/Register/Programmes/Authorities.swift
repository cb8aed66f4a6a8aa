import Areas
import JSON
import Records
import Store

/// The councils' areas behind a bid or a participant.
enum Authorities {
  /// Those that the areas of `document` came down to on `day`, and the further ones that it names.
  static func of(_ document: JSONObject, on day: CalendarDate, _ gazetteer: Gazetteer) -> [String] {
    let own = gazetteer.authorities(of: ids(document, "area_ids"), on: day).map(\.id)
    return own + ids(document, "further_authority_ids").filter { !own.contains($0) }
  }

  /// The day on which a record looks at its areas: the first that the member `name` can mean, else that of the
  /// write.
  static func day(_ document: JSONObject, _ name: String, else today: CalendarDate) -> CalendarDate
  {
    document.text(name).flatMap(UncertainDate.init)?.earliest ?? today
  }

  /// The member of a record that `change` makes, for its kind to set.
  static func served(_ change: Change, since day: String, in ledger: Ledger) throws -> JSON {
    let after = change.after ?? [:]
    let found = of(
      after, on: Authorities.day(after, day, else: change.signature.at.date),
      try ledger.fold(Gazetteer.self))
    return change.served("authority_ids", .array(found.map(JSON.string)))
  }

  static func ids(_ document: JSONObject, _ name: String) -> [String] {
    (document[name]?.array ?? []).compactMap(\.string)
  }
}

extension Change {
  /// A member that the register sets: `value`, but in an import what that brings from the register that set it.
  func served(_ name: String, _ value: JSON) -> JSON {
    guard op == "import", let given = after?[name], given != .null, given != [],
      given != before?[name]
    else { return value }
    return given
  }
}
