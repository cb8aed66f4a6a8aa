import Records

/// The settings of a run: flags override `CONCORDAT_*` variables, and those override defaults.
struct Settings {
  let operands: [String]
  private let command: any Command.Type
  private let values: [String: String]
  /// The options that were set by a flag or a variable.
  private let given: Set<String>
  /// Those that a flag set.
  private let flagged: Set<String>

  init(_ command: any Command.Type, _ arguments: [String], _ environment: [String: String]) throws {
    self.command = command
    try Settings.check(environment)
    var values: [String: String] = [:]
    for option in command.options {
      values[option.flag] = environment[option.variable] ?? option.fallback
    }
    var operands: [String] = []
    var seen: Set<String> = []
    func set(_ option: Option, _ value: String) {
      let isMore = !seen.insert(option.flag).inserted && option.repeats
      values[option.flag] = isMore ? "\(values[option.flag] ?? ""),\(value)" : value
    }
    var rest = arguments[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word != "--" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let option = command.options.first(where: { $0.flag == parts[0] }) else {
        let flags = command.options.map(\.flag)
        throw Usage(
          "\(command.name) has no option \(parts[0])\(Nearest.sentence(to: String(parts[0]), among: flags))."
        )
      }
      if option.value == nil {
        guard parts.count == 1 else { throw Usage("\(option.flag) takes no value.") }
        set(option, "true")
      } else if parts.count == 2 {
        set(option, String(parts[1]))
      } else {
        guard let value = rest.popFirst() else {
          throw Usage("\(option.flag) needs \(option.value ?? "a value").")
        }
        set(option, value)
      }
    }
    for option in command.options where option.value == nil {
      guard let value = values[option.flag], !Settings.switches.contains(value) else { continue }
      throw Usage("\(option.variable) is true or false, not \(value).")
    }
    for option in command.options where !option.choices.isEmpty {
      guard let value = values[option.flag], !option.choices.contains(value) else { continue }
      throw Usage(
        "\(option.flag) is one of \(option.choices.joined(separator: ", ")), not \(value).")
    }
    (self.operands, self.values, flagged) = (operands, values, seen)
    given = seen.union(command.options.filter { environment[$0.variable] != nil }.map(\.flag))
  }

  /// Throws for an unknown `CONCORDAT_*` variable, because a misspelled one would have no effect.
  private static func check(_ environment: [String: String]) throws {
    let known = Set(Concordat.commands.flatMap { $0.options.map(\.variable) })
    for name in environment.keys.sorted()
    where name.hasPrefix("CONCORDAT_") && !known.contains(name) {
      throw Usage(
        "No setting is called \(name)\(Nearest.sentence(to: name, among: known.sorted())).")
    }
  }

  /// The value of an option; nil if it has none.
  func text(_ flag: String) -> String? { values[flag] }

  /// Whether an option was set, instead of having its default.
  func isGiven(_ flag: String) -> Bool { given.contains(flag) }

  /// Whether a flag on the command line set an option.
  func isFlagged(_ flag: String) -> Bool { flagged.contains(flag) }

  /// The value of an option; a usage error if it has none.
  func needed(_ flag: String) throws -> String {
    guard let value = values[flag] else { throw Usage("\(command.name) needs \(flag).") }
    return value
  }

  func isOn(_ flag: String) -> Bool { values[flag] == "true" || values[flag] == "1" }

  private static let switches = ["true", "1", "false", "0"]

  /// An integer within `range`; nil if the option has no value.
  func number(_ flag: String, _ range: ClosedRange<Int>) throws -> Int? {
    guard let text = values[flag] else { return nil }
    guard let number = Digits.value(text.utf8), range.contains(number) else {
      throw Usage(
        "\(flag) is a whole number from \(range.lowerBound) to \(range.upperBound), not \(text).")
    }
    return number
  }

  /// A duration such as `10s`, `500ms`, `2m` or `7d`, in seconds.
  func seconds(_ flag: String) throws -> Double {
    let text = try needed(flag)
    if let span = TimeSpan(text), span.milliseconds > 0 { return Double(span.milliseconds) / 1000 }
    throw Usage("\(flag) is a length of time such as 10s, 500ms or 2m, not \(text).")
  }

  /// A size such as `32KiB`, `1MiB` or `4GiB`, in bytes.
  func bytes(_ flag: String, atLeast least: Int = 1) throws -> Int {
    let text = try needed(flag)
    let units: [(String, Int)] = [
      ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("B", 1), ("", 1),
    ]
    for (unit, size) in units where text.hasSuffix(unit) {
      if let number = Digits.value(text.utf8.dropLast(unit.utf8.count)), number < 1 << 30 {
        guard number * size >= least else { throw Usage("\(flag) is \(least) B or more.") }
        return number * size
      }
    }
    throw Usage("\(flag) is a size such as 32KiB or 1MiB, not \(text).")
  }

  /// The argument at `index`; a usage error if it is missing, in which it is called `name`.
  func operand(_ index: Int, _ name: String) throws -> String {
    guard operands.indices.contains(index) else { throw Usage("\(command.name) needs \(name).") }
    return operands[index]
  }

  /// Throws if there are more than `most` arguments.
  func allowOperands(_ most: Int) throws {
    guard operands.count <= most else {
      throw Usage("\(command.name) does not accept \(operands[most]).")
    }
  }
}
