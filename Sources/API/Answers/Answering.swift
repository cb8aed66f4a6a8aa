import HTTP

/// What every answer to one request bears, whatever becomes of it.
struct Answering {
  var note = Response.Note()
  /// The request as it was counted; nil if it is not limited.
  var counted: API.Counted?

  init(_ id: String) { note.id = id }

  /// The answer with it.
  func complete(_ response: Response) -> Response {
    var response = response
    response.note = note
    counted?.add(to: &response.headers)
    return response
  }
}
