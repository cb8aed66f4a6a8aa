import HTTP

/// What is added to the answer to one request, whether it succeeds or fails: the note for the log
/// and the headers about the rate.
struct Answering {
  var note = Response.Note()
  /// The request as it was counted; nil if it is not limited.
  var counted: API.Counted?

  init(_ id: String) { note.id = id }

  /// `response` with the note and the headers about the rate.
  func complete(_ response: Response) -> Response {
    var response = response
    response.note = note
    counted?.add(to: &response.headers)
    return response
  }
}
