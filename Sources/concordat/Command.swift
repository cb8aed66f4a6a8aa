/// One command of the program: its name, its arguments and what it does.
protocol Command: Sendable {
  static var name: String { get }
  static var about: String { get }
  /// The arguments after the name, as the help shows them.
  static var operands: String { get }
  static var options: [Option] { get }
  static var examples: [String] { get }
  /// Runs the command and returns the exit code.
  static func run(_ settings: Settings) throws -> Int32
}

/// An option, as one row of the help: flag, value, default and description.
struct Option: Sendable {
  let flag: String
  /// The name of its value in the help; nil for a switch.
  let value: String?
  let fallback: String?
  let about: String
  /// The values allowed; empty if any is.
  let choices: [String]
  /// Whether it may be repeated; the values are joined with commas.
  let repeats: Bool

  init(
    _ flag: String, _ value: String?, _ fallback: String? = nil, choices: [String] = [],
    repeats: Bool = false, about: String
  ) {
    (self.flag, self.value, self.fallback) = (flag, value, fallback)
    (self.choices, self.repeats, self.about) = (choices, repeats, about)
  }

  /// The environment variable: `CONCORDAT_MAX_BODY` for `--max-body`.
  var variable: String {
    "CONCORDAT_" + flag.dropFirst(2).uppercased().replacing("-", with: "_")
  }

  static let database = Option("--database", "FILE", "concordat.db", about: "The register's file.")
  static let host = Option("--host", "ADDRESS", "127.0.0.1", about: "The address to listen on.")
  static let port = Option("--port", "N", "8080", about: "The port; 0 picks a free one.")
}

/// A command line that cannot be understood; exit code 64.
struct Usage: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Input that was refused; exit code 2.
struct BadData: Error, CustomStringConvertible {
  let description: String
}
