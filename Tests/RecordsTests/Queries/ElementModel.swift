import JSON
import Records
import TestSupport

/// Filters of the lists of `RandomLists`, and what they mean, by loops over the JSON.
struct ElementModel {
  private enum Asked {
    case any, none, every
    case missing(Bool)
  }

  private struct Ask {
    let parameter: String
    let list: RandomLists.List?
    let member: String
    let asked: Asked
    let words: [String]
  }

  private let asks: [Ask]
  private let lists: [RandomLists.List]
  private let day: String?

  init(_ random: inout Seeded, of lists: [RandomLists.List]) {
    self.lists = lists
    day = Bool.random(using: &random) ? RandomLists.days.randomElement(using: &random) : nil
    var places: [(list: RandomLists.List?, member: String, parameter: String)] = [
      (nil, "tags", "tag")
    ]
    for list in lists {
      for member in list.members { places.append((list, member.name, member.parameter)) }
    }
    var asks: [Ask] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = places[Int.random(in: places.indices, using: &random)]
      let words = RandomLists.words.shuffled(using: &random)
        .prefix(.random(in: 1...2, using: &random))
      let asked: (String, Asked) =
        switch Int.random(in: 0..<8, using: &random) {
        case 0...3: ("", .any)
        case 4, 5: ("__not", .none)
        case 6: ("__all", .every)
        default: ("__isnull", .missing(.random(using: &random)))
        }
      let parameter = place.parameter + asked.0
      // Twice the same parameter is one filter with the values of both.
      guard !asks.contains(where: { $0.parameter == parameter }) else { continue }
      asks.append(
        Ask(
          parameter: parameter, list: place.list, member: place.member, asked: asked.1,
          words: Array(words)))
    }
    self.asks = asks
  }

  var parameters: Shelf.Parameters {
    var parameters: Shelf.Parameters = day.map { [("as_of", $0)] } ?? []
    for ask in asks {
      switch ask.asked {
      case .missing(let isMissing): parameters.append((ask.parameter, "\(isMissing)"))
      case .every: parameters.append((ask.parameter, ask.words.joined(separator: ",")))
      case .any, .none: parameters += ask.words.map { (ask.parameter, $0) }
      }
    }
    return parameters
  }

  func holds(_ document: JSONObject) -> Bool {
    for ask in asks where ask.list == nil {
      if !ElementModel.isTrue(ask, of: [document]) { return false }
    }
    for list in lists {
      let elements = document.list(list.name).filter { isInForce($0, list) }
      let mine = asks.filter { $0.list?.name == list.name }
      for ask in mine {
        if case .missing = ask.asked, !ElementModel.isTrue(ask, of: elements) { return false }
      }
      if !holds(mine, elements) { return false }
    }
    return true
  }

  private func holds(_ asks: [Ask], _ elements: [JSONObject]) -> Bool {
    var wanted: [Ask] = []
    var refused: [Ask] = []
    var every: [Ask] = []
    for ask in asks {
      switch ask.asked {
      case .any: wanted.append(ask)
      case .none: refused.append(ask)
      case .every: every.append(ask)
      case .missing: continue
      }
    }
    let asked = Set((wanted + every).map(\.member))
    for ask in refused where asked.isEmpty || asked.contains(ask.member) {
      if !ElementModel.isTrue(ask, of: elements) { return false }
    }
    let beside = asked.isEmpty ? [] : refused.filter { !asked.contains($0.member) }
    func fits(_ element: JSONObject, _ wanted: [Ask]) -> Bool {
      for ask in wanted where !ElementModel.has(element, ask.member, ask.words) { return false }
      for ask in beside where ElementModel.has(element, ask.member, ask.words) { return false }
      return true
    }
    if !wanted.isEmpty {
      var isFound = false
      for element in elements where fits(element, wanted) { isFound = true }
      if !isFound { return false }
    }
    for ask in every {
      let others = wanted.filter { $0.member != ask.member }
      for word in ask.words {
        var isFound = false
        for element in elements
        where ElementModel.has(element, ask.member, [word]) && fits(element, others) {
          isFound = true
        }
        if !isFound { return false }
      }
    }
    return true
  }

  private func isInForce(_ element: JSONObject, _ list: RandomLists.List) -> Bool {
    guard list.isDated, let day else { return true }
    if let start = element.text("start_date"), day < start { return false }
    if let end = element.text("end_date"), end < day { return false }
    return true
  }

  /// What an ask means of the whole record, of which these are all elements.
  private static func isTrue(_ ask: Ask, of elements: [JSONObject]) -> Bool {
    switch ask.asked {
    case .any: elements.contains { has($0, ask.member, ask.words) }
    case .none: !elements.contains { has($0, ask.member, ask.words) }
    case .every: ask.words.allSatisfy { word in elements.contains { has($0, ask.member, [word]) } }
    case .missing(let isMissing):
      elements.allSatisfy { FilterModel.values($0, ask.member).isEmpty } == isMissing
    }
  }

  private static func has(_ element: JSONObject, _ member: String, _ words: [String]) -> Bool {
    for value in FilterModel.values(element, member) where words.contains(value) { return true }
    return false
  }
}
