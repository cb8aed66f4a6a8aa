import Foundation

/// Finds names that are near each other: the same but for words such as "the" and "Ltd", or but for one letter.
struct NearNames {
  /// A name, and those that are near it.
  struct Pair: Sendable, Equatable {
    let name: String
    let near: [String]
  }

  /// The most names told, and the most near each.
  private static let most = 100
  private static let mostNear = 3
  /// One letter more or less makes another word of a shorter name.
  private static let shortest = 6

  /// Words that do not tell two bodies apart.
  private static let idle: Set<String> = [
    "the", "of", "and", "for", "in", "at", "ltd", "limited", "plc", "llp", "cic", "cio", "inc",
    "company", "co", "uk",
  ]

  private let names: [String]
  private let skeletons: [String]
  /// The names by each form that their skeletons have with one letter left out, and by the skeletons.
  private var byForm: [String: [Int]] = [:]

  init(_ names: [String]) {
    self.names = names
    skeletons = names.map(NearNames.skeleton)
    for (index, skeleton) in skeletons.enumerated() {
      for form in NearNames.forms(skeleton) { byForm[form, default: []].append(index) }
    }
  }

  /// The names given first that are near one of `others`, or near each other.
  func pairs(with others: [String]) -> [Pair] {
    guard !names.isEmpty else { return [] }
    var near: [Int: [String]] = [:]
    for (candidate, skeleton) in zip(others + names, others.map(NearNames.skeleton) + skeletons) {
      var met: Set<Int> = []
      for form in NearNames.forms(skeleton) {
        for index in byForm[form] ?? [] where met.insert(index).inserted {
          guard names[index] != candidate, near[index]?.count ?? 0 < NearNames.mostNear,
            NearNames.areNear(skeletons[index], skeleton)
          else { continue }
          near[index, default: []].append(candidate)
        }
      }
    }
    return near.sorted { $0.key < $1.key }.prefix(NearNames.most)
      .map { Pair(name: names[$0.key], near: $0.value) }
  }

  /// The letters and digits of a name without accents, case and idle words.
  static func skeleton(_ name: String) -> String {
    let folded = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .lowercased().replacing("'", with: "").replacing("’", with: "")
    let words = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let telling = words.filter { !idle.contains($0) }
    return (telling.isEmpty ? words : telling).joined()
  }

  /// The skeleton, and what is left of it without one of its letters.
  private static func forms(_ skeleton: String) -> Set<String> {
    guard skeleton.count >= shortest else { return [skeleton] }
    var forms: Set<String> = [skeleton]
    for index in skeleton.indices {
      var form = skeleton
      form.remove(at: index)
      forms.insert(form)
    }
    return forms
  }

  /// Whether two skeletons with a form in common are equal, or differ in one letter, or in two neighbours that
  /// changed places.
  private static func areNear(_ one: String, _ other: String) -> Bool {
    guard one != other else { return true }
    guard min(one.count, other.count) >= shortest - 1 else { return false }
    let (one, other) = (Array(one), Array(other))
    let start = zip(one, other).prefix { $0 == $1 }.count
    let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
    let (left, right) = (
      one.count - min(start + end, one.count), other.count - min(start + end, other.count)
    )
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && one[start] == other[start + 1]
      && one[start + 1] == other[start]
  }
}
