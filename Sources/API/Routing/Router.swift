import HTTP

/// Finds the endpoints of a path: a tree of segments, literal ones before parameters.
struct Router: Sendable {
  /// An endpoint with its index in the table.
  typealias Entry = (number: Int, endpoint: Endpoint)

  /// What a path leads to.
  struct Match: Sendable {
    let entries: [Entry]
    /// The values of the parameters in braces, by name.
    let parameters: [(name: String, value: String)]
    /// The path's suffix without its full stop, if it is that of a form; nil if not.
    let suffix: String?

    /// The methods that the path allows.
    var allow: [String] {
      let methods = entries.map(\.endpoint.method.name)
      return (methods.contains("GET") ? ["GET", "HEAD"] : [])
        + methods.filter { $0 != "GET" } + ["OPTIONS"]
    }

    func parameter(_ name: String) -> String { parameters.first { $0.name == name }?.value ?? "" }
  }

  private final class Node: Sendable {
    let entries: [Entry]
    let literals: [String: Node]
    let parameter: (name: String, node: Node)?

    init(_ paths: [(segments: ArraySlice<String>, entry: Entry)]) {
      entries = paths.filter(\.segments.isEmpty).map(\.entry)
      let deeper = paths.filter { !$0.segments.isEmpty }
      let grouped = Dictionary(grouping: deeper) { $0.segments.first ?? "" }
      func node(_ paths: [(segments: ArraySlice<String>, entry: Entry)]) -> Node {
        Node(paths.map { ($0.segments.dropFirst(), $0.entry) })
      }
      literals = grouped.filter { !$0.key.hasPrefix("{") }.mapValues(node)
      let open = grouped.filter { $0.key.hasPrefix("{") }
      precondition(open.count <= 1, "two parameters share the place \(open.keys)")
      parameter = open.first.map { (String($0.key.dropFirst().dropLast()), node($0.value)) }
    }
  }

  private let root: Node
  /// The suffixes of all forms, longer ones first, each also as bytes with its full stop.
  private let suffixes: [(ending: [UInt8], name: String)]

  init(_ endpoints: [Endpoint]) {
    var names: [String] = []
    for format in Format.ordinary + endpoints.flatMap(\.formats)
    where !names.contains(format.suffix) {
      names.append(format.suffix)
    }
    suffixes = names.sorted { $0.utf8.count > $1.utf8.count }.map { (Array(".\($0)".utf8), $0) }
    root = Node(
      endpoints.enumerated().map { number, endpoint in
        let segments = endpoint.path.split(separator: "/").map(String.init)
        return (segments[...], (number, endpoint))
      })
  }

  /// The endpoints of `path`; nil if there is none.
  func match(_ path: String) throws(HTTPError) -> Match? {
    guard path != "/" else { return found(root, [], nil) }
    return find(try PercentDecoding.segments(path)[...], root, [])
  }

  private func find(
    _ segments: ArraySlice<String>, _ node: Node, _ parameters: [(name: String, value: String)]
  ) -> Match? {
    guard let segment = segments.first else { return found(node, parameters, nil) }
    let rest = segments.dropFirst()
    if let next = node.literals[segment], let match = find(rest, next, parameters) { return match }
    let (stem, suffix) = rest.isEmpty ? split(segment) : (segment, nil)
    if let suffix, let next = node.literals[stem],
      let match = found(next, parameters, suffix)
    {
      return match
    }
    guard let (name, next) = node.parameter, !stem.isEmpty else { return nil }
    let value = parameters + [(name, stem)]
    return rest.isEmpty ? found(next, value, suffix) : find(rest, next, value)
  }

  private func found(
    _ node: Node, _ parameters: [(name: String, value: String)], _ suffix: String?
  ) -> Match? {
    node.entries.isEmpty
      ? nil : Match(entries: node.entries, parameters: parameters, suffix: suffix)
  }

  /// Splits the last segment into what comes before the suffix of a form, and that suffix.
  private func split(_ segment: String) -> (String, String?) {
    var segment = segment
    let found = segment.withUTF8 { bytes in
      bytes.contains(UInt8(ascii: "."))
        ? suffixes.first { bytes.suffix($0.ending.count).elementsEqual($0.ending) } : nil
    }
    guard let (ending, name) = found else { return (segment, nil) }
    return (String(decoding: segment.utf8.dropLast(ending.count), as: UTF8.self), name)
  }
}
