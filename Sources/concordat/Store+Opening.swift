import Records
import Register

extension Store {
  /// Opens the register at `path` for writing; what had to be done to it first is told on standard error.
  static func open(_ path: String) throws -> Store {
    try Store(path: path, catalogue: .register, tell: Terminal.complain)
  }
}
