/// Gathers the text of a cell in Office Open XML from its runs, without the readings of Japanese words.
struct OfficeText {
  private var text = ""
  private var isInText = false
  private var isPhonetic = false
  /// How many bytes it has gathered.
  var size: Int { text.utf8.count }

  mutating func read(_ event: XMLEvent) {
    switch event {
    case .start(let element) where element.name == XMLName("s", "t"): isInText = !isPhonetic
    case .end(XMLName("s", "t")): isInText = false
    case .start(let element) where element.name == XMLName("s", "rPh"): isPhonetic = true
    case .end(XMLName("s", "rPh")): isPhonetic = false
    case .text(let piece): if isInText { text += piece }
    case .start, .end: return
    }
  }

  /// The text so far; the next begins empty.
  mutating func finish() -> String {
    defer { text = "" }
    return OfficeText.decoded(text)
  }

  /// A text without the form `_x000D_` for characters that XML cannot have (ECMA-376 part 1, 22.9.2.19).
  static func decoded(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      guard let number = UInt32(match.output.1, radix: 16), let scalar = Unicode.Scalar(number)
      else { return String(match.output.0) }
      // A carriage return before a line feed is the end of one line.
      return number == 0x0D ? "" : String(Character(scalar))
    }
  }
}
