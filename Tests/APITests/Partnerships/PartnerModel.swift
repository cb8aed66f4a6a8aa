import JSON
import Records
import TestSupport

/// A register of random partnerships, and a slow reading of who is a partner in which.
struct PartnerModel {
  struct Partner {
    let body: Int
    let role: String
    let behalf: Int?
    let start: String?
    let end: String?

    func isThere(on day: String?) -> Bool {
      guard let day else { return true }
      return (start ?? "") <= day && (end.map { day <= $0 } ?? true)
    }
  }

  static let days = ["2009-06-30", "2010-06-30", "2011-06-30", "2012-06-30"]
  static let roles = ["lead", "partner", "observer"]

  let register: TestRegister
  let bodies: [String]
  let partnerships: [(id: String, partners: [Partner])]

  init(seed: UInt64, bodies count: Int = 6, partnerships most: Int = 20) throws {
    var random = Seeded(seed)
    let register = try TestRegister()
    let bodies = try (0..<count).map { try register.addOrganisation("Body \($0)").id }
    self.register = register
    self.bodies = bodies
    partnerships = try (0..<most).map { number in
      let partners = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        var days = [
          Self.days.randomElement(using: &random), Self.days.randomElement(using: &random),
        ]
        .map { Bool.random(using: &random) ? $0 : nil }
        if let first = days[0], let second = days[1], second < first { days.swapAt(0, 1) }
        return Partner(
          body: Int.random(in: 0..<count, using: &random),
          role: Self.roles.randomElement(using: &random) ?? "partner",
          behalf: Bool.random(using: &random) ? Int.random(in: 0..<count, using: &random) : nil,
          start: days[0], end: days[1])
      }
      let list = partners.map { partner -> JSON in
        [
          "organisation_id": .string(bodies[partner.body]), "role": .string(partner.role),
          "on_behalf_of_id": partner.behalf.map { .string(bodies[$0]) } ?? .null,
          "start_date": partner.start.map(JSON.string) ?? .null,
          "end_date": partner.end.map(JSON.string) ?? .null,
        ]
      }
      let answer = try register.addPartnership("P\(number)", ["partners": .array(list)])
      return (answer.id, partners)
    }
  }

  /// The ids of the partnerships that `isWanted` finds among their partners of a day, in the order of entry.
  func ids(on day: String?, _ isWanted: ([Partner]) -> Bool) -> [String] {
    partnerships.filter { isWanted($0.partners.filter { $0.isThere(on: day) }) }.map(\.id)
  }

  /// The ids that the register finds.
  func found(_ query: String, on day: String?) throws -> [String] {
    let answer = try register.get(
      "/v1/partnerships?\(query)&limit=200\(day.map { "&as_of=\($0)" } ?? "")")
    return (answer.json["items"]?.array ?? []).compactMap { $0["id"]?.string }
  }
}
