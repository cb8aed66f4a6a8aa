import HTTP
import Imports
import JSON
import Records
import Store

/// Running imports and answering with what came of them.
extension API {
  func importRows(_ rows: ImportRows, _ call: Call, _ later: Responder) throws -> Response? {
    let watch = later.watch()
    // It has its place since its file was admitted.
    let place =
      try call.request.place as? Quota.Place ?? service.imports.acquire(for: service.payer(call))
    return service.answerLong(place, call, later) { [service] in
      guard call.format == .ndjson else {
        let order = try rows.order(call)
        let report = try order.makeImporter(service.store, call).run(order.files) { _ in
          // The client is gone or was told that it takes too long: nobody would receive the report.
          guard !watch.isOver else { throw ImportAbandoned() }
          watch.goOn()
        }
        return service.report(report, order.options, call)
      }
      // What is wrong with the request is answered as such, before the first line.
      let order = try rows.order(call)
      let news = ImportNews()
      later.send(service.lines(ImportProgress(news), call))
      service.tell(order, call, news)
      return nil
    }
  }
}

extension Service {
  /// The answer to an import: 200 with its report, or 422 if rows have faults and so nothing was
  /// kept.
  fileprivate func report(_ report: ImportReport, _ options: ImportOptions, _ call: Call)
    -> Response
  {
    logStop(of: report, call)
    var headers = headers(call)
    guard let problem = problem(report, options, call) else {
      headers.append("Content-Type", Format.json.contentType)
      return Response(.ok, headers: headers, body: .bytes(report.bytes))
    }
    headers.append("Content-Type", "application/problem+json")
    return Response(
      .unprocessableContent, headers: headers, body: .bytes(JSON.object(problem).bytes))
  }

  /// Runs an import whose client is told line by line how far it is.
  fileprivate func tell(_ order: ImportOrder, _ call: Call, _ news: ImportNews) {
    do {
      let report = try order.makeImporter(store, call).run(order.files) { rows in
        guard !news.isAbandoned else { throw ImportAbandoned() }
        news.put(rows: rows)
      }
      logStop(of: report, call)
      if let problem = problem(report, order.options, call) {
        news.end(["problem": .object(problem)])
      } else {
        news.end(["report": .object(report.json)])
      }
    } catch {
      // Logged there, where it is the server's own.
      _ = failure(error, call.request, call.requestID)
      let document = ProblemDocument(
        problem: Problem(error), instance: call.request.path, requestID: call.requestID)
      news.end(["problem": .object(document.json)])
    }
  }

  /// The answer that `source` gives line by line.
  fileprivate func lines(_ source: any BodySource, _ call: Call) -> Response {
    var headers = headers(call)
    headers.append("Content-Type", Format.ndjson.contentType)
    // nginx would keep the lines back until it has many.
    headers.append("X-Accel-Buffering", "no")
    return Response(.ok, headers: headers, body: .stream(source))
  }

  /// The report as a problem; nil if the import did what it was to do.
  private func problem(_ report: ImportReport, _ options: ImportOptions, _ call: Call)
    -> JSONObject?
  {
    let isFailed = report.failed > 0 && options.onError == .abort
    guard isFailed || report.rows == 0 else { return nil }
    let problem =
      isFailed
      ? Problem(
        .invalid,
        "\(report.failed) of \(report.rows) rows have faults, so nothing was kept; errors lists them.",
        code: "import_failed")
      : Problem(.invalid, "The file has no rows; there is nothing to import.", code: "no_rows")
    var document = ProblemDocument(
      problem: problem, instance: call.request.path, requestID: call.requestID
    ).json
    for (name, value) in report.json.members { document[name] = value }
    return document
  }

  /// The report says why an import stopped in general terms; the log has the reason.
  private func logStop(of report: ImportReport, _ call: Call) {
    guard let stop = report.stop else { return }
    options.log("POST \(call.request.path): \(stop)", requestID: call.requestID)
  }

  private func headers(_ call: Call) -> ResponseHeaders {
    var headers = answer.headers(call.request, call.requestID)
    headers.append("Content-Security-Policy", Answer.noContentPolicy)
    headers.append("Cache-Control", Answer.privateCache)
    return headers
  }
}
