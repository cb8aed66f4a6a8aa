package import Records

/// Where an area's ground came from and where it went, with the events between.
package struct LineageAnswer: WorkedOut {
  private let area: AreaReference
  private let events: [AreaEventRecord]
  private let before: LineageTree<AreaReference>
  private let after: LineageTree<AreaReference>

  private static let node = LineageTree.node(AreaReference.layout, of: "areas", "area")

  package static let layout = Layout<LineageAnswer>(
    .record("area", AreaReference.layout, "The area.") { $0.area },
    .list("events", AreaEventRecord.layout, "The events that name it, by day.") { $0.events },
    .list(
      "predecessors", node,
      "The areas from whose ground it was formed, theirs after them: a tree written flat."
    ) { $0.before.nodes },
    .list(
      "successors", node,
      "The areas to which its ground went, theirs after them: a tree written flat."
    ) { $0.after.nodes },
    .value(
      "is_cut", .boolean, "Whether there are more: a tree has at most 500 areas, each once."
    ) { $0.before.isCut || $0.after.isCut })

  package init(_ area: AreaHistory, _ gazetteer: Gazetteer, today: CalendarDate) {
    func tree(
      _ next: (AreaHistory) -> [String],
      _ isBetween: (AreaEventRecord, _ near: String, _ far: String) -> Bool
    ) -> LineageTree<AreaReference> {
      LineageTree(from: area, id: \.id, next: next, find: { gazetteer.areas[$0] }) { far, near in
        let event = gazetteer.events(of: near.id).first { isBetween($0, near.id, far.id) }
        return (far.reference(on: today), event.map { AreaEvent.resource.path(of: $0.id) })
      }
    }
    self.area = area.reference(on: today)
    events = gazetteer.events(of: area.id)
    before = tree(\.predecessors) { Set($0.to).contains($1) && $0.from.contains($2) }
    after = tree(\.successors) { $0.from.contains($1) && $0.to.contains($2) }
  }
}
