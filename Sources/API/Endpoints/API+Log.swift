import HTTP
import JSON
import Records
import Store

/// What the log tells: histories, versions, changes.
extension API {
  func history(_ resource: Resource, _ call: Call) throws -> Response {
    var (limit, after) = (0, 0)
    try call.together(
      { try call.allowOnly(["limit", "after"]) },
      { limit = try call.number("limit", 50, 1...200) },
      { after = try call.number("after", 0, 0...Int(Int32.max)) })
    let id = try identify(call.place("id"), resource, call)
    let found = try reader.history(
      resource, id, after: Int64(after), limit: limit, for: call.audience)
    guard let (entries, latest) = found else {
      throw RecordError.notFound("\(resource.singular) \(id)")
    }
    let shown = entries.items
    var previous = try shown.first.flatMap {
      try reader.documentBefore(resource, id, $0.version, for: call.audience)
    }
    var items: [VersionEntry] = []
    for entry in shown {
      let changed = Selection.changed(from: previous, to: entry.document)
      items.append(VersionEntry(entry: entry, resource: resource, changed: changed))
      if let document = entry.document { previous = document }
    }
    let next = entries.end.flatMap { last in
      last.version < latest ? "after=\(last.version)&limit=\(limit)" : nil
    }
    var response = page(items, VersionEntry.page, next: next, call)
    if id != call.place("id") {
      response.headers.append("Content-Location", "\(resource.path(of: id))/history")
    }
    return response
  }

  func version(_ resource: Resource, _ call: Call) throws -> Response {
    try call.allowOnly([])
    let id = try identify(call.place("id"), resource, call)
    guard let number = Digits.value(call.place("version").utf8),
      let entry = try reader.version(resource, id, Int64(number), for: call.audience)
    else {
      throw Problem(
        .notFound, "\(id) has no version \(call.place("version")); …/history lists them.")
    }
    guard let document = entry.document else { throw RecordError.gone(since: entry.at) }
    let tag = EntityTag.of(version: entry.version, resource, for: call.audience)
    var headers = jsonHeaders(call)
    headers.append("ETag", tag)
    if id != call.place("id") {
      headers.append("Content-Location", "\(resource.path(of: id))/versions/\(entry.version)")
    }
    if EntityTag.noneMatchFails(call.request.headers, tag) {
      return Response(.notModified, headers: headers)
    }
    return Response(.ok, headers: headers, body: .bytes(document))
  }

  func changes(_ call: Call) throws -> Response {
    var (limit, after) = (0, 0)
    var kind: String?
    try call.together(
      { try call.allowOnly(["after", "kind", "limit"]) },
      { limit = try call.number("limit", 50, 1...200) },
      // Eighteen digits, as many as are read; no register has so many entries.
      { after = try call.number("after", 0, 0...999_999_999_999_999_999) },
      { kind = try self.kind(call)?.name })
    let (entries, last) = try reader.snapshot {
      let entries = try reader.changes(
        after: Int64(after), kind: kind, limit: limit, for: call.audience)
      // What was looked at up to the end, nobody needs to look at again.
      return (entries.items, try entries.end?.seq ?? max(Int64(after), reader.sequence()))
    }
    // There is always a next page: at the end it is where the next change will stand.
    var next = "after=\(last)&limit=\(limit)"
    if let kind { next += "&kind=\(kind)" }
    return page(entries, Reader.Entry.page, next: next, call)
  }

  /// The names of all kinds, as a sentence lists them.
  var kinds: String { reader.catalogue.resources.map(\.name).joined(separator: ", ") }

  /// The kind that the parameter names; nil if it is not given.
  func kind(_ call: Call) throws -> Resource? {
    guard let name = call.parameters.first(where: { $0.name == "kind" })?.value else { return nil }
    guard let resource = reader.catalogue[name] else {
      throw RecordError.badRequest([
        Fault(.parameter("kind"), "not_a_choice", "kind is one of \(kinds).")
      ])
    }
    return resource
  }

  private func page<Item>(
    _ items: [Item], _ layout: Layout<LogPage<Item>>, next: String?, _ call: Call
  ) -> Response {
    var headers = jsonHeaders(call)
    if call.actor == nil { headers.set("Cache-Control", "no-cache") }
    let url = next.map { service.address(call.request, query: $0) }
    if let url { headers.append("Link", "<\(url)>; rel=\"next\"") }
    let page = LogPage(items: items, next: url)
    return Response(.ok, headers: headers, body: .bytes(layout.bytes(of: page)))
  }
}
