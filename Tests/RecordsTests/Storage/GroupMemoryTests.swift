import Dispatch
import Evidence
import JSON
import Records
import Store
import Synchronization
import TestSupport
import Testing

/// What the writes of one transaction find out together, and what was found out before it.
@Suite struct GroupMemoryTests {
  private struct GivenUp: Error {}

  /// Runs `jobs` in one transaction, and gives what each came to.
  private func together(
    _ shelf: Shelf, _ jobs: [@Sendable (Ledger) throws -> Written]
  ) -> [Result<Written, any Error>] {
    let results = Mutex([Result<Written, any Error>?](repeating: nil, count: jobs.count))
    let (mayGoOn, isRunning, all) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchGroup()
    )
    all.enter()
    shelf.store.submit(bytes: 0) { _ in
      isRunning.signal()
      mayGoOn.wait()
    } completion: { _ in
      all.leave()
    }
    isRunning.wait()
    for (number, job) in jobs.enumerated() {
      all.enter()
      shelf.store.submit(bytes: 0, job) { result in
        results.withLock { $0[number] = result }
        all.leave()
      }
    }
    mayGoOn.signal()
    all.wait()
    return results.withLock { $0.compactMap(\.self) }
  }

  @Test func `what a job that is taken back has written is found by none of the others`() throws {
    let shelf = try Shelf()
    let (places, things, signature) = (
      shelf.resource("places"), shelf.resource("things"), shelf.signature()
    )
    let (kept, lost) = (
      try shelf.draft("places", Samples.place("Kept", code: "k")),
      try shelf.draft("places", Samples.place("Lost", code: "l"))
    )
    let (atKept, atLost) = (
      try shelf.draft("things", ["name": "One", "place_id": "local:k"]),
      try shelf.draft("things", ["name": "Two", "place_id": "local:l"])
    )
    let results = together(
      shelf,
      [
        { try $0.create(places, kept, signature) },
        { ledger in
          _ = try ledger.create(places, lost, signature)
          _ = try ledger.create(things, atLost, signature)
          throw GivenUp()
        },
        { try $0.create(things, atKept, signature) },
        { try $0.create(things, atLost, signature) },
        { try $0.create(places, lost, signature) },
        { try $0.create(things, atLost, signature) },
      ])
    #expect(throws: GivenUp.self) { _ = try results[1].get() }
    #expect(throws: RecordError.self) { _ = try results[3].get() }
    let written = try [0, 2, 4, 5].map { try results[$0].get() }
    #expect(written.map(\.seq) == [1, 2, 3, 4])
    let place = try #require(try shelf.document("things", written[3].id))["place_id"]
    #expect(place == .string(written[2].id))
    let inspection = try Inspection(path: shelf.store.path, catalogue: shelf.store.catalogue)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
  }

  @Test
  func `a row made ready with a code's id gets the one that the code names when it is written`()
    throws
  {
    let shelf = try Shelf()
    let old = try shelf.add("places", Samples.place("Old", code: "a")).id
    let (things, signature) = (shelf.resource("things"), shelf.signature())
    let body: JSON = ["name": "Urn", "near_ids": ["local:a"], "place_id": "local:a"]
    let handed = try shelf.store.takeReader()
    let given = Given(
      resource: things, members: body.object ?? [:],
      draft: .success(try shelf.draft("things", body)), salt: Salts().next(),
      Foresight(handed.reader))
    shelf.store.giveBack(handed)
    func adopt() throws -> JSONObject? {
      let written = try shelf.store.perform {
        try $0.adopt(given, .insert, signature, after: WrittenRows())
      }
      return try shelf.document("things", written.id)
    }
    let before = try #require(try adopt())
    #expect(before["place_id"] == .string(old) && before["near_ids"] == [.string(old)])
    #expect(try shelf.items("things", [("near", old)]).count == 1)

    try shelf.patch("places", old, ["codes": []])
    #expect(throws: RecordError.self) { _ = try adopt() }
    let new = try shelf.add("places", Samples.place("New", code: "a")).id
    let after = try #require(try adopt())
    #expect(after["place_id"] == .string(new) && after["near_ids"] == [.string(new)])
    #expect(try shelf.items("things", [("near", new), ("place", new)]).count == 1)
    #expect(try shelf.items("things", [("near", old)]).count == 1)
    let inspection = try Inspection(path: shelf.store.path, catalogue: shelf.store.catalogue)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
  }
}
