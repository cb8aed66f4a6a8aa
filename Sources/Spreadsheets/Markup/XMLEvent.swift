/// What a document is made of, in its order.
enum XMLEvent {
  case start(XMLElement)
  case end(XMLName)
  /// Text between tags; one text may come in several pieces.
  case text(String)

  /// About as many bytes as it adds to a text, at most 100 for what is no text.
  var size: Int { if case .text(let text) = self { text.utf8.count } else { 100 } }
}
