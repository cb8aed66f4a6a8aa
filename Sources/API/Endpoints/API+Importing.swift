import HTTP
import Imports
import JSON
import Records
import Store

/// Many records at once, from a file in the body.
extension API {
  /// What an import is to do; all that can be wrong with it but the rows is told before they come.
  func importPlan(_ call: Call) throws -> (kind: Resource, options: ImportOptions, note: String?) {
    let type = call.request.headers.first("Content-Type") ?? ""
    var options = ImportOptions(format: type.lowercased().hasPrefix("text/csv") ? .csv : .ndjson)
    var note: String?
    var given: Resource?
    try call.together(
      { try call.allowOnly(["kind", "mode", "on_error", "dry_run"]) },
      { given = try self.kind(call) },
      { options.mode = try call.word("mode", AdoptionMode.upsert) },
      { options.onError = try call.word("on_error", ImportOptions.OnError.abort) },
      { options.isDryRun = try call.flag("dry_run") },
      { note = try call.note() },
      {
        try call.refuseIdempotencyKey(
          "An import takes no idempotency key; leave it out. With mode upsert, rows that bear an id or a code can be imported again safely."
        )
      })
    guard let resource = given else {
      throw RecordError.badRequest([
        Fault(.parameter("kind"), "required", "Say in kind what the rows are: \(kinds).")
      ])
    }
    return (resource, options, note)
  }

  func importRows(_ call: Call, _ later: Responder) throws -> Response? {
    let (kind, options, note) = try importPlan(call)
    let importer = Importer(service.store, kind: kind, options: options) { [note] in
      call.signature(note: note, at: $0)
    }
    let body = BodyChunks(call.request.body)
    let watch = later.watch()
    return try service.answerLong(service.imports, call, later) { [service, options] in
      let report = try importer.run {
        try body.next()
      } progress: { _ in
        // Whoever asked is gone or was told that it takes too long, so nobody would hear what came of it.
        guard !watch.isOver else { throw ImportAbandoned() }
        watch.goOn()
      }
      return service.report(report, options, call)
    }
  }
}

extension Service {
  /// The report of an import: 200 if its rows were right or are left out as asked, 422 if nothing was kept.
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
