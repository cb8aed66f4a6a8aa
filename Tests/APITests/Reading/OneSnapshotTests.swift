import API
import Dispatch
import JSON
import Synchronization
import Testing

/// Every answer comes from one snapshot, and its tag is that of this very answer.
@Suite struct OneSnapshotTests {
  /// What was read, each body by its address and tag.
  private struct Read {
    var bodies: [String: [UInt8]] = [:]
    var count = 0
    /// Answers that differ from another with the same address and tag.
    var differing: [String] = []
    var failures: [String] = []
  }

  private static let targets = [
    "/v1/partnerships?area=gss:E06000029&area_match=any&fields=name",
    "/v1/partnerships.csv?area=gss:E06000029&area_match=any&fields=name",
    "/v1/awards.ndjson?area=gss:E06000029&resolve=current&fields=title",
    "/v1/areas?name_prefix=race&fields=name", "/v1/areas.csv?name_prefix=race&fields=name",
    "/v1/areas?point=-1.5,54.9&fields=name", "/v1/areas.geojson?point=-1.5,54.9&fields=name",
    "/v1/areas?by=geometry&intersects=gss:E12000001&fields=name",
    "/v1/areas/gss:E12000001/lineage",
  ]

  @Test func `no two answers differ under one tag while what they follow from changes`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let square: JSON = [
      "type": "Polygon",
      "coordinates": [[[-2, 54], [-1, 54], [-1, 55], [-2, 55], [-2, 54]]],
    ]
    let other = try register.addArea("Race neighbour", gss: "E06000900").id
    for area in ["gss:E12000001", other] {
      let made = try register.post(
        "/v1/boundaries", ["area_id": .string(area), "geometry": square])
      #expect(made.status == 201, "\(made.text)")
    }
    let read = Mutex(Read())
    let isDone = Atomic(false)
    let service = register.service
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      do {
        let api = try service.makeHandler()
        if index == 0 {
          defer { isDone.store(true, ordering: .releasing) }
          for turn in 0..<60 {
            let body: JSON = ["name": .string("Race \(turn)")]
            let answer = try TestRegister.ask(
              api, "PATCH", "/v1/areas/gss:E12000001",
              [
                TestRegister.authorisation, ("If-Match", "*"), ("Content-Type", "application/json"),
              ],
              body.bytes)
            if answer.status != 200 { read.withLock { $0.failures.append(answer.text) } }
          }
          return
        }
        for turn in 0..<300 where turn < 9 || !isDone.load(ordering: .acquiring) {
          let target = Self.targets[(turn + index) % Self.targets.count]
          Self.take(try TestRegister.ask(api, "GET", target, [], []), target, read)
        }
      } catch {
        read.withLock { $0.failures.append("\(error)") }
      }
    }
    let found = read.withLock { $0 }
    #expect(found.failures == [] && found.differing == [])
    #expect(found.count >= 27)
    for (key, body) in found.bodies {
      let parts = key.split(separator: " ").map(String.init)
      let answer = try register.get(parts[0], [("If-None-Match", parts[1])])
      guard answer.status == 304 else { continue }
      #expect(try register.get(parts[0]).body == body, "304 for what is no more: \(key)")
    }
  }

  private static func take(_ answer: Answer, _ target: String, _ read: borrowing Mutex<Read>) {
    read.withLock { read in
      read.count += 1
      guard answer.status == 200, let tag = answer["ETag"] else {
        read.failures.append("\(target): \(answer.status) \(answer.text)")
        return
      }
      if let known = read.bodies.updateValue(answer.body, forKey: "\(target) \(tag)"),
        known != answer.body
      {
        read.differing.append("\(target) \(tag)")
      }
    }
  }

  @Test func `what is written of another kind, or hidden, leaves a list's public tag`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let targets = [
      "/v1/organisations?sort=name&limit=5", "/v1/announcements", "/v1/partnerships.csv",
      "/v1/areas?point=-1.5,54.9", "/v1/areas?named=poole",
    ]
    func tags(_ headers: TestRegister.Fields = []) throws -> [String] {
      try targets.map { try register.get($0, headers)["ETag"] ?? "" }
    }
    let (before, inside) = (try tags(), try tags([TestRegister.authorisation]))
    let draft = try register.post(
      "/v1/announcements",
      [
        "title": "Draft", "kind": "press_release", "body": "Later.",
        "issuer_ids": ["GB-LAE-BPC"],
      ])
    #expect(draft.status == 201, "\(draft.text)")
    #expect(try tags() == before)
    // Who sees the draft hears of it, in the one list that has it.
    let now = try tags([TestRegister.authorisation])
    #expect(zip(inside, now).map { $0 == $1 } == [true, false, true, true, true])
    // A code that a filter names is looked up among areas, so they count for that list too.
    let coded = "/v1/partnerships?area=gss:E06000029"
    let tag = try register.get(coded)["ETag"]
    try register.addAward("One", 100)
    #expect(try register.get(coded)["ETag"] == tag)
    try register.addArea("Elsewhere", gss: "E06000901")
    #expect(try register.get(coded)["ETag"] != tag)
  }
}
