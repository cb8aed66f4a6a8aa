import Register

/// A network as GraphML (graphml.graphdrawing.org), which programs that draw networks read.
struct GraphML {
  private let network: PartnershipNetwork

  init(_ network: PartnershipNetwork) { self.network = network }

  var bytes: [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="name" for="node" attr.name="name" attr.type="string"/>
      <key id="sector" for="node" attr.name="sector" attr.type="string"/>
      <key id="depth" for="node" attr.name="depth" attr.type="int"/>
      <key id="shared" for="edge" attr.name="shared_partnerships" attr.type="int"/>
      <key id="cut" for="graph" attr.name="is_cut" attr.type="boolean"/>
      <graph id="network" edgedefault="undirected">
      <data key="cut">\(network.isCut)</data>

      """
    for node in network.nodes {
      text += "<node id=\"\(node.id)\"><data key=\"name\">\(GraphML.escaped(node.name))</data>"
      if let sector = node.sector { text += "<data key=\"sector\">\(sector)</data>" }
      text += "<data key=\"depth\">\(node.depth)</data></node>\n"
    }
    for edge in network.edges {
      text += "<edge source=\"\(edge.source)\" target=\"\(edge.target)\">"
      text += "<data key=\"shared\">\(edge.count)</data></edge>\n"
    }
    return Array((text + "</graph>\n</graphml>\n").utf8)
  }

  /// Text between tags; what no XML 1.0 document may contain is left out (XML 1.0, 2.2).
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\t", "\n", "\r": escaped.append(" ")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
