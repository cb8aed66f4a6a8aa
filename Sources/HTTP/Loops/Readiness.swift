/// One ready descriptor; the serial distinguishes it from an earlier one with the same number.
struct Readiness {
  let descriptor: CInt
  let serial: UInt32
  let readable: Bool
  let writable: Bool
  let hungUp: Bool
}
