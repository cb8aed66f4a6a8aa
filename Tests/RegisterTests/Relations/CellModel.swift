import JSON
import Records
import TestSupport

/// A country of numbered cells of ground whose districts change at random, kept beside the register: what
/// relations and traces should come to, worked out without codes and events.
struct CellModel {
  struct District {
    let id: String
    var code: String
    /// The codes that it bore before, each with its last day.
    var formerCodes: [(code: String, last: CalendarDate)] = []
    let cells: Set<Int>
    let first: CalendarDate?
    /// Whether it was joined of others at some time, or divided from one that was.
    var isJoined = false
    var last: CalendarDate?

    func exists(on day: CalendarDate) -> Bool {
      (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
    }

    func code(on day: CalendarDate) -> String {
      formerCodes.first { day <= $0.last }?.code ?? code
    }
  }

  let country: Country
  private(set) var districts: [District] = []
  /// The first days of the changes.
  private(set) var days: [CalendarDate] = []
  /// Whether a part that was joined of others was divided again: then old and new parts cannot be told.
  private(set) var isMixed = false
  private var random: Seeded
  private var count = 0

  /// A country of `count` districts of one to four cells each.
  init(_ seed: UInt64, districts count: Int) throws {
    country = try Country()
    random = Seeded(seed)
    var cell = 0
    for _ in 0..<count {
      let size = Int.random(in: 1...4, using: &random)
      let code = nextCode()
      let id = try country.district("District \(code)", code)
      districts.append(
        District(id: id, code: code, cells: Set(cell..<cell + size), first: nil, last: nil))
      cell += size
    }
  }

  private mutating func nextCode() -> String {
    count += 1
    return "E07\(String(1_000_000 + count).dropFirst())"
  }

  func districts(on day: CalendarDate) -> [District] { districts.filter { $0.exists(on: day) } }

  /// Makes a change on the first day of `year`.
  mutating func change(in year: Int) throws {
    guard let day = CalendarDate(year: year, month: 4, day: 1) else { return }
    days.append(day)
    let present = districts.indices.filter { districts[$0].last == nil }.shuffled(using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where present.count > 4: try merge(Array(present.prefix(3)), into: 1, on: day)
    case 1 where present.count > 5: try merge(Array(present.prefix(4)), into: 2, on: day)
    case 2: try recode(present[0], on: day)
    default:
      guard let index = present.first(where: { districts[$0].cells.count > 1 }) else { return }
      try split(index, on: day)
    }
  }

  /// Areas as documents refer to them, with their codes on the day before, become new ones.
  private mutating func merge(_ old: [Int], into parts: Int, on day: CalendarDate) throws {
    var transfers: [(unit: String, from: String, to: String)] = []
    var new: [District] = []
    for part in 0..<parts {
      let own = old.enumerated().filter { $0.offset % parts == part }.map(\.element)
      let cells = own.reduce(into: Set<Int>()) { $0.formUnion(districts[$1].cells) }
      var made = try make(cells, on: day)
      made.isJoined = own.count > 1 || districts[own[0]].isJoined
      new.append(made)
      if parts > 1 {
        transfers += own.map { (districts[$0].code, districts[$0].id, made.id) }
      }
    }
    try country.event(
      "merged", day.description, from: old.map { districts[$0].id }, to: new.map(\.id),
      transfers: transfers)
    end(old, new, day)
  }

  private mutating func split(_ index: Int, on day: CalendarDate) throws {
    let cells = districts[index].cells.shuffled(using: &random)
    let cut = Int.random(in: 1..<cells.count, using: &random)
    var new = [
      try make(Set(cells[..<cut]), on: day), try make(Set(cells[cut...]), on: day),
    ]
    if districts[index].isJoined {
      isMixed = true
      new[0].isJoined = true
      new[1].isJoined = true
    }
    try country.event(
      "split", day.description, from: [districts[index].id], to: new.map(\.id))
    end([index], new, day)
  }

  private mutating func recode(_ index: Int, on day: CalendarDate) throws {
    let code = nextCode()
    try country.event(
      "recoded", day.description, from: [districts[index].id],
      ["code": ["scheme": "gss", "code": .string(code)]])
    districts[index].formerCodes.append(
      (districts[index].code, CalendarDate(daysSince1970: day.daysSince1970 - 1)))
    districts[index].code = code
  }

  private mutating func make(_ cells: Set<Int>, on day: CalendarDate) throws -> District {
    let code = nextCode()
    let id = try country.district("District \(code)", code)
    return District(id: id, code: code, cells: cells, first: day, last: nil)
  }

  private mutating func end(_ old: [Int], _ new: [District], _ day: CalendarDate) {
    for index in old {
      districts[index].last = CalendarDate(daysSince1970: day.daysSince1970 - 1)
    }
    districts += new
  }

  /// Some of the districts of `day`.
  mutating func some(_ count: Int, on day: CalendarDate) -> [District] {
    Array(districts(on: day).shuffled(using: &random).prefix(count))
  }

  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
}
