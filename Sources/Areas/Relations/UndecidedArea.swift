import Records

/// An area of which it cannot be said whether it counts, and why.
struct UndecidedArea: WorkedOut {
  private let area: AreaHistory
  private let code: String
  private let detail: String

  static let layout = Layout<UndecidedArea>(
    .value("self", .text(1...200), "The area's path.") { Area.resource.path(of: $0.area.id) },
    .value("name", .text(1...300), "Its name.") { $0.area.name },
    .value("code", .text(1...40), "What is missing, for programs.") { $0.code },
    .value("detail", .text(1...2000), "What is missing, and what to enter.") { $0.detail })

  init(_ area: AreaHistory, _ gap: Gap, _ gazetteer: Gazetteer) {
    self.area = area
    (code, detail) = gazetteer.told(gap)
  }
}
