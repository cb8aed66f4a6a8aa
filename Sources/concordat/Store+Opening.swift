import Records
import Register
import Store

extension Store {
  /// Opens the register at `path` for writing; changes needed first are reported on standard error.
  ///
  /// While another process holds it, waits for so many seconds.
  static func open(_ path: String, limits: Limits = Limits(), patience: Double = 0) throws
    -> Store
  {
    try Store(
      path: path, catalogue: .register, services: .register, limits: limits, patience: patience,
      tell: Terminal.complain)
  }
}
