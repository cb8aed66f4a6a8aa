import API
import JSON
import Records
import Register
import Store
import TestSupport
import Testing

/// Who works with whom.
@Suite struct NetworkTests {
  private struct Partner {
    let body: Int
    let end: String?
  }

  /// A register of random partnerships that are under way, and the partners of each.
  private func random(_ seed: UInt64) throws -> (TestRegister, [String], [[Partner]]) {
    var random = Seeded(seed)
    let register = try TestRegister()
    let bodies = try (0..<8).map { try register.addOrganisation("B\($0)", ["sector": "public"]).id }
    let partnerships = try (0..<12).map { number in
      // The first two stay, so that there are always two.
      let partners = Array(0..<8).shuffled(using: &random).prefix(
        Int.random(in: 2...4, using: &random)
      )
      .enumerated().map { place, body in
        Partner(
          body: body,
          end: place > 1 && Bool.random(using: &random) ? "2012-12-31" : nil)
      }
      try add(register, "P\(number)", partners.map { (bodies[$0.body], $0.end) })
      return partners
    }
    return (register, bodies, partnerships)
  }

  private func add(
    _ register: TestRegister, _ name: String, _ partners: [(id: String, end: String?)]
  )
    throws
  {
    let list = partners.enumerated().map { place, partner -> JSON in
      [
        "organisation_id": .string(partner.id), "role": place == 0 ? "lead" : "partner",
        "end_date": partner.end.map(JSON.string) ?? .null,
      ]
    }
    let answer = try register.addPartnership(
      name,
      [
        "kind": "public_public", "state": "active", "start_date": "2010-01-01",
        "partners": .array(list),
      ])
    #expect(answer.status == 201, "\(answer.text)")
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a network has the pairs that a slow model counts`(seed: UInt64) throws {
    let (register, bodies, partnerships) = try random(seed)
    func shared(_ one: Int, _ other: Int, on day: String) -> Int {
      partnerships.count { partners in
        [one, other].allSatisfy { body in
          partners.contains { $0.body == body && ($0.end.map { day <= $0 } ?? true) }
        }
      }
    }
    for day in ["2012-06-30", "2013-06-30"] {
      let near = bodies.indices.filter { $0 != 0 && shared(0, $0, on: day) > 0 }
      for depth in 1...2 {
        let sources = depth == 1 ? [0] : [0] + near
        var expected: Set<String> = []
        for source in sources {
          for target in bodies.indices where target != source {
            let count = shared(source, target, on: day)
            guard count > 0 else { continue }
            let pair = [bodies[source], bodies[target]].sorted().joined(separator: " ")
            expected.insert("\(pair) \(count)")
          }
        }
        let answer = try register.get(
          "/v1/organisations/\(bodies[0])/network?depth=\(depth)&as_of=\(day)")
        #expect(answer.status == 200, "\(answer.text)")
        let edges = (answer.json["edges"]?.array ?? []).map { edge in
          let pair = ["source_id", "target_id"].map { edge[$0]?.string ?? "" }.sorted()
          return "\(pair.joined(separator: " ")) \(edge["shared_partnerships"]?.integer ?? 0)"
        }
        #expect(edges.count == expected.count && Set(edges) == expected, "seed \(seed) \(depth)")
        let depths = (answer.json["nodes"]?.array ?? []).map { $0["depth"]?.integer ?? -1 }
        #expect(depths.first == 0 && depths.count(where: { $0 == 1 }) == near.count)
        #expect(answer.json["is_cut"] == false)
      }
    }
    // Before anything began there is nobody beside the body.
    let before = try register.get("/v1/organisations/\(bodies[0])/network?as_of=2009-06-30")
    #expect(before.json["nodes"]?.array?.count == 1 && before.json["edges"]?.array == [])
  }

  @Test func `a network is cut where it would be too large, and says so`() throws {
    let folder = try TemporaryFolder()
    let register = try TestRegister(in: folder)
    let hub = try register.addOrganisation("Hub", ["sector": "public"]).id
    for number in 0..<12 {
      let other = try register.addOrganisation("B\(number)", ["sector": "public"]).id
      for copy in 0...(number == 5 ? 1 : 0) {
        try add(register, "P\(number).\(copy)", [(hub, nil), (other, nil)])
      }
    }
    var bounds = PartnershipNetwork.Bounds()
    func network() throws -> PartnershipNetwork {
      let handed = try register.service.store.takeReader()
      defer { register.service.store.giveBack(handed) }
      return try handed.reader.snapshot {
        try PartnershipNetwork(of: hub, depth: 2, on: nil, handed.reader, within: bounds)
      }
    }
    #expect(try network().isCut == false)
    bounds.nodes = 4
    let few = try network()
    #expect(few.isCut && few.nodes.count == 4 && few.left == 9)
    // Those that share the most stay.
    #expect(few.edges.first?.count == 2)
    bounds = .init()
    bounds.partnerships = 7
    let looked = try network()
    #expect(looked.isCut && looked.nodes.count <= 8)
    bounds = .init()
    bounds.edges = 3
    let thin = try network()
    #expect(thin.isCut && thin.edges.count == 3)
  }

  @Test func `a network comes as GraphML, in which names do no harm`() throws {
    let register = try TestRegister()
    let ids = try ["A & <B>", "C ]]> D"].map {
      try register.addOrganisation($0, ["sector": "public"]).id
    }
    try add(register, "P", ids.map { ($0, nil) })
    let path = "/v1/organisations/\(ids[0])/network"
    let answer = try register.get("\(path).graphml")
    #expect(answer.status == 200 && answer["Content-Type"] == "application/graphml+xml")
    #expect(answer.text.contains("<data key=\"name\">A &amp; &lt;B&gt;</data>"))
    #expect(answer.text.contains("C ]]&gt; D"))
    #expect(answer.text.contains("<edge source=\"\(ids[0])\" target=\"\(ids[1])\">"))
    let asked = try register.get(path, [("Accept", "application/graphml+xml")])
    let known = try register.get(path)["ETag"]
    #expect(asked.text == answer.text && asked["ETag"] != known)
    try register.expectProblem(
      try register.get("\(path)?depth=3"), 400, "bad_request", ["depth depth"])
    #expect(
      try register.get("/v1/organisations/org_01ARZ3NDEKTSV4RRFFQ69G5FAV/network").status == 404)
  }
}
