import JSON
import Records
import Store

/// The ends of bodies, past and future, and the days on which future names or forms begin.
struct OrganisationLives: LogFold {
  /// The end of a body.
  struct End: Sendable {
    let name: String
    /// The last day that the end may mean.
    let last: CalendarDate
    /// The end as it is written, which may be a month or a year.
    let text: String
  }

  static let kinds = ["organisations"]

  private(set) var ends: [String: End] = [:]
  /// The first day on which a future name or form of each body becomes the current one.
  private(set) var due: [String: CalendarDate] = [:]

  init() {}

  mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    ends[id] = nil
    due[id] = nil
    guard let document else { return }
    if let text = document.text("dissolution_date"), let last = UncertainDate(text)?.latest {
      ends[id] = End(name: document.text("name") ?? id, last: last, text: text)
    }
    due[id] = [Succession.names, .forms].compactMap { $0.due(document) }.min()
  }
}
