import JSON
package import Records
package import Store

/// Who works with whom around a body: the bodies that share partnerships with it, and at depth 2 those that
/// share some with these.
package struct PartnershipNetwork: WorkedOut {
  /// How much of it an answer has at most; the bodies that share the most come first.
  package struct Bounds: Sendable {
    package var nodes = 500
    package var edges = 2000
    /// How many partnerships are looked at.
    package var partnerships = 10_000

    package init() {}
  }

  package struct Node: Sendable {
    package let id: String
    package let name: String
    package let sector: String?
    /// How many steps it is away from the body asked for.
    package let depth: Int
  }

  package struct Edge: Sendable {
    package let source: String
    package let target: String
    package let count: Int
  }

  package let day: CalendarDate?
  package let depth: Int
  package private(set) var nodes: [Node] = []
  package private(set) var edges: [Edge] = []
  /// How many bodies were found and have no place in the answer.
  package private(set) var left = 0
  package private(set) var isCut = false

  /// The network of the body `id`; throws if it did not exist on `day`.
  package init(
    of id: String, depth: Int, on day: CalendarDate?, _ reader: Reader,
    within bounds: Bounds = .init()
  ) throws {
    (self.day, self.depth) = (day, depth)
    let reading = OrganisationReading(reader: reader, day: day)
    let (_, body) = try reading.organisation(id)
    var companions = Companions(most: bounds.partnerships, on: day, reader)
    nodes = [PartnershipNetwork.node(id, body, depth: 0)]
    var known: Set<String> = [id]
    var refused: Set<String> = []
    var linked: Set<Set<String>> = []
    var level = [id]
    for step in 1...depth {
      var next: [String] = []
      for source in level {
        for (target, count) in PartnershipNetwork.ranked(try companions.shared(with: source)) {
          if !known.contains(target) {
            guard nodes.count < bounds.nodes else {
              refused.insert(target)
              continue
            }
            known.insert(target)
            next.append(target)
            nodes.append(try PartnershipNetwork.node(target, depth: step, reading))
          }
          guard linked.insert([source, target]).inserted else { continue }
          guard edges.count < bounds.edges else {
            isCut = true
            continue
          }
          edges.append(Edge(source: source, target: target, count: count))
        }
      }
      level = next
    }
    left = refused.count
    if companions.isCut || left > 0 { isCut = true }
  }

  /// Those who share the most first, so that a cut leaves out the least.
  private static func ranked(_ counts: [String: Int]) -> [(id: String, count: Int)] {
    counts.map { (id: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  private static func node(_ id: String, depth: Int, _ reading: OrganisationReading) throws -> Node
  {
    var view = JSONObject()
    if case .found(_, let document) = try reading.reader.item(Organisation.resource, id) {
      let members = try JSON(parsing: document).object ?? [:]
      view = reading.day.flatMap { AsOf($0, Organisation.resource) }?.view(members) ?? members
    }
    return node(id, view, depth: depth)
  }

  private static func node(_ id: String, _ body: JSONObject, depth: Int) -> Node {
    Node(id: id, name: body.text("name") ?? id, sector: body.text("sector"), depth: depth)
  }

  private static let node = Layout<Node>(
    .value("self", .text(1...200), "Its path.") { Organisation.resource.path(of: $0.id) },
    .value("id", .reference(to: Organisation.resource.name), "Its id.") { $0.id },
    .value("name", .text(1...300), "Its name, on the day asked for.") { $0.name },
    .value("sector", .choice(Organisation.sectors), "Its sector, on the day asked for.") {
      $0.sector
    },
    .value("depth", .integer(0...2), "How many steps it is away.") { $0.depth })

  private static let edge = Layout<Edge>(
    .value("source_id", .reference(to: Organisation.resource.name), "The nearer body.") {
      $0.source
    },
    .value("target_id", .reference(to: Organisation.resource.name), "The other.") { $0.target },
    .value(
      "shared_partnerships", .integer(1 ... .max), "In how many partnerships both are partners."
    ) { $0.count },
    .value("href", .text(1...500), "The address of the partnerships that name both.") {
      "/v1/\(Partnership.resource.name)?partner__all=\($0.source),\($0.target)"
    })

  package static let layout = Layout<PartnershipNetwork>(
    .value("as_of", .date, "The day asked for; null for all partnerships that ever began.") {
      $0.day
    },
    .value("depth", .integer(1...2), "How far it goes.") { $0.depth },
    .list(
      "nodes", node,
      "The bodies: that asked for first, then those nearest that share the most; at most 500."
    ) { $0.nodes },
    .list(
      "edges", edge,
      "Who shares partnerships with whom, each pair once; at most 2,000. Of two bodies at the greatest depth it is not said."
    ) { $0.edges },
    .count("nodes_left_out", "How many bodies were found beyond those.") { $0.left },
    .value(
      "is_cut", .boolean,
      "Whether there is more than is shown: bodies, pairs, or partnerships beyond the 10,000 that are looked at."
    ) { $0.isCut })
}
