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
    bySubject.values.flatMap { overdue($0, on: day) }.sorted()
  }

  /// Those of one of them.
  func overdue(_ subject: String, on day: CalendarDate) -> [String] {
    overdue(bySubject[subject] ?? [], on: day).sorted()
  }

  /// What the reviews that were made by a day say together: comparing each with each would take their square.
  private struct Latest {
    var made: CalendarDate?
    var nextDue: CalendarDate?
  }

  /// Those of the reviews of one subject.
  private func overdue(_ ids: Set<String>, on day: CalendarDate) -> [String] {
    let dates = ids.compactMap { id in reviews[id].map { (id: id, dates: $0) } }
    var latest = Latest()
    for (_, review) in dates {
      guard let made = review.made?.earliest, made <= day else { continue }
      latest.made = [latest.made, made].compactMap(\.self).max()
      latest.nextDue = [latest.nextDue, review.nextDue].compactMap(\.self).max()
    }
    return dates.compactMap { id, review in
      guard let due = review.nextDue, due < day else { return nil }
      if let made = review.made?.earliest, day < made { return nil }
      return isFollowed(review, due, latest) ? nil : id
    }
  }

  /// Whether a review was made after the one that announced it.
  ///
  /// One that was only planned says no day of its own: what was made when it was due, or before with a later date
  /// for the next, is the planned one.
  private func isFollowed(_ review: Dates, _ due: CalendarDate, _ latest: Latest) -> Bool {
    guard let made = latest.made else { return false }
    if let before = review.made?.earliest { return before < made }
    return due <= made || latest.nextDue.map { due < $0 } ?? false
  }
}
