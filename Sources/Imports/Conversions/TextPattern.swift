import Foundation

/// Replaces a text that has a declared form: fixed pieces with `*` for whatever stands between them.
///
/// Each star takes as little as it can, so that reading takes time in the length of the text alone.
struct TextPattern: Sendable {
  private let pieces: [String]
  private let result: [Piece]

  private enum Piece: Sendable { case text(String), star(Int) }

  /// Reads a pattern and what replaces it, in which `*1` is what the first star stands for; nil if that names a
  /// star that there is not.
  init?(_ pattern: String, _ result: String) {
    pieces = pattern.components(separatedBy: "*")
    var parts: [Piece] = []
    for (index, part) in result.components(separatedBy: "*").enumerated() {
      guard index > 0 else {
        parts.append(.text(part))
        continue
      }
      guard let number = part.first?.wholeNumberValue, (1..<pieces.count).contains(number) else {
        return nil
      }
      parts += [.star(number - 1), .text(String(part.dropFirst()))]
    }
    self.result = parts
  }

  /// The text replaced; nil if it has another form.
  func replaced(_ text: String) -> String? {
    guard text.hasPrefix(pieces[0]) else { return nil }
    guard pieces.count > 1 else { return text == pieces[0] ? assembled([]) : nil }
    var rest = text[...].dropFirst(pieces[0].count)
    var stars: [Substring] = []
    for piece in pieces[1..<pieces.count - 1] {
      guard let range = piece.isEmpty ? rest.startIndex..<rest.startIndex : rest.range(of: piece)
      else { return nil }
      stars.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    guard let last = pieces.last, rest.hasSuffix(last) else { return nil }
    stars.append(rest.dropLast(last.count))
    return assembled(stars)
  }

  private func assembled(_ stars: [Substring]) -> String {
    result.map { piece in
      switch piece {
      case .text(let text): text
      case .star(let index): String(stars[index])
      }
    }.joined()
  }
}
