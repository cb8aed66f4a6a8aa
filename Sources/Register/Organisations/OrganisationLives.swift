import JSON
import Records
import Store

/// Which bodies end or have ended, and which are to change on a day to come.
struct OrganisationLives: LogFold {
  /// The end of a body.
  struct End: Sendable {
    let name: String
    /// The last day that can be meant.
    let last: CalendarDate
    /// The last day as it is known.
    let text: String
  }

  static let kinds = ["organisations"]

  private(set) var ends: [String: End] = [:]
  /// The first day on which a future name or form of each body becomes the present one.
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
