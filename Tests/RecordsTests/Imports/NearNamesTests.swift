import Testing

@testable import Imports

/// Names that are near each other.
@Suite struct NearNamesTests {
  @Test(arguments: [
    ("The Harbour Trust Ltd", "Harbour Trust"), ("Café Môr", "Cafe Mor"), ("St John’s", "St Johns"),
    ("A & B Trust", "A and B Trust"), ("Lighthouse", "Lighthouses"), ("Lighthouse", "Lightouse"),
    ("Lighthouse", "Lighthouze"), ("Lighthouse", "Lihgthouse"),
    ("Scouts (1st Leeds)", "Scouts 1st Leeds"),
  ])
  func `little differs between them`(one: String, other: String) {
    #expect(NearNames([one]).pairs(with: [other]) == [.init(name: one, near: [other])])
    #expect(NearNames([other]).pairs(with: [one]) == [.init(name: other, near: [one])])
  }

  @Test(arguments: [
    ("Leeds", "Leigh"), ("Bury", "Hury"), ("Lighthouse", "Lghthous"),
    ("Harbour Trust", "Pier Trust"),
    ("1st Leeds Scouts", "22nd Leeds Scouts"), ("", "A"),
  ])
  func `others are not near`(one: String, other: String) {
    #expect(NearNames([one]).pairs(with: [other]).isEmpty)
  }

  @Test func `a name is not near itself, and few are told of many`() {
    #expect(NearNames(["Harbour"]).pairs(with: ["Harbour"]).isEmpty)
    let many = (0..<9).map { "Harbour\($0)" }
    let pairs = NearNames(many).pairs(with: [])
    #expect(pairs.count == 9 && pairs.allSatisfy { $0.near.count == 3 })
  }
}
