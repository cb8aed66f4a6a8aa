import JSON
import Records
import TestSupport

/// One filter of a list twice: as parameters, and as what they mean for a document.
struct FilterModel {
  let parameters: Shelf.Parameters
  let holds: (JSONObject) -> Bool

  /// A filter of any field and operator; `ids` are those of the places `local:a` and so on.
  static func random(_ ids: [String: String], using random: inout Seeded) -> FilterModel {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: text(using: &random)
    case 1: number(using: &random)
    case 2: equal("colour", RandomThings.colours, using: &random)
    case 3: ordered("day", RandomThings.days, using: &random)
    case 4: ordered("year", ["1999/00", "2007/08", "2008/09"], using: &random)
    case 5: flag(using: &random)
    case 6: era(using: &random)
    case 7: list(using: &random)
    default: reference(ids, using: &random)
    }
  }

  private static func filter(
    _ name: String, _ suffix: String, _ values: [String], holds: @escaping (JSONObject) -> Bool
  ) -> FilterModel {
    FilterModel(
      parameters: values.map { (suffix.isEmpty ? name : "\(name)__\(suffix)", $0) }, holds: holds)
  }

  private static func isNull(_ name: String, using random: inout Seeded) -> FilterModel {
    let wanted = Bool.random(using: &random)
    return filter(name, "isnull", ["\(wanted)"]) { values($0, name).isEmpty == wanted }
  }

  /// The values of a member as texts: none for null, several for a list.
  static func values(_ document: JSONObject, _ name: String) -> [String] {
    switch document[name] {
    case .null, nil: []
    case .array(let items): items.compactMap(\.string)
    case .string(let text): [text]
    case .integer(let number): [String(number)]
    case .bool(let flag): [flag ? "true" : "false"]
    case .decimal, .object: []
    }
  }

  /// Equal to any of several, to none of several, or null.
  private static func equal(_ name: String, _ words: [String], using random: inout Seeded)
    -> FilterModel
  {
    let wanted = Array(words.shuffled(using: &random).prefix(.random(in: 1...2, using: &random)))
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return filter(name, "", wanted) { !values($0, name).isDisjoint(from: wanted) }
    case 1: return filter(name, "not", wanted) { values($0, name).isDisjoint(from: wanted) }
    default: return isNull(name, using: &random)
    }
  }

  private static func text(using random: inout Seeded) -> FilterModel {
    guard Bool.random(using: &random) else {
      return equal("name", RandomThings.names, using: &random)
    }
    let part = RandomThings.pick(
      ["abc", "ABC", "bca", "a_b", "a%b", "a\\b", "éa_", "abcabc", "abcd"], &random)
    return filter("name", "contains", [part]) { document in
      // Letters of ASCII in either case, all else byte by byte.
      func folded(_ text: String) -> [UInt8] {
        text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
      }
      let (text, part) = (folded(document.text("name") ?? ""), folded(part))
      return (0...text.count).contains { text.dropFirst($0).starts(with: part) }
    }
  }

  private static func number(using random: inout Seeded) -> FilterModel {
    let numbers = RandomThings.numbers
    guard Bool.random(using: &random) else {
      return equal("amount", numbers.map { String($0) }, using: &random)
    }
    let (suffix, holds) = comparison(Int64.self, using: &random)
    let bound = RandomThings.pick(numbers, &random)
    return filter("amount", suffix, [String(bound)]) { document in
      document.number("amount").map { holds($0, bound) } ?? false
    }
  }

  private static func ordered(_ name: String, _ words: [String], using random: inout Seeded)
    -> FilterModel
  {
    guard Bool.random(using: &random) else { return equal(name, words, using: &random) }
    let (suffix, holds) = comparison(String.self, using: &random)
    let bound = RandomThings.pick(words, &random)
    return filter(name, suffix, [bound]) { $0.text(name).map { holds($0, bound) } ?? false }
  }

  private static func comparison<Value: Comparable>(_: Value.Type, using random: inout Seeded) -> (
    String, (Value, Value) -> Bool
  ) {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: ("gte", { $0 >= $1 })
    case 1: ("gt", { $0 > $1 })
    case 2: ("lte", { $0 <= $1 })
    default: ("lt", { $0 < $1 })
    }
  }

  private static func flag(using random: inout Seeded) -> FilterModel {
    equal("flag", ["true", "false"], using: &random)
  }

  /// Compares certainly: by the last day a date can mean, or by the first.
  private static func era(using random: inout Seeded) -> FilterModel {
    let text = RandomThings.pick(["2010", "2010-01", "2010-01-31", "2009-12-31"], &random)
    let bound = UncertainDate(text)
    func days(_ document: JSONObject) -> [CalendarDate?] {
      let date = document.text("era").flatMap(UncertainDate.init)
      return [date?.earliest, date?.latest]
    }
    func holds(
      _ one: CalendarDate?, _ two: CalendarDate?, _ compare: (CalendarDate, CalendarDate) -> Bool
    ) -> Bool {
      guard let one, let two else { return false }
      return compare(one, two)
    }
    let same = { (document: JSONObject) in days(document) == [bound?.earliest, bound?.latest] }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return filter("era", "", [text], holds: same)
    case 1: return filter("era", "not", [text, "1900"]) { !same($0) }
    case 2: return filter("era", "gte", [text]) { holds(days($0)[0], bound?.earliest, >=) }
    case 3: return filter("era", "gt", [text]) { holds(days($0)[0], bound?.latest, >) }
    case 4: return filter("era", "lte", [text]) { holds(days($0)[1], bound?.latest, <=) }
    default: return filter("era", "lt", [text]) { holds(days($0)[1], bound?.earliest, <) }
    }
  }

  private static func list(using random: inout Seeded) -> FilterModel {
    let (name, parameter, words) = RandomThings.pick(
      [("moods", "mood", RandomThings.moods), ("tags", "tag", RandomThings.tags)], &random)
    return links(parameter, words.map { ($0, $0) }, using: &random) { values($0, name) }
  }

  private static func reference(_ ids: [String: String], using random: inout Seeded) -> FilterModel
  {
    // By code or by id, whichever.
    let words = ids.sorted { $0.key < $1.key }.map { code, id in
      (Bool.random(using: &random) ? code : id, id)
    }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return links("place", words, using: &random) { values($0, "place_id") }
    case 1: return links("near", words, using: &random) { values($0, "near_ids") }
    default:
      return links("holder", words, using: &random) { document in
        document.list("holders").compactMap { $0.text("place_id") }
      }
    }
  }

  /// Any of several, none of several, all of several, or no value at all.
  private static func links(
    _ parameter: String, _ words: [(given: String, meant: String)], using random: inout Seeded,
    _ found: @escaping (JSONObject) -> [String]
  ) -> FilterModel {
    let chosen = words.shuffled(using: &random).prefix(.random(in: 1...2, using: &random))
    let (given, meant) = (chosen.map(\.given), chosen.map(\.meant))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return filter(parameter, "", given) { !found($0).isDisjoint(from: meant) }
    case 1: return filter(parameter, "not", given) { found($0).isDisjoint(from: meant) }
    case 2:
      return filter(parameter, "all", [given.joined(separator: ",")]) { document in
        meant.allSatisfy { word in found(document).contains { $0.hasSameBytes(as: word) } }
      }
    default:
      let wanted = Bool.random(using: &random)
      return filter(parameter, "isnull", ["\(wanted)"]) { found($0).isEmpty == wanted }
    }
  }
}

extension [String] {
  /// Whether no word stands in both, byte by byte.
  fileprivate func isDisjoint(from others: [String]) -> Bool {
    allSatisfy { word in !others.contains { $0.hasSameBytes(as: word) } }
  }
}
