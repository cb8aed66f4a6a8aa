import JSON
package import Records
package import Store

/// The partnerships above one and those below it.
package struct PartnershipTree: WorkedOut {
  /// The most partnerships below that are shown, and the deepest.
  package static let most = 500
  package static let deepest = 10

  struct Node {
    let depth: Int
    let document: JSONObject
    /// How many partnerships are right below it.
    let children: Int64
  }

  private let day: CalendarDate?
  private let root: Node
  private let above: [Node]
  private var below: [Node] = []
  private var isCut = false

  /// The tree around `id` now or as of `day`, so many steps down.
  package init(_ id: String, depth: Int, on day: CalendarDate?, _ reader: Reader) throws {
    let reading = PartnershipReading(reader: reader, day: day)
    let document = try reading.partnership(id)
    let children = try reading.records(Partnership.resource, "parent", id, sort: "name")
    self.day = day
    root = Node(depth: 0, document: document, children: children.total)
    above = try PartnershipTree.above(document, reading)
    try add(children, at: 1, depth, reading)
  }

  private static func above(_ document: JSONObject, _ reading: PartnershipReading) throws
    -> [Node]
  {
    var above: [Node] = []
    var next = document.text("parent_id")
    // No partnership is above itself, so this ends; nobody needs more than this many.
    while let id = next, above.count < most, let parent = try reading.partnershipIfThere(id) {
      let children = try reading.count(Partnership.resource, "parent", id)
      above.append(Node(depth: -above.count - 1, document: parent, children: children))
      next = parent.text("parent_id")
    }
    return above.reversed()
  }

  private mutating func add(
    _ children: (items: [JSONObject], total: Int64), at depth: Int, _ deepest: Int,
    _ reading: PartnershipReading
  ) throws {
    if children.total > Int64(children.items.count) { isCut = true }
    for child in children.items {
      guard below.count < PartnershipTree.most, depth <= deepest else {
        isCut = true
        return
      }
      let id = child.text("id") ?? ""
      // Those that have no place in the answer are counted alone.
      guard depth < deepest, below.count + 1 < PartnershipTree.most else {
        let count = try reading.count(Partnership.resource, "parent", id)
        below.append(Node(depth: depth, document: child, children: count))
        if count > 0 { isCut = true }
        continue
      }
      let next = try reading.records(Partnership.resource, "parent", id, sort: "name")
      below.append(Node(depth: depth, document: child, children: next.total))
      try add(next, at: depth + 1, deepest, reading)
    }
  }

  private static let node = Layout<Node>(
    .copies(
      OrganisationOverview.named(Partnership.resource)
        + OrganisationOverview.own(
          Partnership.resource,
          ["name", "kind", "subkind", "state", "start_date", "end_date", "parent_id"])
    ) { $0.document },
    .value(
      "depth", .integer(-500...500), "How many steps below the one asked for; above it less than 0."
    ) {
      $0.depth
    },
    .value("children", .integer(0 ... .max), "How many are right below it.") { $0.children })

  package static let layout = Layout<PartnershipTree>(
    .value("as_of", .date, "The day asked for; null for the present.") { $0.day },
    .record("partnership", node, "The partnership.") { $0.root },
    .list("above", node, "Its umbrella, and what that is under, the topmost first.") { $0.above },
    .list(
      "below", node,
      "The partnerships under it, each followed by those under that: a tree written flat."
    ) { $0.below },
    .value(
      "is_cut", .boolean,
      "Whether there are more: it goes down as many steps as asked for, and shows 500 at most."
    ) { $0.isCut })
}
