import Imports
import JSON
import Places
import Records
import Store

/// Fills a register with the ground that everybody shares.
enum PlacesCommand: Command {
  static let name = "places"
  static let about =
    "Fill a register with the areas of the United Kingdom since 2009: councils, police, fire, health, their changes and boundaries."
  static let operands = "uk"
  static let options = [
    .database,
    Option("--licences", nil, about: "Print the sources with their licences, and do nothing else."),
    Option("--json", nil, about: "Print the reports of all files as JSON."),
  ]
  static let examples = [
    "concordat places uk --database register.db",
    "concordat places uk --licences",
  ]

  /// What there is to load, for options of other commands too.
  static let choices = ["uk"]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    let name = try settings.operand(0, "what to load: uk")
    guard choices.contains(name) else {
      throw Usage(
        "There are no places called \(name)\(Nearest.sentence(to: name, among: choices)).")
    }
    let places = try Places.unitedKingdom()
    if settings.isOn("--licences") {
      try Terminal.print(licences(of: places))
      return 0
    }
    let store = try Store.open(settings.needed("--database"))
    defer { store.close() }
    let loaded = try load(places, into: store)
    if settings.isOn("--json") {
      try Terminal.print(
        JSON.array(
          loaded.map {
            .object(["path": .string($0.file.path), "report": .object($0.report.json)])
          }
        ).prettyPrinted)
    } else {
      try Terminal.print(text(loaded))
    }
    return loaded.contains { $0.report.failed > 0 } ? 2 : 0
  }

  static func load(_ places: Places, into store: Store) throws -> [Places.Loaded] {
    let loaded = try places.load(into: store) { Terminal.progress($0) }
    Terminal.progress("")
    return loaded
  }

  /// What came of it, by kinds of record; what stays as others set it; what was refused.
  static func text(_ loaded: [Places.Loaded]) -> String {
    var kinds: [(name: String, counts: ImportReport.Counts)] = []
    for kind in loaded.flatMap(\.report.kinds) {
      let index = kinds.firstIndex { $0.name == kind.name } ?? kinds.count
      if index == kinds.count { kinds.append((kind.name, ImportReport.Counts())) }
      kinds[index].counts.created += kind.counts.created
      kinds[index].counts.updated += kind.counts.updated
      kinds[index].counts.unchanged += kind.counts.unchanged
    }
    let lines = kinds.map { kind in
      "  \(kind.name): \(kind.counts.created) created, \(kind.counts.updated) updated, \(kind.counts.unchanged) unchanged"
    }
    let told = loaded.flatMap { one in
      (one.report.notes + one.report.failures.prefix(20).map(\.sentence)).map {
        "\(one.file.path): \($0)"
      }
    }
    let rows = loaded.map(\.report.rows).reduce(0, +)
    let failed = loaded.map(\.report.failed).reduce(0, +)
    return (["\(loaded.count) files, \(rows) rows, \(failed) failed"] + lines + told)
      .joined(separator: "\n")
  }

  private static func licences(of places: Places) -> String {
    var sources: [[String]] = []
    for file in places.files {
      let source = [file.title, file.publisher, file.licence, file.url]
      if !sources.contains(source) { sources.append(source) }
    }
    return places.credits.joined(separator: "\n") + "\n\n"
      + sources.map { "\($0[0]): \($0[1]), \($0[2])\n  \($0[3])" }.joined(separator: "\n")
  }
}
