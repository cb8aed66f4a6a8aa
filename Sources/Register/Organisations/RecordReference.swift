import Records

/// A record in its short form, as answers about organisations contain it.
struct RecordReference {
  let path: String
  let id: String
  let name: String?

  /// Its JSON form, for a record of `kind`.
  static func layout(_ kind: String) -> Layout<RecordReference> {
    Layout(
      .value("self", .text(1...200), "Its path.") { $0.path },
      .value("id", .reference(to: kind), "Its id.") { $0.id },
      .value("name", .text(1...300), "Its name.") { $0.name })
  }
}
