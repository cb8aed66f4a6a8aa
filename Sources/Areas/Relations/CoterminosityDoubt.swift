import Records

/// One or two areas for which it cannot be decided whether their ground is the same, and why.
struct CoterminosityDoubt: WorkedOut {
  private let a: AreaReference
  private let b: AreaReference?
  private let code: String
  private let detail: String

  static let layout = Layout<CoterminosityDoubt>(
    .record("a", AreaReference.layout, "The one area.") { $0.a },
    .recordOrNull(
      "b", AreaReference.layout,
      "The other area; null where the first cannot be compared with any."
    ) { $0.b },
    .value("code", .text(1...40), "What is missing, for programs.") { $0.code },
    .value("detail", .text(1...2000), "What is missing, and what to enter.") { $0.detail })

  init(_ doubt: Coterminosity.Doubt, on day: CalendarDate, _ gazetteer: Gazetteer) {
    (a, b) = (doubt.a.reference(on: day), doubt.b?.reference(on: day))
    (code, detail) = gazetteer.told(doubt.gap)
  }
}
