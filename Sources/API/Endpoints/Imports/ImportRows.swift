import HTTP
import Imports
import JSON
import Records
import Store

/// Many records at once, from a file in the body, or from a form with a mapping beside it.
struct ImportRows: Sendable {
  let kind: Parameter<Resource>
  /// The names of all kinds, as a sentence lists them.
  let kinds: String
  let catalogue: Catalogue

  static let form = "multipart/form-data"

  /// The forms of files that are taken as the whole body.
  static let formats: [ImportFormat] = [.csv, .ndjson, .xlsx, .ods]

  static let mode = Parameter.word(
    "mode", "Whether records that are there are changed.", usual: AdoptionMode.upsert)
  static let onError = Parameter.word(
    "on_error", "Whether one fault ends it and nothing is kept.",
    usual: ImportOptions.OnError.abort)

  static func endpoint(_ catalogue: Catalogue) -> Endpoint {
    let rows = ImportRows(
      kind: CommonParameters.kind(
        catalogue,
        "The kind of the rows. With a mapping it may be left out; then records of all its kinds are made."
      ),
      kinds: catalogue.resources.map(\.name).joined(separator: ", "), catalogue: catalogue)
    return Endpoint(
      "import", .post, "/v1/imports", in: .register,
      "Import many records from CSV, a workbook (.xlsx, .ods) or JSON lines; or send a form with files and the mapping that says what their rows become. As .ndjson, or with Accept: application/x-ndjson, the answer has a line {\"progress\":{\"rows\":N}} at least each second, and as its last line {\"report\":REPORT} or {\"problem\":PROBLEM}.",
      need: .writeOfKind,
      parameters: [
        rows.kind, mode, onError, CommonParameters.isDry, CommonParameters.rules,
        CommonParameters.note,
      ],
      body: .rows(forms: [(form, formSchema(catalogue))]) { api, call in try rows.check(call) },
      room: .file, formats: [.json, .ndjson],
      successes: [.ok("ImportReport")], refusals: Endpoint.writeRefusals,
      example: .asked(
        .init(
          "/v1/imports", "kind=organisations&dry_run=true", headers: [("Content-Type", "text/csv")],
          text: "name,sector,classification\r\nExample Trust,third,charity\r\n"))
    ) { api, call, later in try api.importRows(rows, call, later) }
  }

  /// The parts of a form, as OpenAPI describes them.
  private static func formSchema(_ catalogue: Catalogue) -> JSON {
    func word<Word: RawRepresentable<String>>(_ words: [Word], _ about: String) -> JSON {
      [
        "type": "string", "enum": .array(words.map { .string($0.rawValue) }),
        "description": .string(about),
      ]
    }
    return [
      "type": "object", "required": ["file"], "additionalProperties": false,
      "properties": [
        "file": [
          "type": "array", "minItems": 1, "items": ["type": "string", "format": "binary"],
          "description":
            "The files with the rows. The ending of each name, or its type, says its form.",
        ],
        "mapping": [
          "type": "string",
          "description": "A mapping file: JSON that says what a row gives, of at most 1 MiB.",
        ],
        "format": word(ImportFormat.allCases, "The form of the files, where no name tells it."),
        "kind": [
          "type": "string", "enum": .array(catalogue.resources.map { .string($0.name) }),
          "description": "As the parameter of this name.",
        ],
        "mode": word(AdoptionMode.allCases, "As the parameter of this name."),
        "on_error": word(ImportOptions.OnError.allCases, "As the parameter of this name."),
        "dry_run": [
          "type": "string", "enum": ["true", "false"],
          "description": "As the parameter of this name.",
        ],
        "rules": [
          "type": "string", "enum": ["strict", "warn"],
          "description": "As the parameter of this name.",
        ],
        "note": [
          "type": "string", "maxLength": 500, "description": "As the header Change-Note.",
        ],
      ],
    ]
  }

  /// Throws what is wrong with a request before its body is read.
  private func check(_ call: Call) throws {
    guard try boundary(call) == nil else {
      _ = try settings(call)
      let scopes = catalogue.resources.map(Scope.write)
      guard scopes.contains(where: { call.access?.allows($0) ?? false }) else {
        throw Problem.scopeMissing(scopes)
      }
      return
    }
    _ = try order(call)
  }

  /// The boundary of a form; nil for another body.
  private func boundary(_ call: Call) throws -> String? {
    do throws(FormError) {
      return try FormBody.boundary(call.request.headers.first("Content-Type") ?? "")
    } catch {
      throw RecordError.badRequest([Fault(.header("Content-Type"), "form", error.detail)])
    }
  }

  /// What the parameters and headers say, wherever the rows are; throws the faults of all of them.
  private func settings(_ call: Call) throws -> (
    kind: Resource?, options: ImportOptions, note: String?
  ) {
    var options = ImportOptions(format: .ndjson)
    options.givesWay = true
    var (given, note): (Resource?, String?) = (nil, nil)
    try call.together(
      { try call.refuseUnknown() }, { given = try call.value(kind) },
      { options.mode = try call.value(ImportRows.mode) ?? .upsert },
      { options.onError = try call.value(ImportRows.onError) ?? .abort },
      { options.isDryRun = try call.value(CommonParameters.isDry) ?? false },
      { options.warns = try call.value(CommonParameters.rules) == "warn" },
      { note = try call.note() },
      {
        try call.refuseIdempotencyKey(
          "An import takes no idempotency key; leave it out. With mode upsert, rows that bear an id or a code can be imported again safely."
        )
      })
    return (given, options, note)
  }

  /// What the import is to do; of a form, `call` has to have the body.
  func order(_ call: Call) throws -> ImportOrder {
    guard let boundary = try boundary(call) else {
      let type = (call.request.headers.first("Content-Type") ?? "").lowercased()
      let format = ImportRows.formats.first { type.hasPrefix($0.mediaType) } ?? .ndjson
      let (kind, options, note) = try settings(call)
      let file = ImportFile(name: nil, format: format) { [body = call.request.body] in
        let chunks = BodyChunks(body)
        return { try chunks.next() }
      }
      return ImportOrder(
        shape: .rows(try needed(kind)), options: options, note: note, files: [file])
    }
    let form = try ImportForm(call.request.body, boundary: boundary)
    let (kind, options, header) = try settings(call.with(form.parameters))
    var note = header
    if let given = form.note {
      guard note == nil else {
        throw RecordError.badRequest([
          Fault(.parameter("note"), "repeated", "The note is given twice; leave Change-Note out.")
        ])
      }
      note = try CommonParameters.note.value(of: given, at: .parameter("note"))
    }
    let order = ImportOrder(
      shape: try shape(form, kind), options: options, note: note, files: form.files)
    for kind in order.kinds where call.access?.allows(.write(kind)) != true {
      throw Problem.scopeMissing([.write(kind)])
    }
    return order
  }

  private func shape(_ form: ImportForm, _ kind: Resource?) throws -> ImportOrder.Shape {
    guard let bytes = form.mapping else {
      guard !form.files.contains(where: { $0.format.needsMapping }) else {
        throw RecordError.badRequest([
          Fault(
            .parameter("mapping"), "required",
            "Say in a mapping what the members of a JSON document or of a feature become.")
        ])
      }
      return .rows(try needed(kind))
    }
    do {
      let mapping = try Mapping(parsing: bytes, catalogue: catalogue)
      return .mapped(kind.map { mapping.only($0.name) } ?? mapping)
    } catch let error as JSONError {
      throw RecordError.badRequest([
        Fault(
          .parameter("mapping"), "mapping",
          "The mapping is no JSON: line \(error.line), column \(error.column): \(error.message)")
      ])
    } catch RecordError.invalid(let faults) {
      throw RecordError.badRequest(
        faults.map { fault in
          guard case .pointer(let pointer) = fault.place else { return fault }
          return Fault(.parameter("mapping\(pointer)"), fault.code, fault.detail)
        })
    }
  }

  private func needed(_ kind: Resource?) throws -> Resource {
    if let kind { return kind }
    throw RecordError.badRequest([
      Fault(.parameter("kind"), "required", "Say in kind what the rows are: \(kinds).")
    ])
  }
}
