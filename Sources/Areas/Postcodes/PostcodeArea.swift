import Records

/// An area in its short form, as answers about postcodes contain it.
struct PostcodeArea: WorkedOut {
  let id: String
  let path: String
  let name: String
  let type: String
  /// Its GSS code on the day; nil if it has none.
  let gss: String?

  static let layout = Layout<PostcodeArea>(
    isOpen: true,
    .text("id") { $0.id },
    .text("self") { $0.path },
    .text("name") { $0.name },
    .text("type") { $0.type },
    .text("gss") { $0.gss })
}
