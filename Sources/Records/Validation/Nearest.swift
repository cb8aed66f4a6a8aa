/// Finds the word that a misspelled one most likely stands for.
package enum Nearest {
  /// " (did you mean x?)", to stand before a full stop, where one of `words` is at most a third of the
  /// letters away, else nothing.
  package static func sentence(to word: String, among words: [String]) -> String {
    guard word.utf8.count <= 64 else { return "" }
    let ranked = words.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }
    // A word that must be changed in every letter was not misspelled.
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.utf8.count / 3),
      best.1 < word.utf8.count
    else { return "" }
    return " (did you mean \(best.0)?)"
  }

  /// The number of single-byte edits between two words (Levenshtein).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (above, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = above + 1
      for (index, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, row[index] + 1, row[index + 1] + 1)
      }
    }
    return row[right.count]
  }
}
