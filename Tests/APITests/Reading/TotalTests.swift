import JSON
import TestSupport
import Testing

/// How many records a list says that there are.
@Suite struct TotalTests {
  private let register: TestRegister
  private let insider: (String, String)
  private let draft: JSON = [
    "title": "The zebra crossing opens", "kind": "news", "body": "A zebra.",
  ]

  init() throws {
    register = try TestRegister()
    insider = try register.addKey(["drafts:read"]).header
  }

  @Test(arguments: UInt64(0)..<6)
  func `the total of a list is what its reader sees, whatever comes, goes and is published`(
    seed: UInt64
  ) throws {
    var random = Seeded(seed)
    var paths: [String] = []
    for _ in 0..<40 {
      if Int.random(in: 0..<3, using: &random) == 0 {
        paths.append(try register.post("/v1/announcements", draft).path)
      } else if let path = paths.randomElement(using: &random) {
        // What the record's state refuses changes nothing.
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try register.post("\(path)/publish")
        case 1: try register.post("\(path)/withdraw", ["withdrawn_notice": "Too early."])
        case 2: try register.delete(path)
        default: try register.post("\(path)/restore")
        }
      }
      for headers in [[], [insider]] {
        for query in ["limit=200", "limit=200&q=zebra"] {
          let list = try register.get("/v1/announcements?\(query)", headers)
          #expect(list.json["total"] == .integer(Int64(list.items.count)), "\(query)")
        }
      }
    }
  }
}
