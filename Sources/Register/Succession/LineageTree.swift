import JSON
import Records

/// What came before something or after it, step by step, as a tree written flat: nearest first, each once.
struct LineageTree {
  /// The most nodes, and the most steps; a tree with more is cut.
  private static let most = 500
  private static let deepest: Int64 = 50

  private(set) var nodes: [JSON] = []
  private(set) var isCut = false

  /// Walks from `root` over the ids that `next` gives; `describe` says what the answer tells of a node, and the path of
  /// the event between it and the one that led to it.
  init<Node>(
    from root: Node, id: (Node) -> String, next: (Node) -> [String],
    find: (String) throws -> Node?,
    describe: (_ far: Node, _ near: Node) throws -> (node: JSONObject, event: String?)
  ) rethrows {
    var seen: Set<String> = [id(root)]
    var level = [root]
    var depth: Int64 = 0
    while !level.isEmpty {
      depth += 1
      var further: [Node] = []
      for near in level {
        for name in next(near) where !seen.contains(name) {
          guard let far = try find(name) else { continue }
          guard depth <= LineageTree.deepest, nodes.count < LineageTree.most else {
            isCut = true
            return
          }
          seen.insert(name)
          var (node, event) = try describe(far, near)
          node.append("depth", .integer(depth))
          node.append("of_id", .string(id(near)))
          node.append("event", event.map(JSON.string) ?? .null)
          nodes.append(.object(node))
          further.append(far)
        }
      }
      level = further
    }
  }

  /// The members of a node after those of its kind; `one` is what a node is called.
  static func fields(of kind: String, _ one: String) -> [Field] {
    [
      Field("depth", .integer(1...deepest), .required, about: "How many steps it is away."),
      Field(
        "of_id", .reference(to: kind), .required,
        about: "The \(one) of the step before, whose predecessor or successor it is."),
      Field(
        "event", .text(1...200), about: "The path of the event between them, where there is one."),
    ]
  }
}
