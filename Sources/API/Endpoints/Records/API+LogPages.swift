import HTTP
import Records

/// Pages of entries and versions.
extension API {
  /// A page of `items`; `next` is the query of the next page, nil if there is none.
  func page<Item>(
    _ items: [Item], _ layout: Layout<LogPage<Item>>, next: String?, _ call: Call
  ) -> Response {
    var headers = jsonHeaders(call)
    if call.actor == nil { headers.set("Cache-Control", "no-cache") }
    let url = next.map { service.address(call.request.path, query: $0) }
    if let url { headers.append("Link", "<\(url)>; rel=\"next\"") }
    let page = LogPage(items: items, next: url)
    return Response(.ok, headers: headers, body: .bytes(layout.bytes(of: page)))
  }
}
