import JSON
import Records

/// The forms in which days stand in a column, found from its cells.
struct DayForms {
  /// The forms that are tried, those of Britain first; where month and day may change places, the two are together.
  private static let candidates = [
    ["day"], ["date:D/M/YYYY", "date:M/D/YYYY"], ["date:D.M.YYYY"],
    ["date:D-M-YYYY", "date:M-D-YYYY"],
    ["date:D MMM YYYY"], ["date:D-MMM-YYYY"], ["date:D-MMM-(20)YY"], ["date:D MMM (20)YY"],
    ["date:D/M/(20)YY", "date:M/D/(20)YY"], ["date:D.M.(20)YY"], ["date:YYYY/M/D"],
    ["date:YYYYMMDD"], ["serial-day"],
  ]

  /// The forms that the cells have, at most one of those that could be confused.
  let forms: [String]
  /// Whether no cell tells which number is the day and which the month.
  let isUnclear: Bool
  /// A cell that has none of the forms.
  let strange: String?

  init(_ cells: [String]) {
    var (rest, forms, isUnclear) = (cells, [String](), false)
    for group in DayForms.candidates where !rest.isEmpty {
      let fitting = group.map { form in rest.filter { DayForms.fits($0, form) } }
      guard
        let best = fitting.indices.max(by: { fitting[$0].count < fitting[$1].count || $0 > $1 }),
        !fitting[best].isEmpty
      else { continue }
      if group.count > 1, fitting[0].count == fitting[1].count { isUnclear = true }
      forms.append(group[best])
      rest.removeAll { DayForms.fits($0, group[best]) }
    }
    (self.forms, self.isUnclear, strange) = (forms, isUnclear, rest.first)
  }

  private static func fits(_ cell: String, _ form: String) -> Bool {
    guard let conversion = CellConversion(form),
      let day = (try? conversion.value(cell))?.string
    else { return false }
    return CalendarDate(day) != nil
  }
}
