package import Records

/// Predecessors or successors, step by step, as a flat tree: nearest first, each once.
package struct LineageTree<Told> {
  /// One predecessor or successor.
  package struct Node {
    package let told: Told
    let depth: Int64
    /// The id of the node from which it was reached.
    let origin: String
    /// The path of the event between the two.
    let event: String?
  }

  /// The most nodes, and the most steps; a larger tree is cut off.
  private static var most: Int { 500 }
  private static var deepest: Int64 { 50 }

  package private(set) var nodes: [Node] = []
  package private(set) var isCut = false

  /// Walks from `root` along the ids that `next` returns.
  ///
  /// `describe` returns the content of a node, and the path of the event that leads to it.
  package init<Item>(
    from root: Item, id: (Item) -> String, next: (Item) -> [String],
    find: (String) throws -> Item?,
    describe: (_ far: Item, _ near: Item) throws -> (told: Told, event: String?)
  ) rethrows {
    var seen: Set<String> = [id(root)]
    var level = [root]
    var depth: Int64 = 0
    while !level.isEmpty {
      depth += 1
      var further: [Item] = []
      for near in level {
        for name in next(near) where !seen.contains(name) {
          guard let far = try find(name) else { continue }
          guard depth <= LineageTree.deepest, nodes.count < LineageTree.most else {
            isCut = true
            return
          }
          seen.insert(name)
          let (told, event) = try describe(far, near)
          nodes.append(Node(told: told, depth: depth, origin: id(near), event: event))
          further.append(far)
        }
      }
      level = further
    }
  }

  /// The JSON form of a node: the members of its content, and its place in the tree.
  ///
  /// `kind` is the kind of record, `one` the noun for a node in descriptions.
  package static func node(_ told: Layout<Told>, of kind: String, _ one: String) -> Layout<Node> {
    Layout(
      .members(of: told) { $0.told },
      .value("depth", .integer(1...deepest), "How many steps it is away.") { $0.depth },
      .value(
        "of_id", .reference(to: kind),
        "The \(one) of the step before, whose predecessor or successor it is."
      ) { $0.origin },
      .value(
        "event", .text(1...200), "The path of the event between them, where there is one."
      ) { $0.event })
  }
}
