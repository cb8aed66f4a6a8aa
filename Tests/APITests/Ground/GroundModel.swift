import JSON
import Records
import TestSupport

/// A country of numbered cells of ground with districts, and counties, police areas and composite areas beside
/// them, to which events of every shape happen at random; kept beside the register, without codes and events.
struct GroundModel {
  /// An area with the cells that it had from each day on.
  struct Place {
    let id: String
    var code = ""
    let isDistrict: Bool
    var cells: [(from: CalendarDate?, cells: Set<Int>)]
    var last: CalendarDate?
    /// The areas that it is made of on each day of its life, if it is made of others.
    var members: [String] = []

    var first: CalendarDate? { cells[0].from }

    func exists(on day: CalendarDate) -> Bool {
      (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
    }

    /// Its cells on `day` or the nearest day of its life.
    func ground(on day: CalendarDate) -> Set<Int> {
      (cells.last { $0.from.map { $0 <= day } ?? true } ?? cells[0]).cells
    }
  }

  let country: GroundRegister
  private(set) var places: [Place] = []
  /// The cell of each postcode, which names the district that it lies in on the day on which it is entered.
  private(set) var postcodes: [(text: String, cell: Int)] = []
  /// The first days of the changes.
  private(set) var days: [CalendarDate] = []
  /// What happened, for the message of a failure.
  private(set) var story: [String] = []
  private var random: Seeded
  private var count = 0
  private var nextCell = 0

  init(_ seed: UInt64, districts count: Int) throws {
    country = try GroundRegister()
    random = Seeded(seed)
    for _ in 0..<count {
      let cells = freshCells(Int.random(in: 2...4, using: &random))
      _ = try make(cells, from: nil)
    }
  }

  private mutating func freshCells(_ size: Int) -> Set<Int> {
    nextCell += size
    return Set(nextCell - size..<nextCell)
  }

  private mutating func freshCode(_ prefix: String) -> String {
    count += 1
    return prefix + String(1_000_000 + count).dropFirst()
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  /// Some of the places that may be asked about.
  mutating func some(_ count: Int) -> [Place] {
    Array(places.shuffled(using: &random).prefix(count))
  }

  /// A new district, and its position.
  private mutating func make(_ cells: Set<Int>, from day: CalendarDate?) throws -> Int {
    let code = freshCode("E07")
    let id = try country.area("District \(code)", code, type: "NMD")
    places.append(Place(id: id, code: code, isDistrict: true, cells: [(day, cells)]))
    return places.count - 1
  }

  private func codes(_ indices: [Int]) -> [String] { indices.map { places[$0].code } }

  /// Makes a change on the first day of April of `year`.
  mutating func change(in year: Int) throws {
    guard let day = CalendarDate(year: year, month: 4, day: 1) else { return }
    days.append(day)
    try lookAround(on: CalendarDate(daysSince1970: day.daysSince1970 - 40))
    let present = places.indices.filter { places[$0].isDistrict && places[$0].last == nil }
      .shuffled(using: &random)
    guard present.count > 4 else { return try split(present[0], on: day) }
    switch number(0..<9) {
    case 0...3: try merge(Array(present.prefix(number(2..<4))), on: day)
    case 4: try divide(Array(present.prefix(4)), on: day)
    case 5: try exchange(present[0], present[1], on: day)
    case 6: try recode(present[0], on: day)
    default: try split(present[0], on: day)
    }
  }

  /// Adds areas that say on `day` what they are made of.
  private mutating func lookAround(on day: CalendarDate) throws {
    let some = places.indices.filter { places[$0].isDistrict && places[$0].exists(on: day) }
      .shuffled(using: &random).prefix(number(2..<5))
    let cells = some.reduce(into: Set<Int>()) { $0.formUnion(places[$1].ground(on: day)) }
    let isPolice = chance(50)
    let id =
      isPolice
      ? try country.area(
        "Police \(day)", freshCode("E23"), type: "PFA", of: codes(Array(some)),
        vintage: day.description)
      : try country.composite(
        "Place \(day)", some.map { places[$0].id }, from: day.description, to: day.description)
    places.append(
      Place(
        id: id, isDistrict: false, cells: [(isPolice ? nil : day, cells)],
        last: isPolice ? nil : day, members: isPolice ? [] : some.map { places[$0].id }))
    try addPostcodes(on: day)
  }

  /// Enters a postcode in a district of `day`.
  private mutating func addPostcodes(on day: CalendarDate) throws {
    let present = places.filter { $0.isDistrict && $0.exists(on: day) }
    guard let place = present.randomElement(using: &random),
      let cell = place.ground(on: day).sorted().randomElement(using: &random)
    else { return }
    let text = "ZE\(postcodes.count / 10 + 1) \(postcodes.count % 10)ZZ"
    try country.add(
      "postcodes",
      ["postcode": .string(text), "base_unit": ["layer": "lad", "code": .string(place.code)]])
    postcodes.append((text, cell))
  }

  /// Areas of other types around `old` that the event names beside them.
  private mutating func around(_ old: [Int], on day: CalendarDate) throws -> [String] {
    var found: [String] = []
    func note(_ id: String, _ what: String) {
      found.append(id)
      story.append("  with \(what)")
    }
    let dayBefore = CalendarDate(daysSince1970: day.daysSince1970 - 1)
    let cells = old.reduce(into: Set<Int>()) { $0.formUnion(places[$1].ground(on: dayBefore)) }
    if chance(25) {
      note(
        try country.area("County", freshCode("E10"), type: "CTY"), "a county that says nothing")
    }
    if chance(20) {
      let id = try country.area(
        "County", freshCode("E10"), type: "CTY", of: codes(old), vintage: dayBefore.description)
      note(id, "a county of these")
      places.append(Place(id: id, isDistrict: false, cells: [(nil, cells)], last: dayBefore))
    }
    if chance(15) {
      note(try country.area("Police", freshCode("E23"), type: "PFA"), "police")
    }
    if chance(20) {
      let ids = old.map { places[$0].id }
      let id = try country.composite("All", ids, from: dayBefore.description)
      note(id, "a composite of these")
      places.append(
        Place(
          id: id, isDistrict: false, cells: [(dayBefore, cells)], last: dayBefore, members: ids))
    }
    return found.shuffled(using: &random)
  }

  private mutating func end(_ old: [Int], on day: CalendarDate) {
    for index in old {
      places[index].last = CalendarDate(daysSince1970: day.daysSince1970 - 1)
    }
  }

  /// Districts become one: a new one, or one of them, which keeps its code.
  private mutating func merge(_ old: [Int], on day: CalendarDate) throws {
    var cells = old.reduce(into: Set<Int>()) { $0.formUnion(places[$1].ground(on: day)) }
    var more: JSONObject = [:]
    if chance(15) {
      more["outside"] = true
      cells.formUnion(freshCells(1))
    }
    story.append("\(day) merge \(codes(old))\(more.members.isEmpty ? "" : " and more")")
    let others = chance(60) ? try around(old, on: day) : []
    let ids = old.map { places[$0].id }
    let heir: Int
    var ended = old
    if chance(40) {
      heir = old[0]
      ended.removeFirst()
      places[heir].cells.append((day, cells))
      story.append("  into \(places[heir].code) itself")
    } else {
      heir = try make(cells, from: day)
      story.append("  into \(places[heir].code)")
    }
    // Where ground came from elsewhere, only transfers say that the old ones went there whole.
    let transfers =
      chance(30) || !more.members.isEmpty
      ? old.map { (places[$0].code, places[$0].id, places[heir].id) } : []
    try country.event(
      "merged", day.description, from: others + ids, to: [places[heir].id],
      transfers: transfers, more)
    end(ended, on: day)
  }

  /// Four districts become two, with transfers or without, in one event or beside the split of their county.
  private mutating func divide(_ old: [Int], on day: CalendarDate) throws {
    let halves = [Array(old[..<2]), Array(old[2...])]
    story.append("\(day) divide \(codes(old))")
    let heirs = try halves.map { half in
      try make(half.reduce(into: []) { $0.formUnion(places[$1].ground(on: day)) }, from: day)
    }
    let (ids, new) = (old.map { places[$0].id }, heirs.map { places[$0].id })
    switch number(0..<3) {
    case 0:
      let transfers = old.enumerated().map {
        (places[$0.element].code, places[$0.element].id, new[$0.offset / 2])
      }
      try country.event(
        "merged", day.description, from: try around(old, on: day) + ids, to: new,
        transfers: transfers)
    case 1:
      story.append("  without transfers")
      try country.event(
        "merged", day.description, from: try around(old, on: day) + ids, to: new)
    default:
      let counties = try around(old, on: day)
      let merge = { [country, places] (half: Int) in
        _ = try country.event(
          "merged", day.description, from: halves[half].map { places[$0].id }, to: [new[half]])
      }
      try merge(0)
      for county in counties {
        story.append("  split beside")
        try country.event("split", day.description, from: [county], to: new)
      }
      try merge(1)
    }
    end(old, on: day)
  }

  /// Two districts give each other ground and go on.
  private mutating func exchange(_ one: Int, _ other: Int, on day: CalendarDate) throws {
    var (a, b) = (places[one].ground(on: day), places[other].ground(on: day))
    guard let first = a.min(), let second = b.min() else { return }
    story.append("\(day) exchange \(codes([one, other]))")
    a.remove(first)
    b.insert(first)
    if chance(50) {
      b.remove(second)
      a.insert(second)
    }
    let ids = [places[one].id, places[other].id]
    guard !a.isEmpty else { return }
    try country.event("boundary_change", day.description, from: ids, to: ids)
    if chance(30) { try recode(one, on: day) }
    places[one].cells.append((day, a))
    places[other].cells.append((day, b))
  }

  private mutating func recode(_ index: Int, on day: CalendarDate) throws {
    let code = freshCode("E07")
    story.append("\(day) recode \(places[index].code) to \(code)")
    try country.event(
      "recoded", day.description, from: [places[index].id],
      ["code": ["scheme": "gss", "code": .string(code)]])
    places[index].code = code
  }

  /// A district becomes two: two new ones, or itself and a new one.
  private mutating func split(_ index: Int, on day: CalendarDate) throws {
    let cells = places[index].ground(on: day).sorted().shuffled(using: &random)
    guard cells.count > 1 else { return }
    let cut = number(1..<cells.count)
    let stays = chance(40)
    story.append("\(day) split \(places[index].code)\(stays ? ", which stays" : "")")
    let id = places[index].id
    let right = try make(Set(cells[cut...]), from: day)
    var new = [places[right].id]
    if stays {
      new.append(id)
      places[index].cells.append((day, Set(cells[..<cut])))
    } else {
      new.append(places[try make(Set(cells[..<cut]), from: day)].id)
      end([index], on: day)
    }
    try country.event("split", day.description, from: [id], to: new)
  }
}
