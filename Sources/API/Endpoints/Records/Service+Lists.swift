import HTTP
import JSON
import Records
import Register
import Store

/// Lists, made on the worker's thread or off it with another reader.
extension Service {
  /// The headers of a JSON answer to a reader.
  func jsonHeaders(_ call: Call) -> ResponseHeaders {
    var headers = answer.headers(call.request, call.requestID, as: call.format)
    headers.append("Cache-Control", call.actor == nil ? Answer.publicCache : Answer.privateCache)
    return headers
  }

  /// The parameters that a list of any form takes; throws for those that another form alone takes.
  private static func listParameters(_ call: Call) throws -> [(name: String, value: String)] {
    let isPaged = call.format == .json
    var others = isPaged ? ["excel"] : ["limit", "cursor", "count"]
    if case .face(let face) = call.format, !face.takesFields { others.append("fields") }
    let misplaced = call.parameters.filter { others.contains($0.name) }
    guard misplaced.isEmpty else {
      throw RecordError.badRequest(
        misplaced.map { parameter in
          let detail =
            isPaged
            ? "excel is for .csv alone; add the suffix or leave excel out."
            : parameter.name == "fields"
              ? "A .\(call.format.suffix) file has members of its own; leave fields out."
              : "A .\(call.format.suffix) file has every row and no pages; leave \(parameter.name) out."
          return Fault(.parameter(parameter.name), "other_form", detail)
        })
    }
    return call.format == .csv ? call.parameters.filter { $0.name != "excel" } : call.parameters
  }

  /// A list of `resource`, as `reader` sees it now; nil if it is sent `later`.
  ///
  /// `areas` is what its parameters say of areas.
  func list(
    _ resource: Resource, _ call: Call, _ areas: AreaFilter?, _ reader: Reader, _ later: Responder
  ) throws -> Response? {
    let isExcel = try call.format == .csv && call.value(ListParameters.excel) == true
    let catalogue = reader.catalogue
    let today = store.clock().date
    var others = Places.parameters(resource, catalogue)
    if case .face(let face) = call.format { others += face.parameters.map { $0.name } }
    let mark = Places.mark(resource, call, catalogue, today)
    var (areas, places, read) = (areas, Places?.none, Query?.none)
    try call.together(
      { places = try Places(resource, call, catalogue, today: today) },
      {
        let parameters = try Service.listParameters(call)
        read =
          try areas?.query(
            resource, parameters, self, reader, for: call.audience, besides: others, mark: mark)
          ?? Query(
            resource, parameters, in: catalogue, for: call.audience, besides: others, mark: mark
          ) { code, target in try reader.identify(code, target, for: call.audience) }
      })
    guard var query = read else { return nil }
    if [.csv, .ndjson].contains(call.format) { query.leaveOutUnpublished() }
    var headers = jsonHeaders(call)
    // Which areas count may follow from the day.
    let tag =
      areas == nil
      ? EntityTag.of(query, at: try reader.sequence(), as: call.format)
      : EntityTag.of(
        "\(query.digest) \(call.format.suffix) \(today)", at: try reader.sequence())
    headers.append("ETag", tag)
    if let undecided = areas?.undecided {
      headers.append("X-Undecided-Areas", String(undecided.count))
    }
    if EntityTag.noneMatchFails(call.request.headers, tag) {
      return Response(.notModified, headers: headers)
    }
    let csv =
      call.format == .csv
      ? CSVWriter(resource, members: query.members, isForExcel: isExcel) : nil
    let undecided = areas?.undecided
    // What asks for areas is off the worker's thread already, with a place of its own.
    let isLong =
      areas == nil && (places?.isHeavy == true || (call.format == .json && query.isHeavy))
    guard isLong else {
      return try list(query, places, csv, call, headers, reader, undecided: undecided)
    }
    return try answerLong(searches, call, later) { [headers, places, query] in
      let reader = try self.store.makeReader()
      return try self.list(query, places, csv, call, headers, reader, undecided: undecided)
    }
  }

  /// A list in the form asked for: a page, or a file that is made while it is sent.
  private func list(
    _ given: Query, _ places: Places?, _ csv: CSVWriter?, _ call: Call,
    _ headers: ResponseHeaders, _ reader: Reader, undecided: [JSON]?
  ) throws -> Response {
    var (query, headers) = (given, headers)
    let notes = try reader.snapshot {
      try places?.apply(to: &query, reader) { reference in
        try self.identify(reference, given.resource, reader, call)
      } ?? [:]
    }
    switch call.format {
    case .csv, .ndjson:
      let name = "\(query.resource.name).\(call.format.suffix)"
      headers.append("Content-Disposition", "attachment; filename=\"\(name)\"")
      let source = RowStream(
        try store.makeRows(query), patience: store.limits.chunkSeconds, try files.take(), csv,
        members: query.members, asOf: query.asOf)
      return Response(.ok, headers: headers, body: .stream(source))
    case .face(let face):
      guard let frame = face.frame else { preconditionFailure("the list is not offered so") }
      let rendering = try face.begin(call, query.resource, store.catalogue, store.clock().date)
      let source = FaceStream(
        try store.makeRows(query), patience: store.limits.chunkSeconds, query, frame, rendering,
        notes, try files.take())
      return Response(.ok, headers: headers, body: .stream(source))
    case .json, .html, .yaml:
      return try page(query, call, headers, reader, undecided: undecided, notes)
    }
  }

  /// The id of the place that `reference` names; throws if there is none.
  private func identify(
    _ reference: String, _ resource: Resource, _ reader: Reader, _ call: Call
  ) throws -> String {
    let name = call.parameters.first { $0.value == reference }?.name ?? ""
    func refusal(_ code: String, _ detail: String) -> RecordError {
      .badRequest([Fault(.parameter(name), code, detail)])
    }
    let normal: String
    do throws(Refusal) {
      normal = try Reference.normal(reference, to: resource.name, reader.catalogue)
    } catch {
      throw refusal(error.code, error.detail)
    }
    if Reference.isID(normal, of: resource) { return normal }
    guard let id = try reader.identify(normal, resource, for: call.audience) else {
      throw refusal("unknown_reference", "No \(resource.singular) bears the code \(normal).")
    }
    return id
  }

  /// One page of a list: the documents copied in the order of the index, from one snapshot.
  ///
  /// `undecided` are areas of which it cannot be said whether their records belong in it, `notes` further
  /// members that stand beside the items.
  func page(
    _ query: Query, _ call: Call, _ given: ResponseHeaders, _ reader: Reader,
    undecided: [JSON]? = nil, _ notes: JSONObject = [:]
  ) throws -> Response {
    var headers = given
    var body: [UInt8] = []
    // Most documents are shorter; room that is not touched costs nothing, and growing copies the page.
    body.reserveCapacity(query.limit * 2048 + 512)
    body += "{\"items\":[".utf8
    try reader.snapshot {
      let cursor = try reader.page(query, to: &body)
      body += "],\"next\":".utf8
      if let cursor {
        let url = next(call, cursor)
        body.appendJSONString(url)
        headers.append("Link", "<\(url)>; rel=\"next\"")
      } else {
        body += "null".utf8
      }
      if query.isCounted, !query.isContinued {
        body += ",\"total\":".utf8
        body.appendJSONInteger(try reader.total(query, at: try reader.sequence()))
      }
    }
    if let undecided {
      body += ",\"undecided\":".utf8
      body += JSON.array(Array(undecided.prefix(100))).bytes
    }
    for note in notes.members {
      body.append(UInt8(ascii: ","))
      body.appendJSONString(note.name)
      body.append(UInt8(ascii: ":"))
      note.value.write(to: &body)
    }
    body.append(UInt8(ascii: "}"))
    return Response(.ok, headers: headers, body: .bytes(body))
  }

  /// The full address of the next page.
  func next(_ call: Call, _ cursor: String) -> String {
    let kept = (call.request.query ?? "").split(separator: "&")
      .filter { !$0.hasPrefix("cursor=") }.joined(separator: "&")
    let query = kept.isEmpty ? "cursor=\(cursor)" : "\(kept)&cursor=\(cursor)"
    return address(call.request, query: query)
  }
}
