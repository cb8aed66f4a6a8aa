package import Records

/// The areas with the same ground as a given one.
package struct CoterminousAreas: WorkedOut {
  private let area: AreaHistory
  private let found: CoterminousPairs

  private static let equal = Layout<CoterminousPairs.Pair>(
    .members(of: AreaReference.layout) { $0.b },
    .value("layer", .text(1...20), CoterminousPairs.aboutLayer) { $0.layer })

  package static let layout = Layout<CoterminousAreas>(
    .record("area", AreaReference.dated, "The area asked about.") {
      $0.area.datedReference(on: $0.found.day)
    },
    .value("on", .date, "The day asked for, on which the others exist.") { $0.found.day },
    .list("items", equal, "The areas that are made of the same ground on that day.") {
      $0.found.pairs
    },
    .members(
      of: CoterminousPairs.doubts("Areas of which it cannot be said, with reasons.")
    ) { $0.found })

  /// The areas of `types`, or of any type, with the same ground as `area` on `day`.
  package init(
    of area: AreaHistory, among types: [String]?, on day: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws(Effort.Ended) {
    let others = gazetteer.areas(of: types, on: day).filter { $0.id != area.id }
    self.area = area
    found = try CoterminousPairs([area], others, on: day, in: layer, gazetteer)
  }
}
