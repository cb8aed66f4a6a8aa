import HTTP
import Imports
import JSON
import Records
import Store

/// Many records at once, from a file in the body.
struct ImportRows: Sendable {
  let kind: Parameter<Resource>
  /// The names of all kinds, as a sentence lists them.
  let kinds: String

  /// The media types of the files that are taken.
  static let formats: [(type: String, format: ImportFormat)] = [
    ("text/csv", .csv), ("application/x-ndjson", .ndjson),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", .xlsx),
    ("application/vnd.oasis.opendocument.spreadsheet", .ods),
  ]

  static let mode = Parameter.word(
    "mode", "Whether records that are there are changed.", usual: AdoptionMode.upsert)
  static let onError = Parameter.word(
    "on_error", "Whether one fault ends it and nothing is kept.",
    usual: ImportOptions.OnError.abort)

  static func endpoint(_ catalogue: Catalogue) -> Endpoint {
    let rows = ImportRows(
      kind: CommonParameters.kind(catalogue, "The kind of the rows.", isRequired: true),
      kinds: catalogue.resources.map(\.name).joined(separator: ", "))
    return Endpoint(
      "import", .post, "/v1/imports", in: .register,
      "Import many records from CSV, a workbook (.xlsx, .ods) or JSON lines.", need: .writeOfKind,
      parameters: [rows.kind, mode, onError, CommonParameters.isDry, CommonParameters.note],
      body: .rows { _, call in _ = try rows.plan(call) }, room: .file,
      successes: [.ok("ImportReport")], refusals: Endpoint.writeRefusals,
      example: .asked(
        .init(
          "/v1/imports", "kind=organisations&dry_run=true", headers: [("Content-Type", "text/csv")],
          text: "name,sector,classification\r\nExample Trust,third,charity\r\n"))
    ) { api, call, later in try api.importRows(rows.plan(call), call, later) }
  }

  /// What an import is to do.
  struct Plan: Sendable {
    let kind: Resource
    let options: ImportOptions
    let note: String?
  }

  /// Reads what an import is to do; throws the faults of all parameters and headers, before the
  /// rows are sent.
  private func plan(_ call: Call) throws -> Plan {
    let type = (call.request.headers.first("Content-Type") ?? "").lowercased()
    let format = ImportRows.formats.first { type.hasPrefix($0.type) }?.format
    var options = ImportOptions(format: format ?? .ndjson)
    var (given, note): (Resource?, String?) = (nil, nil)
    try call.together(
      { try call.refuseUnknown() }, { given = try call.value(kind) },
      { options.mode = try call.value(ImportRows.mode) ?? .upsert },
      { options.onError = try call.value(ImportRows.onError) ?? .abort },
      { options.isDryRun = try call.value(CommonParameters.isDry) ?? false },
      { note = try call.note() },
      {
        try call.refuseIdempotencyKey(
          "An import takes no idempotency key; leave it out. With mode upsert, rows that bear an id or a code can be imported again safely."
        )
      })
    guard let given else {
      throw RecordError.badRequest([
        Fault(.parameter("kind"), "required", "Say in kind what the rows are: \(kinds).")
      ])
    }
    return Plan(kind: given, options: options, note: note)
  }
}

extension API {
  fileprivate func importRows(_ plan: ImportRows.Plan, _ call: Call, _ later: Responder) throws
    -> Response?
  {
    let (options, note) = (plan.options, plan.note)
    let importer = Importer(service.store, kind: plan.kind, options: options) { [note] in
      call.signature(note: note, at: $0)
    }
    let body = BodyChunks(call.request.body)
    let watch = later.watch()
    return try service.answerLong(service.imports, call, later) { [service, options] in
      let report = try importer.run {
        try body.next()
      } progress: { _ in
        // The client is gone or was told that it takes too long: nobody would receive the report.
        guard !watch.isOver else { throw ImportAbandoned() }
        watch.goOn()
      }
      return service.report(report, options, call)
    }
  }
}

extension Service {
  /// The answer to an import: 200 with its report, or 422 if rows have faults and so nothing was
  /// kept.
  fileprivate func report(_ report: ImportReport, _ options: ImportOptions, _ call: Call)
    -> Response
  {
    if let stop = report.stop {
      // The report says it in general terms; the log has the reason.
      self.options.log("POST \(call.request.path): \(stop)", requestID: call.requestID)
    }
    var headers = answer.headers(call.request, call.requestID)
    headers.append("Content-Security-Policy", Answer.noContentPolicy)
    headers.append("Cache-Control", Answer.privateCache)
    guard report.failed > 0, options.onError == .abort else {
      headers.append("Content-Type", Format.json.contentType)
      return Response(.ok, headers: headers, body: .bytes(report.bytes))
    }
    headers.append("Content-Type", "application/problem+json")
    let problem = Problem(
      .invalid,
      "\(report.failed) of \(report.rows) rows have faults, so nothing was kept; errors lists them.",
      code: "import_failed")
    var document = ProblemDocument(
      problem: problem, instance: call.request.path, requestID: call.requestID
    ).json
    for (name, value) in report.json.members { document[name] = value }
    return Response(
      .unprocessableContent, headers: headers, body: .bytes(JSON.object(document).bytes))
  }
}
