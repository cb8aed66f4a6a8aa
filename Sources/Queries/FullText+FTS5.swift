import Records

extension FullText {
  /// The words as quoted tokens: nothing that a person types is syntax of FTS5.
  var match: String {
    terms.map { term in
      "\"\(term.word.replacing("\"", with: "\"\""))\"\(term.isPrefix ? "*" : "")"
    }.joined(separator: " ")
  }
}
