/// Assigns each request the id used in its response and in the logs.
package struct RequestIDs: Sendable {
  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

  private let prefix: [UInt8]
  private var count = 0

  /// A generator with a random prefix: two clash with a chance of one in four thousand million.
  package init() { prefix = Array("\(String(UInt32.random(in: .min ... .max), radix: 36))-".utf8) }

  /// The client's X-Request-Id if it has the right form, else a new id.
  mutating func name(_ headers: Headers) -> String {
    if let given = headers.first("X-Request-Id"), Self.isName(given) { return given }
    return next()
  }

  /// A new id, short enough to be stored inline in a `String` until there are 78 million.
  package mutating func next() -> String {
    count += 1
    let (number, prefix) = (count, prefix)
    return String(unsafeUninitializedCapacity: 32) { room in
      var end = room.initialize(fromContentsOf: prefix)
      let start = end
      var rest = number
      repeat {
        room[end] = Self.digits[rest % 36]
        end += 1
        rest /= 36
      } while rest > 0
      room[start..<end].reverse()
      return end
    }
  }

  /// Whether `text` is 8 to 64 letters, digits and hyphens.
  ///
  /// UUIDs and trace ids have that form; an access key of a register does not.
  private static func isName(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") }
  }
}
