import JSON

extension JSON {
  /// A document made from `random`, at most `depth` levels deep.
  static func random(depth: Int, using random: inout some RandomNumberGenerator) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: .null
    case 1: .bool(.random(using: &random))
    case 2: .integer(.random(in: .min ... .max, using: &random))
    case 3: .integer(.random(in: -9...9, using: &random))
    case 4:
      .decimal(
        "\(Int.random(in: -999...999, using: &random)).\(UInt8.random(in: 0...99, using: &random))")
    case 5: .string(randomText(using: &random))
    case 6:
      .array(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          JSON.random(depth: depth - 1, using: &random)
        })
    default: .object(randomObject(depth: depth, using: &random))
    }
  }

  /// Text of all the kinds that are written differently.
  static func randomText(using random: inout some RandomNumberGenerator) -> String {
    let pieces = [
      "plain words", "\"", "\\", "/", "\n", "\t", "\r", "\u{8}", "\u{c}", "\0", "\u{1f}", "\u{7f}",
      "é", "e\u{301}", "€", "😀", "\u{2028}", "\u{FFFD}", "\u{10FFFF}", "K", "\u{212A}",
    ]
    let count = Int.random(in: 0...12, using: &random)
    return (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
  }

  private static func randomObject(
    depth: Int, using random: inout some RandomNumberGenerator
  ) -> JSONObject {
    var object = JSONObject()
    // Now and then more members than the reader compares one by one.
    let count = Int.random(in: 0...40, using: &random) / (depth > 2 ? 1 : 8)
    for _ in 0..<count {
      object[randomText(using: &random)] = JSON.random(depth: depth - 1, using: &random)
    }
    return object
  }
}
