@testable import Records
import JSON
import Testing

@Suite struct `Names and codes` {
  private func accept(_ kind: Kind, _ text: String) -> Result<JSON, Refusal> {
    Result { () throws(Refusal) in
      try Scalar(kind, Catalogue([])).accept(.string(text))
    }
  }

  @Test(arguments: [
    (" Ynys Môn ", "Ynys Môn"), ("Ynys Mo\u{302}n", "Ynys M\u{F4}n"),
    ("\u{A0}Leeds\u{200B}", "Leeds"),
    ("\u{FEFF}Leeds\u{3000}", "Leeds"), ("a  b", "a  b"),
    ("\u{1F3F4}\u{E0067}", "\u{1F3F4}\u{E0067}"),
  ])
  func `of one line are kept trimmed and composed`(given: String, kept: String) throws {
    let text = try accept(.text(1...30), given).get().string ?? ""
    #expect(text.utf8.elementsEqual(kept.utf8))
  }

  @Test(arguments: ["   ", "\u{A0}", "\u{200B}\u{FEFF}", "\u{2003} "])
  func `of nothing but blanks are none`(text: String) {
    guard case .failure(let refusal) = accept(.text(1...30), text) else {
      Issue.record("\(text.unicodeScalars.map(\.value))")
      return
    }
    #expect(refusal.code == "blank")
  }

  @Test(arguments: [
    "A\u{200B}1", "A1\u{A0}", "A\u{3000}1", "A\u{AD}1", "A\u{2060}1", "\u{FEFF}A1", "A\u{202E}1",
    "A\u{3164}1",
    "A\u{FE0F}1", "A\u{34F}1", "A\u{2800}1", "A\u{85}1", "A\u{2028}1",
  ])
  func `with a character that nobody sees are no codes`(code: String) {
    guard case .failure(let refusal) = accept(.code, code) else {
      Issue.record("\(code.unicodeScalars.map(\.value))")
      return
    }
    #expect(refusal.code == "invisible_character")
    #expect(Reference.code("own:\(code)") == nil)
  }

  @Test func `are the same codes composed and decomposed`() throws {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    let kept = try accept(.code, decomposed).get().string ?? ""
    #expect(kept.utf8.elementsEqual(composed.utf8))
    let reference = Reference.code("own:\(decomposed)") ?? ""
    #expect(reference.utf8.elementsEqual("own:\(composed)".utf8))
  }
}
