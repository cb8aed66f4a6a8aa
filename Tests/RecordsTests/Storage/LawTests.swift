import Evidence
import JSON
import Records
import Store
import TestSupport
import Testing

/// The steps that each sort of write goes through.
@Suite struct LawTests {
  private static let changing = [
    "managed", "publication", "lifecycle", "references", "kept owner", "unseen", "states",
    "scopes", "service", "correction", "difference", "appended", "codes", "circles", "rules ahead",
    "write",
    "follow", "carried", "rules",
  ]
  private static let documented = [
    "create": [
      "free", "managed", "publication", "references", "owner", "beginning", "scopes", "service",
      "codes", "circles", "rules ahead", "write", "follow", "carried", "rules",
    ],
    "change": ["find", "seen", "live", "version", "draft"] + changing,
    "adopt": [
      "claim", "meant", "row", "past", "publication", "references", "owner", "beginning", "scopes",
      "service", "codes", "circles", "rules ahead", "write", "follow", "carried", "rules",
    ],
    "merge": ["claim", "meant", "mode", "overlay", "repetition", "source"] + changing,
    "delete": [
      "find", "seen", "live", "version", "referrers", "rules ahead", "write", "follow", "carried",
      "rules",
    ],
    "restore": [
      "find", "seen", "version", "deleted", "references", "codes", "rules ahead", "write", "follow",
      "carried", "rules",
    ],
  ]

  @Test func `each sort of write has the steps that are documented, in their order`() {
    let steps = Dictionary(
      uniqueKeysWithValues: Law.all.map { ($0.name, $0.steps.map(\.name)) })
    #expect(steps == LawTests.documented)
  }

  @Test func `each law and each step says what it sees to in one sentence`() {
    for law in Law.all {
      for sentence in [law.sentence] + law.steps.map(\.sentence) {
        #expect(sentence.hasSuffix(".") && sentence.first?.isUppercase == true, "\(sentence)")
      }
    }
  }

  @Test func `what was prepared before the transaction is made again where the law changes it`()
    throws
  {
    let shelf = try Shelf()
    let place = try shelf.add("places", Samples.place).id
    let things = shelf.resource("things")
    let made = try shelf.add("things", ["name": "Urn", "colour": "red", "tags": ["old", "old"]])
    try shelf.move("things", made.id, "open")
    // It names neither the state, which is kept, nor a place by its id.
    let draft = try Validator(things, in: shelf.store.catalogue).draft(
      [
        "name": "Vase", "colour": "blue", "place_id": "gss:E09000033", "story": "It is new.",
        "holders": [["place_id": "gss:E09000033", "role": "owner"]], "tags": ["new"],
      ], keepsState: true)
    let (prepared, signature) = (
      Prepared(draft.members, things, Salts().next()), shelf.signature(5)
    )
    let written = try shelf.store.perform {
      try $0.replace(things, id: made.id, .any, signature, by: draft, prepared: prepared)
    }
    let document = try #require(try JSON(parsing: written.document).object)
    #expect(JSON.object(document).bytes == written.document, "it is the one spelling")
    #expect(document.members.map(\.name) == things.members)
    #expect(document["state"] == "open" && document["place_id"] == .string(place))
    #expect(document.list("holders").first?["place_id"] == .string(place))
    for filter in [
      ("holder", place), ("place", place), ("tag", "new"), ("state", "open"), ("q", "vase"),
    ] {
      #expect(try shelf.items("things", [filter]).count == 1, "\(filter)")
    }
    for filter in [("tag", "old"), ("colour", "red"), ("q", "urn")] {
      #expect(try shelf.items("things", [filter]).isEmpty, "\(filter)")
    }
    let inspection = try Inspection(path: shelf.store.path, catalogue: shelf.store.catalogue)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
  }

  private struct Tally: ServiceMemory {
    var count = 0
  }

  private struct GivenUp: Error {}

  @Test
  func `what services remember goes with a savepoint that is given up, and with the transaction`()
    throws
  {
    let shelf = try Shelf()
    for _ in 0..<2 {
      let counts = try shelf.store.perform { ledger in
        func count() -> Int {
          ledger.withMemory(of: Tally.self) {
            $0.count += 1
            return $0.count
          }
        }
        let first = [count(), count()]
        try? ledger.savepoint {
          _ = count()
          throw GivenUp()
        }
        return first + [count()]
      }
      #expect(counts == [1, 2, 1])
    }
  }
}
