/// Where new salts come from.
package struct Salts: Sendable {
  private let random: @Sendable () -> UInt64

  /// From the system's generator, which is cryptographically secure; from `random` where the same ones must come
  /// again.
  package init(random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }) {
    self.random = random
  }

  package func next() -> Salt { Salt((random(), random())) }
}
