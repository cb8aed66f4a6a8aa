import Records
import Register

/// Parameters of questions about areas.
extension Call {
  private func value(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// The day that a parameter gives.
  func day(_ name: String) throws -> CalendarDate? {
    guard let text = value(name) else { return nil }
    guard let day = CalendarDate(text) else {
      throw RecordError.badRequest([
        Fault(
          .parameter(name), "date",
          "Write a day that exists as YYYY-MM-DD, such as 2013-07-03.")
      ])
    }
    return day
  }

  /// The value of a parameter that is one of `words`.
  func choice(_ name: String, _ words: [String]) throws -> String? {
    guard let text = value(name) else { return nil }
    guard words.contains(text) else {
      throw RecordError.badRequest([
        Fault(
          .parameter(name), "not_a_choice",
          "\(name) is one of \(words.joined(separator: ", "))\(Nearest.sentence(to: text, among: words))."
        )
      ])
    }
    return text
  }

  /// The types of area in a comma-separated parameter.
  func areaTypes(_ name: String) throws -> [String]? {
    guard let text = value(name) else { return nil }
    let types = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let faults = types.filter { !Area.types.contains($0) }.map { type in
      Fault(
        .parameter(name), "not_a_choice",
        "\(type) is no type of area; each is one of \(Area.types.joined(separator: ", "))\(Nearest.sentence(to: type, among: Area.types))."
      )
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
    return types
  }

  /// `value`, or a refusal that says what to write.
  func needed<Value>(_ value: Value?, _ name: String, _ example: String) throws -> Value {
    guard let value else {
      throw RecordError.badRequest([
        Fault(.parameter(name), "required", "Give \(name), such as \(name)=\(example).")
      ])
    }
    return value
  }
}
