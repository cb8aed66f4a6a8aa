import HTTP
import Imports
import Records

/// The body of an import that a browser sends: a mapping, files, and what else could stand in the address.
struct ImportForm {
  /// The most bytes of a mapping.
  private static let longestMapping = 1 << 20
  /// The most bytes of another field.
  private static let longestField = 2 << 10
  /// The parts with these names say the same as the parameters of the address.
  static let fields = ["kind", "mode", "on_error", "dry_run", "rules", "format", "note"]

  let mapping: [UInt8]?
  let files: [ImportFile]
  /// What else could stand in the address.
  let parameters: [(name: String, value: String)]
  let note: String?

  /// Reads the parts of a body; throws a fault for each that is not as it should be.
  init(_ body: Request.Body, boundary: String) throws {
    let length = BodyChunks.length(of: body)
    let form: FormBody
    do {
      form = try FormBody(boundary: boundary, length: length) {
        try BodyChunks.read(body, at: $0, length: $1)
      }
    } catch let error as FormError {
      throw ImportForm.fault("body", "form", error.detail)
    }
    var (mapping, values) = ([UInt8]?.none, [(name: String, value: String)]())
    var files: [FormPart] = []
    for part in form.parts {
      switch part.name {
      case "file":
        // What a browser sends where nobody has chosen a file.
        if part.fileName != "" || !part.content.isEmpty { files.append(part) }
      case "mapping" where mapping == nil:
        guard part.content.count <= ImportForm.longestMapping else {
          throw ImportForm.fault("mapping", "too_long", "A mapping has at most 1 MiB.")
        }
        guard !part.content.isEmpty else { continue }
        mapping = try BodyChunks.read(
          body, at: part.content.lowerBound, length: part.content.count)
      case let name where ImportForm.fields.contains(name) && !values.contains { $0.name == name }:
        values.append((name, try ImportForm.text(part, in: body)))
      case let name:
        let known = ["file", "mapping"] + ImportForm.fields
        let isTwice = known.contains(name)
        throw ImportForm.fault(
          name, isTwice ? "repeated" : "unknown_part",
          isTwice
            ? "\(name) is given twice; give it once."
            : "There is no such part here; a form has \(known.joined(separator: ", "))\(Nearest.sentence(to: name, among: known))."
        )
      }
    }
    guard !files.isEmpty else {
      throw ImportForm.fault("file", "required", "Send the rows in a part called file.")
    }
    let format = try ImportForm.format(values.first { $0.name == "format" }?.value)
    self.files = try files.map { try ImportForm.file($0, format, in: body) }
    self.mapping = mapping
    // A browser sends what is not filled in as an empty text.
    values.removeAll { $0.value.isEmpty || $0.name == "format" }
    note = values.first { $0.name == "note" }?.value
    parameters = values.filter { $0.name != "note" }
  }

  private static func text(_ part: FormPart, in body: Request.Body) throws -> String {
    guard part.content.count <= longestField,
      let text = String(
        validating: try BodyChunks.read(
          body, at: part.content.lowerBound, length: part.content.count), as: UTF8.self)
    else { throw fault(part.name, "form", "\(part.name) is a text of at most 2 KiB in UTF-8.") }
    return text
  }

  private static func format(_ name: String?) throws -> ImportFormat? {
    guard let name, !name.isEmpty else { return nil }
    guard let format = ImportFormat(rawValue: name) else {
      let names = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("format", "not_a_choice", "format is one of \(names).")
    }
    return format
  }

  private static func file(_ part: FormPart, _ said: ImportFormat?, in body: Request.Body) throws
    -> ImportFile
  {
    let name = part.fileName.flatMap { $0.isEmpty ? nil : $0 }
    guard
      let format = said ?? name.flatMap(ImportFormat.init(fileName:))
        ?? part.type.flatMap(ImportFormat.init(mediaType:))
    else {
      let names = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(
        "file", "format",
        "Neither the name nor the type of \(name ?? "the file") says its form; say it in a part called format: \(names)."
      )
    }
    return ImportFile(name: name, format: format) {
      let chunks = BodyChunks(body, part.content)
      return { try chunks.next() }
    }
  }

  private static func fault(_ part: String, _ code: String, _ detail: String) -> RecordError {
    .badRequest([Fault(.parameter(part), code, detail)])
  }
}
