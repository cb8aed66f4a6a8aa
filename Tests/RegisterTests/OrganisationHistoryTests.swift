import JSON
import Records
import Register
import Store
import TestSupport
import Testing

/// Random histories of a body: what it is as of a day follows from its events alone.
@Suite struct OrganisationHistoryTests {
  /// What one thing of a body, such as its name, became on which day; before the first it was `initial`.
  private struct Course {
    let initial: String?
    private(set) var changes: [CalendarDate: String] = [:]

    init(_ initial: String?) { self.initial = initial }

    mutating func change(to value: String, on day: CalendarDate) { changes[day] = value }

    func value(on day: CalendarDate) -> String? {
      changes.filter { $0.key <= day }.max { $0.key < $1.key }?.value ?? initial
    }
  }

  private static let kinds = ["renamed", "moved_host", "relocated", "legal_form_changed"]

  private static let members = [
    "renamed": "name", "moved_host": "parent_id", "relocated": "address",
    "legal_form_changed": "legal_form",
  ]

  /// 2026-11-22T09:00:00Z.
  private static let now: Int64 = 1_795_338_000_000

  private func signature(_ milliseconds: Int64 = Self.now) -> Signature {
    Signature(actor: "tester", at: Instant(milliseconds: milliseconds))
  }

  private func resource(_ kind: String) throws -> Resource {
    try #require(Catalogue.register[kind])
  }

  private func add(_ kind: String, _ body: JSON, to store: Store) throws -> String {
    let resource = try resource(kind)
    let draft = try Validator(resource, in: .register).draft(body)
    let signature = signature()
    return try store.perform { try $0.create(resource, draft, signature).id }
  }

  private func document(_ id: String, in store: Store) throws -> JSONObject {
    guard case .found(_, let bytes) = try store.makeReader().item(resource("organisations"), id)
    else { return [:] }
    return try JSON(parsing: bytes).object ?? [:]
  }

  /// What the document says of a day, by the member of the event that changes it.
  private func state(_ document: JSONObject, on day: CalendarDate) throws -> [String: String?] {
    let view = try #require(AsOf(day, resource("organisations"))).view(document)
    let hosts = view.list("parents")
    let addresses = view.list("contact_details")
    #expect(hosts.count <= 1 && addresses.count <= 1, "\(day): \(JSON.object(view).text)")
    return [
      "renamed": view.text("name"), "moved_host": hosts.first?.text("organisation_id"),
      "relocated": addresses.first?.text("value"),
      "legal_form_changed": view.text("legal_form"),
    ]
  }

  private func day(_ random: inout Seeded) -> CalendarDate {
    // From 2000 to 2035: past and to come.
    CalendarDate(daysSince1970: Int.random(in: 10_957..<24_107, using: &random))
  }

  @Test(arguments: UInt64(0)..<30)
  func `as of any day a body is what its events made it, whichever came in first`(seed: UInt64)
    throws
  {
    var random = Seeded(seed)
    let folder = try TemporaryFolder()
    let store = try Store(
      path: folder.path("register.db"), catalogue: .register, services: .register)
    defer { store.close() }
    let hosts = try (0..<3).map {
      try add("organisations", ["name": .string("Host \($0)"), "sector": "public"], to: store)
    }
    let body = try add(
      "organisations",
      [
        "name": "N0", "sector": "third", "legal_form": "F0",
        "contact_details": [["type": "address", "value": "A0"]],
      ], to: store)
    var courses = [
      "renamed": Course("N0"), "moved_host": Course(nil), "relocated": Course("A0"),
      "legal_form_changed": Course("F0"),
    ]
    var used: [String: Set<CalendarDate>] = [:]
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      let kind = Self.kinds[Int.random(in: 0..<4, using: &random)]
      let number = Int.random(in: 0..<3, using: &random)
      let value: String =
        switch kind {
        case "renamed": "N\(number)"
        case "moved_host": hosts[number]
        case "relocated": "A\(number)"
        default: "F\(number)"
        }
      let day = day(&random)
      // Two changes of one thing on one day contradict each other.
      guard used[kind, default: []].insert(day).inserted else { continue }
      // To become what one is says nothing that could be kept.
      guard courses[kind]?.value(on: day) != value else { continue }
      courses[kind]?.change(to: value, on: day)
      _ = try add(
        "organisation-events",
        [
          "kind": .string(kind), "effective": .string(day.description),
          "organisation_id": .string(body),
          "after": .object(JSONObject([(Self.members[kind] ?? "", .string(value))])),
        ], to: store)
    }
    func compare(_ document: JSONObject) throws {
      for day in (0..<40).map({ _ in day(&random) }) + used.values.joined() {
        for (kind, value) in try state(document, on: day) {
          #expect(value == courses[kind]?.value(on: day), "seed \(seed), \(kind) on \(day)")
        }
      }
    }
    try compare(document(body, in: store))
    // Years later what was to come has become the present, and every day is what it was.
    for year in [2029, 2036] {
      let later = try #require(CalendarDate(year: year, month: 1, day: 1))
      let signature = signature(Int64(later.daysSince1970) * 86_400_000)
      try store.perform {
        _ = try OrganisationService().comeDue(in: $0, signature, after: nil, most: DuePage.most)
      }
      let document = try document(body, in: store)
      try compare(document)
      #expect(document.text("name") == courses["renamed"]?.value(on: later))
      #expect(document.text("legal_form") == courses["legal_form_changed"]?.value(on: later))
    }
    #expect(try !OrganisationService().isDue(in: store, on: signature().at.date))
  }

  @Test(arguments: UInt64(0)..<15)
  func `whatever events come in, no body follows itself and none changes after its end`(
    seed: UInt64
  ) throws {
    var random = Seeded(seed)
    let folder = try TemporaryFolder()
    let store = try Store(
      path: folder.path("register.db"), catalogue: .register, services: .register)
    defer { store.close() }
    let bodies = try (0..<5).map {
      try add("organisations", ["name": .string("B\($0)"), "sector": "public"], to: store)
    }
    for _ in 0..<15 {
      let kind = ["merged", "replaced", "split", "dissolved", "renamed"][
        Int.random(in: 0..<5, using: &random)]
      var event: JSONObject = [
        "kind": .string(kind), "effective": .string(day(&random).description),
        "organisation_id": .string(bodies[Int.random(in: 0..<5, using: &random)]),
      ]
      switch kind {
      case "renamed": event["after"] = ["name": "Renamed"]
      case "dissolved": break
      default:
        let successors = bodies.shuffled(using: &random).prefix(kind == "split" ? 2 : 1)
        event["to_ids"] = .array(successors.map(JSON.string))
      }
      // Many are refused; what is taken keeps the rules.
      _ = try? add("organisation-events", .object(event), to: store)
    }
    let documents = try Dictionary(
      uniqueKeysWithValues: bodies.map { ($0, try document($0, in: store)) })
    for id in bodies {
      var (open, seen): ([String], Set<String>) = ([id], [])
      while let next = open.popLast() {
        for successor in documents[next]?["successor_ids"]?.array ?? [] {
          let successor = try #require(successor.string)
          #expect(successor != id, "seed \(seed)")
          #expect(
            documents[successor]?["predecessor_ids"]?.array?.contains(.string(next)) == true)
          if seen.insert(successor).inserted { open.append(successor) }
        }
      }
    }
    let findings = try Inspection(
      path: folder.path("register.db"), catalogue: .register
    ).findings
    #expect(findings.isEmpty, "\(findings)")
  }
}
