import Records

/// Which sectors work together, by the partners that count on a day.
struct SectorMix {
  static let kinds = [
    "public_public", "public_third", "public_business", "co_production", "third_third", "mixed",
  ]

  private let partners: [CountedPartner]
  private let day: CalendarDate
  private let sectors: Set<String>

  init(_ partners: [CountedPartner], on day: CalendarDate) {
    (self.partners, self.day) = (partners, day)
    sectors = Set(partners.map { $0.body.sector(on: day) })
  }

  /// Whether there are at least two different bodies.
  var isOfSeveral: Bool { partners.contains { $0.id != partners[0].id } }

  private var hasUsersAndOthers: Bool {
    let users = partners.count { $0.isUser(on: day) }
    return users > 0 && users < partners.count
  }

  /// The kind that they make; nil for fewer than two.
  var kind: String? {
    guard isOfSeveral else { return nil }
    if hasUsersAndOthers { return "co_production" }
    switch sectors {
    case ["public"]: return "public_public"
    case ["third"]: return "third_third"
    case ["public", "third"]: return "public_third"
    case ["public", "business"]: return "public_business"
    default: return "mixed"
    }
  }

  /// Whether a partnership of them may call itself one of this kind.
  func isOne(of kind: String) -> Bool {
    switch kind {
    case "public_public": sectors == ["public"]
    case "third_third": sectors == ["third"]
    case "public_third": sectors.isSuperset(of: ["public", "third"])
    case "public_business": sectors.isSuperset(of: ["public", "business"])
    case "co_production": hasUsersAndOthers
    default: sectors.count > 1
    }
  }

  /// The partners with their sectors, as sentences name them.
  var told: String {
    var seen: Set<String> = []
    let names = partners.filter { seen.insert($0.id).inserted }.map {
      "\($0.body.name) (\($0.body.sector(on: day)))"
    }
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    return names.prefix(10).joined(separator: ", ") + more
  }
}
