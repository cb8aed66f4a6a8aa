import Foundation
import JSON
import Records
import Register
import Store

/// Writes the records of a kind, or the whole log, to standard output.
enum ExportCommand: Command {
  static let name = "export"
  static let about = "Write all records of a kind, or the whole log, to standard output."
  static let operands = "[KIND]"
  static let options =
    [
      .database,
      Option("--format", "FORMAT", "ndjson", choices: ["csv", "ndjson"], about: "The form."),
      Option("--after", "SEQ", "0", about: "Without KIND: only entries after this number."),
    ] + ServerPlace.options
  static let examples = [
    "concordat export areas --format csv > areas.csv", "concordat export > register.log",
    "concordat export awards --format csv --server http://localhost:8080",
  ]

  static func run(_ settings: Settings) throws -> Int32 {
    try settings.allowOperands(1)
    let path = try settings.needed("--database")
    let client = try ServerClient(settings)
    defer { if client == nil { Store.tidy(path) } }
    let catalogue = Catalogue.register
    let after = try settings.number("--after", 0 ... .max) ?? 0
    guard let kind = settings.operands.first else {
      guard settings.text("--format") == "ndjson" else {
        throw Usage("The log is written as ndjson; name a KIND for csv.")
      }
      // What a key may see of it is no log that another register could be made of.
      guard client == nil else {
        throw Usage("The log is exported from the file; with --server name a KIND.")
      }
      let store = try Store(reading: path, catalogue: catalogue, logAlone: true)
      try log(store.makeReader(), after: Int64(after))
      return 0
    }
    guard after == 0 else {
      throw Usage("--after counts entries of the log; leave out \(kind), or --after.")
    }
    guard let resource = catalogue[kind] else {
      let names = catalogue.resources.map(\.name)
      throw Usage(
        "There is no kind \(kind)\(Nearest.sentence(to: kind, among: names)). Kinds: \(names.joined(separator: ", "))."
      )
    }
    if let client {
      try client.print("/v1/\(kind).\(settings.needed("--format"))")
      return 0
    }
    let store = try Store(reading: path, catalogue: catalogue)
    let spool = try Spool()
    try write(resource, store, isCSV: settings.text("--format") == "csv", to: spool)
    try spool.print()
    return 0
  }

  /// Writes all records of one snapshot, which is released at the end.
  private static func write(
    _ resource: Resource, _ store: Store, isCSV: Bool, to spool: borrowing Spool
  ) throws {
    let rows = try store.makeRows(Query(resource, for: .operators))
    let csv = isCSV ? CSVWriter(resource) : nil
    var bytes: [UInt8] = []
    csv?.writeHeader(to: &bytes)
    let day = 86_400.0
    while try rows.next(
      seconds: day,
      { document in
        if let csv {
          if case .object(let object) = try JSON(parsing: document) {
            csv.write(object, to: &bytes)
          }
        } else {
          bytes.append(contentsOf: document)
          bytes.append(0x0A)
        }
        return bytes.count < 256 << 10
      })
    {
      try spool.append(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try spool.append(bytes)
  }

  /// Writes the log's entries up to now.
  ///
  /// The log only grows, so no snapshot is needed; one would keep SQLite's write-ahead log from
  /// being emptied for as long as the output is being read.
  private static func log(_ reader: Reader, after: Int64) throws {
    let end = try reader.sequence()
    var last = after
    while last < end {
      var bytes: [UInt8] = []
      last = try reader.export(after: last, upTo: end, to: &bytes) ?? end
      try Terminal.print(bytes)
    }
  }
}
