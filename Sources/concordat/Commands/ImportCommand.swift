import Foundation
import Imports
import JSON
import Mappings
import Records
import Register
import Store
import Synchronization

/// Imports a file: rows of one kind, or rows that a mapping turns into records.
enum ImportCommand: Command {
  static let name = "import"
  static let about =
    "Import records from CSV, .xlsx, .ods, JSON lines, JSON or GeoJSON, or an exported log; - reads standard input."
  static let operands = "[KIND] SOURCE | LOG"
  static let options = [
    .database,
    Option(
      "--mapping", "NAME|FILE",
      about: "How the columns become members: a file, or one that concordat mappings lists."),
    Option(
      "--format", "FORMAT", choices: ImportFormat.allCases.map(\.rawValue),
      about: "The form of the file, if its name does not say."),
    Option(
      "--mode", "MODE", "upsert", choices: ["insert", "upsert"],
      about: "Whether records that are there are changed."),
    Option(
      "--on-error", "WHAT", "abort", choices: ["abort", "skip"],
      about: "Whether one fault ends it and nothing is kept."),
    Option("--dry-run", nil, about: "Check everything, keep nothing."),
    Option("--json", nil, about: "Print the whole report as JSON."),
    Option("--note", "TEXT", about: "Why; kept in the history."),
  ]
  static let examples = [
    "concordat import councils.csv --mapping councils.json",
    "concordat import uk_local_authorities.csv --mapping uk_local_authorities",
    "concordat import awards awards.ndjson --mode insert",
    "concordat export > register.log && concordat import register.log --database copy.db",
    "concordat export areas | concordat import areas - --format ndjson --database copy.db",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(2)
    let source = try settings.operand(settings.operands.count == 2 ? 1 : 0, "a SOURCE file")
    let kind = settings.operands.count == 2 ? settings.operands[0] : nil
    let catalogue = Catalogue.register
    if let kind, catalogue[kind] == nil {
      let names = catalogue.resources.map(\.name)
      throw Usage(
        "There is no kind \(kind)\(Nearest.sentence(to: kind, among: names)). Kinds: \(names.joined(separator: ", "))."
      )
    }
    let bytes = try FileChunks(source)
    if kind == nil, settings.text("--mapping") == nil { return try log(source, bytes, settings) }
    var options = ImportOptions(format: try format(source, settings))
    options.mode = AdoptionMode(rawValue: try settings.needed("--mode")) ?? .upsert
    options.onError = ImportOptions.OnError(rawValue: try settings.needed("--on-error")) ?? .abort
    options.isDryRun = settings.isOn("--dry-run")
    guard options.format != .geojson || settings.text("--mapping") != nil else {
      throw Usage("Say with a --mapping what the properties and the geometry of a feature become.")
    }
    let mapping = try settings.text("--mapping").map { try self.mapping($0, only: kind, catalogue) }
    let store = try Store.open(settings.needed("--database"))
    defer { store.close() }
    let importer: Importer
    if let mapping {
      importer = Importer(
        store, mapping: mapping, options: options, actor: "cli", note: settings.text("--note"))
    } else {
      guard let kind, let resource = catalogue[kind] else {
        throw Usage("Say of which KIND the rows are, or give a --mapping.")
      }
      importer = Importer(
        store, kind: resource, options: options, actor: "cli", note: settings.text("--note"))
    }
    let begin = Date()
    let report = try importer.run(bytes.next) { rows in
      Terminal.progress(
        "\(rows) rows, \(Int(Double(rows) / max(0.001, -begin.timeIntervalSinceNow)))/s")
    }
    Terminal.progress("")
    try Terminal.print(
      settings.isOn("--json") ? JSON.object(report.json).prettyPrinted : text(report))
    if let stop = report.stop {
      Terminal.complain("The import stopped: \(Sentence.of(stop))")
      return 1
    }
    return report.failed > 0 ? 2 : 0
  }

  /// Imports a whole log, or its continuation, as `concordat export` wrote it.
  private static func log(_ source: String, _ bytes: FileChunks, _ settings: Settings) throws
    -> Int32
  {
    guard !source.hasSuffix(".csv") else {
      throw Usage("Say of which KIND the rows are, or give a --mapping.")
    }
    // A log is imported unchanged, so options for rows must not be ignored silently.
    for flag in ["--format", "--mode", "--on-error", "--dry-run", "--json", "--note"]
    where settings.isGiven(flag) {
      throw Usage("\(flag) is not for a log; name the KIND of the rows, or leave \(flag) out.")
    }
    let store = try Store.open(settings.needed("--database"))
    defer { store.close() }
    do {
      let report = try LogImporter(store).run(bytes.next) { Terminal.progress("\($0) entries") }
      Terminal.progress("")
      try Terminal.print("\(report.new) entries imported, \(report.known) were there already")
      return 0
    } catch let refused as LogImporter.Refused {
      throw BadData(description: "\(refused) The entries before it are kept.")
    }
  }

  private static func format(_ source: String, _ settings: Settings) throws -> ImportFormat {
    if let name = settings.text("--format"), let format = ImportFormat(rawValue: name) {
      return format
    }
    let ending = source.lowercased().split(separator: ".").last.map(String.init) ?? ""
    if let format = ImportFormat(rawValue: ending) { return format }
    switch ending {
    case "jsonl": return .ndjson
    case "tsv", "txt": return .csv
    default:
      let names = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Usage("The name of \(source) does not say its form; add --format, one of \(names).")
    }
  }

  /// The mapping in the file called `name`, else the built-in mapping of that name.
  private static func mapping(_ name: String, only kind: String?, _ catalogue: Catalogue) throws
    -> Mapping
  {
    let file = FileManager.default.contents(atPath: name).map { Array($0) }
    guard let bytes = file ?? ShippedMapping(named: name).map({ Array($0.text.utf8) }) else {
      throw Usage(
        "There is no mapping file \(name), and the program carries none of this name\(MappingsCommand.rest(of: name))"
      )
    }
    do {
      let mapping = try Mapping(parsing: bytes, catalogue: catalogue)
      return kind.map(mapping.only) ?? mapping
    } catch {
      throw BadData(description: "The mapping \(name) cannot be used.\n\(Sentence.of(error))")
    }
  }

  private static func text(_ report: ImportReport) -> String {
    let kinds = report.kinds.map { kind in
      "  \(kind.name): \(kind.counts.created) created, \(kind.counts.updated) updated, \(kind.counts.unchanged) unchanged"
    }
    let failures = report.failures.prefix(20).map(\.sentence)
    let more = report.failures.count + report.omittedFailures - failures.count
    let notes = report.notes.map { "note: \($0)" }
    let skipped = report.skipped > 0 ? ", \(report.skipped) skipped" : ""
    return
      ([
        "\(report.rows) rows: \(report.counts.created) created, \(report.counts.updated) updated, \(report.counts.unchanged) unchanged\(skipped), \(report.failed) failed"
          + (report.isKept ? "" : "; nothing was kept")
      ] + kinds + notes + failures
      + (more > 0 ? ["and \(more) more; --json lists up to 1,000"] : []))
      .joined(separator: "\n")
  }
}

/// A file, or standard input for `-`, read in chunks.
final class FileChunks: Sendable {
  private let handle: Mutex<FileHandle>

  init(_ path: String) throws {
    guard path != "-" else {
      handle = Mutex(FileHandle(fileDescriptor: STDIN_FILENO))
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let file = FileHandle(forReadingAtPath: path)
    else { throw Usage("There is no file \(path), or it may not be read.") }
    handle = Mutex(file)
  }

  /// The next bytes; nil at the end.
  @Sendable func next() throws -> [UInt8]? {
    try handle.withLock { handle in try handle.read(upToCount: 256 << 10).map { Array($0) } }
  }
}
