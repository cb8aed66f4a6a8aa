import JSON
import Records

/// The levels of support of a participant, each from a day until the next one begins.
///
/// The list only grows: an element that was wrong is corrected by one that names its place, and counts in its
/// stead. So that levels touch without overlap, an element needs no last day; one that has it is followed on
/// the very next day.
struct SupportLevels {
  static let list = "support_levels"
  static let words = ["none", "light_touch", "intensive", "graduated"]

  /// A level that counts.
  struct Element {
    /// Its place in the list.
    let index: Int
    let level: String
    /// The days that may be its first.
    let start: UncertainDate
    let first: CalendarDate
    /// Its last day, where the element names one.
    let last: CalendarDate?
    let document: JSONObject

    fileprivate init?(_ index: Int, _ document: JSONObject) {
      guard let level = document.text("level"),
        let start = document.text("start_date").flatMap(UncertainDate.init),
        let first = start.earliest
      else { return nil }
      (self.index, self.level, self.start, self.first) = (index, level, start, first)
      last = document.text("end_date").flatMap(UncertainDate.init)?.latest
      self.document = document
    }
  }

  /// The elements that count, by their first day.
  let elements: [Element]
  /// The last day of the participant.
  private let end: CalendarDate?

  init(of participant: JSONObject) {
    let all = participant.list(SupportLevels.list)
    let corrected = Set(all.compactMap { $0.number("corrects") })
    elements = all.enumerated().compactMap { index, element in
      corrected.contains(Int64(index + 1)) ? nil : Element(index, element)
    }.sorted { ($0.first, $0.index) < ($1.first, $1.index) }
    end = participant.text("end_date").flatMap(UncertainDate.init)?.latest
  }

  /// The level in force on a day; nil before the first one and after the last.
  func level(on day: CalendarDate) -> String? { element(on: day)?.level }

  /// The element in force on a day.
  func element(on day: CalendarDate) -> Element? {
    guard end.map({ day <= $0 }) ?? true, let found = elements.last(where: { $0.first <= day }),
      found.last.map({ day <= $0 }) ?? true
    else { return nil }
    return found
  }

  /// What had come into force by a day, in order.
  func reached(by day: CalendarDate) -> [JSONObject] {
    elements.filter { $0.first <= day }.map(\.document)
  }

  static let field = Field(
    list,
    .list([
      Field("level", .choice(words), .required, about: "The level."),
      Field(
        "start_date", .uncertainDate, .required,
        about: "Since when; it holds until the next one begins."),
      Field(
        "end_date", .uncertainDate,
        about: "Its last day, where that is known: the next one begins on the day after."),
      Field("reason", .lines(1...1000), about: "Why it was given."),
      Field(
        "corrects", .integer(1...500),
        about: "The place in the list, from 1, of an earlier element that this one replaces."),
    ]),
    .appended(["level": "intensive", "start_date": "2026-11-20", "reason": "The plan is agreed."]),
    about:
      "Its levels of support, each until the next begins; as of a day those that had begun. Elements are only added, and one that was wrong is replaced by another that names it in corrects."
  )

  static let checks = [dated, overlap, gap, correction]

  private static let dated = Check(
    "level_without_day", reading: [list],
    "A level of support begins on a day that is known at least to its year; correct start_date."
  ) { document in
    document.list(list).enumerated().compactMap { index, element in
      let start = element.text("start_date").flatMap(UncertainDate.init)
      return start == nil || start?.earliest != nil ? nil : "/\(list)/\(index)/start_date"
    }
  }

  /// Each pair of neighbours for which `isWrong` holds of the one before and the one after.
  private static func neighbours(
    _ document: JSONObject, _ isWrong: (_ before: Element, _ after: Element) -> Bool
  ) -> [String] {
    let elements = SupportLevels(of: document).elements
    return zip(elements, elements.dropFirst()).filter { isWrong($0, $1) }
      .map { "/\(list)/\($1.index)/start_date" }
  }

  private static let overlap = Check(
    "levels_overlap", reading: [list],
    "A place has one level of support at a time: this one begins before the one before it is over, or on the same day. Correct the days, or say in corrects which element it replaces."
  ) { document in
    neighbours(document) { before, after in
      before.first == after.first || before.last.map { after.first <= $0 } ?? false
    }
  }

  private static let gap = Check(
    "levels_apart", reading: [list],
    "One level of support follows another without a day between: begin this one on the day after the last of the one before, or give the level none for the time between."
  ) { document in
    neighbours(document) { before, after in
      before.last.map { $0 < .last && $0.dayAfter < after.first } ?? false
    }
  }

  private static let correction = Check(
    "corrects_nothing", reading: [list],
    "A level names in corrects the place of an earlier element that no other one replaces; correct it."
  ) { document in
    var replaced: Set<Int64> = []
    return document.list(list).enumerated().compactMap { index, element in
      guard let place = element.number("corrects") else { return nil }
      return place <= Int64(index) && replaced.insert(place).inserted
        ? nil : "/\(list)/\(index)/corrects"
    }
  }
}
