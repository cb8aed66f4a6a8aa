import Foundation
import Imports
import JSON
import Mappings
import Records
import Register
import Store

/// Imports files: rows of one kind, or rows that a mapping turns into records.
enum ImportCommand: Command {
  static let name = "import"
  static let about =
    "Import records from CSV, .xlsx, .ods, JSON lines, JSON or GeoJSON, or an exported log; - reads standard input. A folder means the files in it. Where a server uses the register, it does the import."
  static let operands = "[KIND] SOURCE… | LOG"
  static let options =
    [
      .database,
      Option(
        "--mapping", "NAME|FILE",
        about: "How the columns become members: a file, or one that concordat mappings lists."),
      Option(
        "--format", "FORMAT", choices: ImportFormat.allCases.map(\.rawValue),
        about: "The form of the files, if their names do not say."),
      Option(
        "--mode", "MODE", "upsert", choices: ["insert", "upsert"],
        about: "Whether records that are there are changed."),
      Option(
        "--on-error", "WHAT", "abort", choices: ["abort", "skip"],
        about: "Whether one fault ends it and nothing is kept."),
      Option(
        "--suggest", nil,
        about:
          "Print a first mapping for the table SOURCE, and on standard error what it does not tell."
      ),
      Option(
        "--rules", "HOW", "strict", choices: ["strict", "warn"],
        about: "With warn, rules that a record may be recorded as breaking are."),
      Option("--dry-run", nil, about: "Check everything, keep nothing."),
      Option("--json", nil, about: "Print the whole report as JSON."),
      Option("--note", "TEXT", about: "Why; kept in the history."),
    ] + ServerPlace.options
  static let examples = [
    "concordat import councils.csv --mapping councils.json",
    "concordat import uk_local_authorities.csv --mapping uk_local_authorities",
    "concordat import 'payments/*.csv' --mapping payments.json --dry-run",
    "concordat import --suggest payments.csv > payments.json",
    "concordat import awards awards.ndjson --mode insert",
    "concordat import awards.csv --mapping awards.json --server http://localhost:8080 --key-file key",
    "concordat export > register.log && concordat import register.log --database copy.db",
    "concordat export areas | concordat import areas - --format ndjson --database copy.db",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    let (kind, operands) = try operands(settings)
    let format = settings.text("--format").flatMap(ImportFormat.init(rawValue:))
    let sources = try ImportSources(operands, format: format)
    if settings.isOn("--suggest") { return try suggest(sources, format) }
    if kind == nil, settings.text("--mapping") == nil { return try log(sources, settings) }
    let files = try sources.files(format)
    guard
      settings.text("--mapping") != nil
        || !files.contains(where: { $0.format.needsMapping })
    else {
      throw Usage(
        "Say with a --mapping what the members of a JSON document or of a feature become.")
    }
    let mapping = try settings.text("--mapping").map { try mappingText($0) }
    let parsed = try mapping.map { try self.mapping($0, settings, only: kind) }
    let report: JSON
    if let client = try ServerClient(settings) {
      report = try run(client, kind, mapping, files, settings)
    } else {
      let path = try settings.needed("--database")
      report = try Reach(path).with(
        server: { try run($0, kind, mapping, files, settings) },
        store: { try run($0, kind, parsed, files, settings) })
    }
    Terminal.progress("")
    let summary = ImportSummary(report: report)
    try Terminal.print(settings.isOn("--json") ? report.prettyPrinted : summary.text)
    return summary.exitCode
  }

  /// Prints a first mapping for a table, and what a person has to look at.
  private static func suggest(_ sources: ImportSources, _ format: ImportFormat?) throws -> Int32 {
    guard let file = try sources.files(format).first,
      let suggestion = try MappingSuggestion(file)
    else {
      throw BadData(
        description:
          "A mapping is suggested for a table: CSV, .xlsx or .ods with headings and rows.")
    }
    try Terminal.print(suggestion.mapping.prettyPrinted)
    for doubt in suggestion.doubts { Terminal.complain(doubt) }
    return 0
  }

  /// The kind of the rows, if one is named, and the files.
  private static func operands(_ settings: Settings) throws -> (Resource?, [String]) {
    let first = try settings.operand(0, "a SOURCE file")
    guard settings.operands.count > 1 else { return (nil, settings.operands) }
    // A kind is one whatever lies in this folder; ./areas names the file.
    if let kind = Catalogue.register[first] { return (kind, Array(settings.operands.dropFirst())) }
    guard !ImportSources.isThere(first) else { return (nil, settings.operands) }
    let names = Catalogue.register.resources.map(\.name)
    throw Usage(
      "There is no kind \(first)\(Nearest.sentence(to: first, among: names)). Kinds: \(names.joined(separator: ", "))."
    )
  }

  /// Lets a server do the import.
  private static func run(
    _ client: ServerClient, _ kind: Resource?, _ mapping: [UInt8]?, _ files: [ImportFile],
    _ settings: Settings
  ) throws -> JSON {
    var fields = [
      ("mode", try settings.needed("--mode")), ("on_error", try settings.needed("--on-error")),
      ("dry_run", settings.isOn("--dry-run") ? "true" : "false"),
      ("rules", try settings.needed("--rules")),
    ]
    if let kind { fields.append(("kind", kind.name)) }
    if let note = settings.text("--note") { fields.append(("note", note)) }
    if let format = settings.text("--format") { fields.append(("format", format)) }
    return try RemoteImport(
      client, fields: fields.map { (name: $0.0, value: $0.1) }, mapping: mapping, files: files
    ).run(tell: Terminal.progress)
  }

  /// Imports into a register that no server uses.
  private static func run(
    _ store: Store, _ kind: Resource?, _ mapping: Mapping?, _ files: [ImportFile],
    _ settings: Settings
  ) throws -> JSON {
    var options = ImportOptions(format: .ndjson)
    options.mode = AdoptionMode(rawValue: try settings.needed("--mode")) ?? .upsert
    options.onError = ImportOptions.OnError(rawValue: try settings.needed("--on-error")) ?? .abort
    options.isDryRun = settings.isOn("--dry-run")
    options.warns = try settings.needed("--rules") == "warn"
    let note = settings.text("--note")
    let importer: Importer
    if let mapping {
      importer = Importer(store, mapping: mapping, options: options, actor: "cli", note: note)
    } else if let kind {
      importer = Importer(store, kind: kind, options: options, actor: "cli", note: note)
    } else {
      throw Usage("Say of which KIND the rows are, or give a --mapping.")
    }
    let begin = Date()
    let report = try importer.run(files) { rows in
      Terminal.progress(
        "\(rows) rows, \(Int(Double(rows) / max(0.001, -begin.timeIntervalSinceNow)))/s")
    }
    if let stop = report.stop {
      Terminal.progress("")
      Terminal.complain("The import stopped: \(Sentence.of(stop))")
    }
    return .object(report.json)
  }

  /// Imports a whole log, or its continuation, as `concordat export` wrote it.
  private static func log(_ sources: ImportSources, _ settings: Settings) throws -> Int32 {
    guard let source = sources.paths.first, sources.paths.count == 1, !source.hasSuffix(".csv")
    else { throw Usage("Say of which KIND the rows are, or give a --mapping.") }
    // A log is imported unchanged, so options for rows must not be ignored silently.
    for flag in [
      "--format", "--mode", "--on-error", "--rules", "--dry-run", "--json", "--note", "--server",
      "--key-file",
    ]
    where settings.isGiven(flag) {
      throw Usage("\(flag) is not for a log; name the KIND of the rows, or leave \(flag) out.")
    }
    let bytes = try FileChunks(source)
    let path = try settings.needed("--database")
    let store: Store
    do {
      store = try Store.open(path)
    } catch  where Store.isInUse(error) {
      throw BadData(
        description:
          "\(error) A log makes a register the same as another, entry by entry, so it needs the file to itself. Rows of a KIND, or with a --mapping, go in while a server uses it."
      )
    }
    defer { store.close() }
    do {
      let report = try LogImporter(store).run(bytes.next) { Terminal.progress("\($0) entries") }
      Terminal.progress("")
      try Terminal.print("\(report.new) entries imported, \(report.known) were there already")
      switch report.holdsTree {
      case true?: break
      case false?:
        Terminal.complain(
          "The log could not be compared with the tree of hashes that it came with: \(path) has changes of keys of its own before it."
        )
      case nil where report.new + report.known > 0:
        Terminal.complain(
          "The last line of the log tells no head of a tree of hashes, so nothing shows that the log is whole: it comes of an earlier program, or its end is missing."
        )
      case nil: break
      }
      return 0
    } catch let refused as LogImporter.Refused {
      throw BadData(description: "\(refused) The entries before it are kept.")
    }
  }

  /// The text of the mapping in the file called `name`, else of the built-in mapping of that name.
  private static func mappingText(_ name: String) throws -> [UInt8] {
    if let file = FileManager.default.contents(atPath: name) { return Array(file) }
    guard let mapping = ShippedMapping(named: name) else {
      throw Usage(
        "There is no mapping file \(name), and the program carries none of this name\(MappingsCommand.rest(of: name))"
      )
    }
    return Array(mapping.text.utf8)
  }

  private static func mapping(_ text: [UInt8], _ settings: Settings, only kind: Resource?) throws
    -> Mapping
  {
    do {
      let mapping = try Mapping(parsing: text, catalogue: .register)
      return kind.map { mapping.only($0.name) } ?? mapping
    } catch {
      let name = settings.text("--mapping") ?? ""
      throw BadData(description: "The mapping \(name) cannot be used.\n\(Sentence.of(error))")
    }
  }
}
