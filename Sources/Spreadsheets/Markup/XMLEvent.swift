/// What a document is made of, in its order.
enum XMLEvent {
  case start(XMLElement)
  case end(XMLName)
  /// Text between tags; one text may come in several pieces.
  case text(String)
}
