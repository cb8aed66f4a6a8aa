package import Records

/// The members of a composite area on a day, or the areas without members that make it up.
package struct MembersAnswer: WorkedOut {
  private let area: AreaReference
  private let day: CalendarDate
  private let members: [AreaReference]

  package static let layout = Layout<MembersAnswer>(
    .record("area", AreaReference.dated, "The area.") { $0.area },
    .value("on", .date, "The day asked for.") { $0.day },
    .list("items", AreaReference.layout, "Its members on that day, each once, by name.") {
      $0.members
    })

  /// The direct members of `area`, or with `isExpanded` the areas without members that make it up.
  ///
  /// An area without members expands to itself.
  package init(
    _ area: AreaHistory, on day: CalendarDate, isExpanded: Bool, _ gazetteer: Gazetteer
  ) {
    let shown = area.life.nearest(to: day)
    let members =
      isExpanded
      ? gazetteer.leaves(of: area.id, on: shown)
      : gazetteer.members(of: area, on: shown).compactMap { gazetteer.areas[$0] }
    (self.area, self.day) = (area.datedReference(on: day), day)
    self.members = members.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { $0.reference(on: shown) }
  }
}
