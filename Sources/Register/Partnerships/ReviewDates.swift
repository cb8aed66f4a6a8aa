import JSON
import Records
import Store

/// When partnerships and programmes were reviewed, and when the next reviews are due.
struct ReviewDates: LogFold {
  static let kinds = ["reviews"]

  private struct Dates {
    let subject: String
    let made: UncertainDate?
    let nextDue: CalendarDate?
  }

  private var reviews: [String: Dates] = [:]
  private var bySubject: [String: Set<String>] = [:]

  mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    if let known = reviews.removeValue(forKey: id) { bySubject[known.subject]?.remove(id) }
    let subjects = Belonging.fields.lazy.compactMap { document?.text($0.name) }
    guard let document, let subject = subjects.first else { return }
    reviews[id] = Dates(
      subject: subject, made: document.text("date").flatMap(UncertainDate.init),
      nextDue: document.text("next_due").flatMap { CalendarDate($0) })
    bySubject[subject, default: []].insert(id)
  }

  /// The reviews of everything whose next one was due before `day` and had not come by then, in order of id.
  func overdue(on day: CalendarDate) -> [String] {
    reviews.filter { isOverdue($0.value, on: day) }.map(\.key).sorted()
  }

  /// Those of one of them.
  func overdue(_ subject: String, on day: CalendarDate) -> [String] {
    (bySubject[subject] ?? []).filter { id in
      reviews[id].map { isOverdue($0, on: day) } ?? false
    }.sorted()
  }

  private func isOverdue(_ review: Dates, on day: CalendarDate) -> Bool {
    guard let due = review.nextDue, due < day else { return false }
    if let made = review.made?.earliest, day < made { return false }
    return !(bySubject[review.subject] ?? []).contains { id in
      reviews[id].map { follows($0, review, due, by: day) } ?? false
    }
  }

  /// Whether a review was made by `day`, and after the one that announced it.
  ///
  /// One that was only planned says no day of its own: what was made when it was due, or before with a later date
  /// for the next, is the planned one.
  private func follows(
    _ other: Dates, _ review: Dates, _ due: CalendarDate, by day: CalendarDate
  ) -> Bool {
    guard let made = other.made?.earliest, made <= day else { return false }
    if let before = review.made?.earliest { return before < made }
    return due <= made || other.nextDue.map { due < $0 } ?? false
  }
}
