/// Gives each request the name under which it is answered and logged.
package struct RequestIDs: Sendable {
  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

  private let prefix: [UInt8]
  private var count = 0

  /// Names that no other generator of any process gives, but for one chance in four thousand million.
  package init() { prefix = Array("\(String(UInt32.random(in: .min ... .max), radix: 36))-".utf8) }

  /// The name that the client gave in X-Request-Id if it has the form of one, or else a new one.
  mutating func name(_ headers: Headers) -> String {
    if let given = headers.first("X-Request-Id"), Self.isName(given) { return given }
    return next()
  }

  /// A new name, short enough to be held without memory of its own until there are 78 million.
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

  /// Letters, digits and hyphens, 8 to 64 of them: what UUIDs and trace ids are made of, and no key of a register.
  private static func isName(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") }
  }
}
