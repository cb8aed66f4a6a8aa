package import Records

/// The areas that have succeeded an area, if there are several.
package struct CurrentAreas: WorkedOut {
  private let area: AreaReference
  private let current: [AreaReference]

  package static let layout = Layout<CurrentAreas>(
    .record("area", AreaReference.layout, "The area that has ended.") { $0.area },
    .list("items", AreaReference.layout, "What has become of it, by name.") { $0.current })

  package init(_ area: AreaHistory, _ current: [AreaHistory], today: CalendarDate) {
    self.area = area.reference(on: today)
    self.current = current.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { $0.reference(on: today) }
  }
}
