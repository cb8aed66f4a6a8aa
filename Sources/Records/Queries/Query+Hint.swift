extension Query {
  /// What to say of a search that found nothing, if it seems to look for a code: where to ask for that.
  package var hint: String? {
    guard let term = search?.terms.first, search?.terms.count == 1, !term.isPrefix,
      let parameter = resource.index.alias?.parameter,
      term.word.utf8.contains(where: { $0 >= 48 && $0 <= 57 }),
      Reference.code("x:\(term.word)") != nil
    else { return nil }
    let schemes = CodeScheme.listed.values.sorted { $0.name < $1.name }
      .compactMap { scheme in scheme.spelled(term.word).map { "\(parameter)=\(scheme.name):\($0)" }
      }
    let asked =
      schemes.isEmpty ? "\(parameter)=SCHEME:\(term.word)" : schemes.joined(separator: " or ")
    return
      "Nothing has the word \(term.word). If it is a code, ask for it with its scheme, \(asked), or in other kinds of record: /v1 lists them."
  }
}
