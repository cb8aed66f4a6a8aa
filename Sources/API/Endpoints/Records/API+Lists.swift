import HTTP
import JSON
import Records
import Areas
import Store

/// Lists: all of an answer, its tag too, comes from the one snapshot that the worker's reader holds.
extension API {
  /// A list of records of a kind, with the filters that are offered for it; nil if `later` sends
  /// it.
  func list(
    _ resource: Resource, _ offered: OfferedFilters, _ presenting: PresentationParameters,
    _ call: Call, _ later: Responder
  ) throws -> Response? {
    var request = try ListRequest(
      resource, offered, presenting, call, reader, today: today, service.related[resource.name])
    let presentation = request.presentation
    let seq = try reader.latest(of: request.kinds, for: call.audience)
    let tag = EntityTag.of(
      request.query, at: seq, of: request.kinds, as: call.format, showing: presentation.mark)
    return try unlessKnown(tag, call) { headers in
      if request.file == nil, let page = service.pages.recall(call, tag) {
        return Service.response(page, headers)
      }
      let known = service.workedOut.recall(request, at: seq)
      if let known { request.query.filters = known.filters }
      let place = request.file == nil ? nil : try service.files.acquire(for: service.payer(call))
      let isUnknown = known == nil && !request.worked.isEmpty
      guard
        try isUnknown && request.worked.isHeavy
          || request.file == nil && reader.isHeavy(request.query, at: seq)
      else {
        let finding =
          try known?.finding ?? service.workOut(&request, reader, at: seq)
        guard let file = request.file, let place else {
          return try service.page(
            request.query, presentation, call, headers, reader, at: seq, tag, finding)
        }
        return try service.file(
          file, request.query, presentation, call, headers, handOver(), place, finding)
      }
      if isUnknown { try request.worked.prepare(reader) }
      return try answerLong(service.searches, call, later) { [service, request] handed in
        var request = request
        let finding =
          try known?.finding ?? service.workOut(&request, handed.reader, at: seq)
        guard let file = request.file, let place else {
          let page = try service.page(
            request.query, presentation, call, headers, handed.reader, at: seq, tag, finding)
          service.store.giveBack(handed)
          return page
        }
        return try service.file(
          file, request.query, presentation, call, headers, handed, place, finding)
      }
    }
  }
}

extension Service {
  /// The headers of an answer in the form of `call`; only without a key may others cache it.
  func jsonHeaders(_ call: Call) -> ResponseHeaders {
    var headers = answer.headers(call.request, call.requestID, as: call.format)
    headers.append("Cache-Control", call.actor == nil ? Answer.publicCache : Answer.privateCache)
    return headers
  }

  /// Adds the results of the worked-out filters to the query, and remembers them for requests that
  /// ask the same.
  fileprivate func workOut(_ request: inout ListRequest, _ reader: Reader, at seq: Int64) throws
    -> FilterFinding
  {
    guard !request.worked.isEmpty else { return FilterFinding() }
    let finding = try reader.snapshot { try request.worked.apply(to: &request.query, reader) }
    workedOut.keep(request, finding, at: seq)
    return finding
  }

  /// A file with every row, made while it is sent, from the snapshot of the reader that is handed
  /// over; `place` is released at its end.
  fileprivate func file(
    _ form: ListRequest.File, _ query: Query, _ presentation: Presentation, _ call: Call,
    _ given: ResponseHeaders, _ handed: HandedReader, _ place: Quota.Place,
    _ finding: FilterFinding
  ) throws -> Response {
    var headers = given
    for (name, value) in finding.headers { headers.append(name, value) }
    let rows = try store.rows(query, handed)
    let patience = store.limits.chunkSeconds
    let csv: CSVWriter?
    switch form {
    case .csv(let isForExcel, let hidden):
      csv = CSVWriter(presentation, isForExcel: isForExcel, without: hidden)
    case .lines: csv = nil
    case .face(let frame, let rendering):
      return Response(
        .ok, headers: headers,
        body: charged(
          FaceStream(
            rows, patience: patience, presentation, frame, rendering, finding.notes, place), call))
    }
    let body = RowStream(
      rows, patience: patience, place, csv, presentation, for: query.audience)
    let name = "\(query.resource.name).\(call.format.suffix)"
    headers.append("Content-Disposition", "attachment; filename=\"\(name)\"")
    return Response(.ok, headers: headers, body: charged(body, call))
  }

  private func charged(_ source: any BodySource, _ call: Call) -> Response.Body {
    .stream(ChargedSource(source) { [self] in charge(call, nanoseconds: $0) })
  }

  /// The answer with a page, and the headers that all answers have.
  fileprivate static func response(_ page: PageMemory.Page, _ given: ResponseHeaders) -> Response {
    var headers = given
    for (name, value) in page.headers { headers.append(name, value) }
    return Response(.ok, headers: headers, body: .bytes(page.body))
  }

  /// One page of a list: the documents copied in the order of the index, from one snapshot.
  ///
  /// `seq` is the latest entry of the kinds that the list reads; `finding` has the headers and
  /// members beside the items. The page is remembered under its tag.
  fileprivate func page(
    _ query: Query, _ presentation: Presentation, _ call: Call, _ given: ResponseHeaders,
    _ reader: Reader, at seq: Int64, _ tag: String, _ finding: FilterFinding
  ) throws -> Response {
    var page = PageMemory.Page(headers: finding.headers)
    var body: [UInt8] = []
    // Most documents are shorter; memory that is not touched costs nothing, and growing copies the
    // page.
    body.reserveCapacity(query.limit * 2048 + 512)
    body += "{\"items\":[".utf8
    let beginning = body.count
    var notes = finding.notes
    try reader.snapshot {
      let records = presentation.embeds.map(EmbeddedRecords.init)
      let cursor = try reader.page(
        query, at: seq, as: presentation, gathering: records, to: &body)
      if body.count == beginning, !query.isContinued, let hint = query.hint {
        notes["hint"] = .string(hint)
      }
      body += "],\"next\":".utf8
      if let cursor {
        let url = next(call, cursor)
        body.appendJSONString(url)
        page.headers.append(("Link", "<\(url)>; rel=\"next\""))
      } else {
        body += "null".utf8
      }
      if query.isCounted, !query.isContinued {
        body += ",\"total\":".utf8
        body.appendJSONInteger(try reader.total(query, at: seq))
      }
      if let records {
        try reader.read(records, for: query.audience)
        body += ",\"\(Presentation.embedded)\":".utf8
        records.append(to: &body)
      }
    }
    for note in notes.members {
      body.append(UInt8(ascii: ","))
      body.appendJSONString(note.name)
      body.append(UInt8(ascii: ":"))
      note.value.write(to: &body)
    }
    body.append(UInt8(ascii: "}"))
    page.body = body
    pages.keep(page, call, tag)
    return Service.response(page, given)
  }

  /// The address of the next page.
  private func next(_ call: Call, _ cursor: String) -> String {
    let kept = (call.request.query ?? "").split(separator: "&")
      .filter { !$0.hasPrefix("cursor=") }.joined(separator: "&")
    let query = kept.isEmpty ? "cursor=\(cursor)" : "\(kept)&cursor=\(cursor)"
    return address(call.request.path, query: query)
  }
}
