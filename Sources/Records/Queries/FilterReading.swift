/// The parameters of a list as worked-out filters read them, with the faults of all that were read so far.
package struct FilterReading: Sendable {
  package let resource: Resource
  package let catalogue: Catalogue
  package let today: CalendarDate
  package let parameters: [(name: String, value: String)]
  package private(set) var faults: [Fault] = []

  package init(
    _ parameters: [(name: String, value: String)], of resource: Resource, in catalogue: Catalogue,
    today: CalendarDate
  ) {
    (self.parameters, self.resource) = (parameters, resource)
    (self.catalogue, self.today) = (catalogue, today)
  }

  /// The day on which the records are shown: that of `as_of`, or today; a wrong one is told by the list itself.
  package var day: CalendarDate { given("as_of").flatMap { CalendarDate($0) } ?? today }

  /// The value of a parameter as it stands; nil if it is not given.
  package func given(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// The names among `names` that are given, in their order; one that is given twice is a fault.
  package mutating func names(among names: [FilterParameter]) -> [String] {
    var found: [String] = []
    for name in names.map(\.name) {
      let count = parameters.reduce(0) { $0 + ($1.name == name ? 1 : 0) }
      if count > 0 { found.append(name) }
      if count > 1 { refuse(name, "repeated", "\(name) is given twice; give it once.") }
    }
    return found
  }

  /// The value of a parameter as `read` reads it; nil if it is not given, or if that refuses it.
  package mutating func value<Value>(
    _ name: String, _ read: (String) throws(Refusal) -> Value
  ) -> Value? {
    guard let text = given(name) else { return nil }
    do throws(Refusal) {
      return try read(text)
    } catch {
      refuse(name, error.code, error.detail)
      return nil
    }
  }

  /// The word that a parameter gives.
  package mutating func word(_ name: String, among words: [String]) -> String? {
    value(name) { text throws(Refusal) in
      guard words.contains(text) else {
        throw Refusal(
          "not_a_choice",
          "\(name) is one of \(words.joined(separator: ", "))\(Nearest.sentence(to: text, among: words))."
        )
      }
      return text
    }
  }

  /// The day that a parameter gives.
  package mutating func day(_ name: String) -> CalendarDate? {
    value(name) { text throws(Refusal) in
      guard let day = CalendarDate(text) else {
        throw Refusal("date", "Write a day that exists as YYYY-MM-DD, such as 2013-07-03.")
      }
      return day
    }
  }

  /// Notes a fault of a parameter.
  package mutating func refuse(_ name: String, _ code: String, _ detail: String) {
    faults.append(Fault(.parameter(name), code, detail))
  }
}
