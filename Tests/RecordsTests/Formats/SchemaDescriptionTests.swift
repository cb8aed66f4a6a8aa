@testable import Records
import JSON
import Testing

/// The patterns of descriptions are what the register takes.
@Suite struct SchemaDescriptionTests {
  private func pattern(_ kind: Kind) throws -> String {
    try #require(SchemaDescription.value(kind)["pattern"]?.string)
  }

  @Test func `the pattern of codes leaves out each character of the basic plane that nobody sees`()
    throws
  {
    let pattern = try pattern(.code)
    #expect(pattern.hasPrefix("^[^\\u") && pattern.hasSuffix("]*$"))
    var named: Set<UInt32> = []
    var start: UInt32?
    for text in pattern.dropFirst(3).dropLast(3).split(separator: "\\u") {
      let number = try #require(UInt32(text.prefix(4), radix: 16))
      for one in (start ?? number)...number { named.insert(one) }
      start = text.hasSuffix("-") ? number : nil
    }
    let wrong = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init).filter {
      named.contains($0.value) != (CleanText.invisible(in: String($0)) != nil)
    }
    #expect(wrong.isEmpty, "\(wrong.map { String($0.value, radix: 16) })")
  }

  @Test(arguments: [
    "own:a", "own:A B", "own:A:B", "GB-CHC-1 2", "GB-LAE-LBH", "360G-wolfson:org-5573", "360G-x",
    "360G-a b", "own: a", "own:a ", " own:a", "o n:a", "own:", ":a", "own", "own:a\tb",
  ])
  func `the pattern of references fits the codes that are taken`(text: String) throws {
    let fits = try Regex(pattern(.reference(to: "areas"))).firstMatch(in: text) != nil
    #expect(fits == (Reference.code(text) != nil))
  }
}
