package import JSON

/// Why a record cannot be shown as of a day: it was not there yet, or no longer.
package struct Absence: Error, Sendable {
  /// `not_yet` or `no_longer`.
  package let code: String
  package let detail: String
  /// The record's first and last day, as far as they are known.
  package let start: JSON
  package let end: JSON
  /// The paths of the records that came after it.
  package let successors: [String]

  init(
    _ resource: Resource, _ life: Life, _ document: JSONObject, _ day: CalendarDate,
    _ presence: Life.Presence
  ) {
    start = life.start.flatMap { document[$0] } ?? .null
    end = life.end.flatMap { document[$0] } ?? .null
    successors = (life.successors.flatMap { document[$0] }?.array ?? []).compactMap(\.string)
      .map(resource.path)
    let name =
      ["name", "title", "label"].lazy.compactMap { document.text($0) }.first
      ?? "This \(resource.singular)"
    switch presence {
    case .there, .notYet:
      code = "not_yet"
      detail = "\(name) begins \(start.string ?? "later"), after \(day)."
    case .noLonger(let last):
      code = "no_longer"
      let after =
        successors.isEmpty ? "" : " After it came \(successors.joined(separator: ", "))."
      detail = "\(name) ended \(last), before \(day).\(after)"
    }
  }
}
