import JSON
import Records
import TestSupport

/// A small catalogue with one kind of record whose lists are made up by a seed, and random records of it.
///
/// Some lists have dates, some have amounts, and some elements hold a list of words within.
struct RandomLists {
  struct List {
    let name: String
    let members: [Member]
    let isDated: Bool
  }

  struct Member {
    let name: String
    let parameter: String
    /// Whether an element has a list of such words.
    let isList: Bool
  }

  static let words = ["a", "b", "c", "A"]
  static let days = ["2001-01-01", "2002-06-15", "2003-01-01", "2004-12-31"]

  let lists: [List]
  let catalogue: Catalogue

  init(using random: inout Seeded) {
    lists = (0..<Int.random(in: 1...3, using: &random)).map { list in
      let members = (0..<Int.random(in: 1...3, using: &random)).map { member in
        Member(
          name: "m\(member)", parameter: "l\(list)_m\(member)",
          isList: Int.random(in: 0..<4, using: &random) == 0)
      }
      return List(name: "l\(list)", members: members, isDated: .random(using: &random))
    }
    let fields = lists.map { list in
      let date = [
        Field("start_date", .date, about: "From."), Field("end_date", .date, about: "To."),
      ]
      let members = list.members.map { member in
        Field(
          member.name, member.isList ? .texts(1...4) : .text(1...4),
          .filterAs(member.parameter), about: "A word.")
      }
      let amount = Field("amount", .money(0...9), .summed, about: "How much.")
      return Field(
        list.name, .list(members + [amount] + (list.isDated ? date : [])), about: "Parts.")
    }
    catalogue = Catalogue([
      Resource(
        name: "boxes", singular: "box", prefix: "box", about: "Boxes.", life: Life(),
        fields: [
          Field("tags", .texts(1...4), .filterAs("tag"), about: "Words."),
          Field("number", .integer(0...9), .filter, .sort, about: "A number."),
        ] + fields, checks: [])
    ])
  }

  func body(using random: inout Seeded) -> JSON {
    var body: JSONObject = [
      "tags": .array(RandomLists.some(using: &random)),
      "number": Bool.random(using: &random)
        ? .integer(.random(in: 0...9, using: &random)) : .null,
    ]
    for list in lists {
      body[list.name] = .array(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          .object(element(of: list, using: &random))
        })
    }
    return .object(body)
  }

  private func element(of list: List, using random: inout Seeded) -> JSONObject {
    var element: JSONObject = [:]
    for member in list.members {
      let words = RandomLists.some(using: &random)
      element[member.name] = member.isList ? .array(words) : words.first ?? .null
    }
    element["amount"] = .integer(.random(in: 0...9, using: &random))
    guard list.isDated else { return element }
    let days = RandomLists.days.shuffled(using: &random).prefix(2).sorted()
    if Bool.random(using: &random) { element["start_date"] = .string(days[0]) }
    if Bool.random(using: &random) { element["end_date"] = .string(days[1]) }
    return element
  }

  private static func some(using random: inout Seeded) -> [JSON] {
    words.shuffled(using: &random).prefix(.random(in: 0...2, using: &random)).map(JSON.string)
  }
}
