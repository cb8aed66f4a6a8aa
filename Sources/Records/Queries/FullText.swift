/// What a person types to search for, as words that must all occur.
package struct FullText: Sendable {
  /// A word, or the beginning of one.
  package struct Term: Sendable {
    package let word: String
    package let isPrefix: Bool
  }

  package let terms: [Term]

  /// Every word must occur; a word that ends in `*` matches what begins with it.
  ///
  /// "And" beside other words is ignored, as `&` is, because names are spelled with either.
  init(_ text: String) throws(Refusal) {
    let all = text.split { $0.isWhitespace || $0 == "&" }
    let named = all.filter { $0.lowercased() != "and" }
    let words = named.isEmpty ? all : named
    var terms: [Term] = []
    for word in words {
      let isPrefix = word.utf8.last == UInt8(ascii: "*")
      let bare = isPrefix ? word.dropLast() : word
      // A word without a letter or digit has no token, and "" matches nothing.
      guard
        bare.unicodeScalars.contains(where: {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
      else { continue }
      guard !bare.utf8.contains(where: { $0 < 0x20 }) else {
        throw Refusal("control_character", "The search holds a control character; remove it.")
      }
      terms.append(Term(word: CleanText.composed(String(bare)), isPrefix: isPrefix))
    }
    guard !terms.isEmpty else {
      throw Refusal("empty_search", "Write at least one word of letters or digits to search for.")
    }
    guard terms.count <= 20 else {
      throw Refusal("long_search", "Search for at most 20 words.")
    }
    self.terms = terms
  }
}
