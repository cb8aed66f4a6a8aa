import Foundation

/// Whether `condition` comes true while a test has patience; it is asked every 10 ms.
package func comesTrue(_ condition: () -> Bool) -> Bool {
  for _ in 0..<Patience.seconds * 100 {
    if condition() { return true }
    usleep(10_000)
  }
  return condition()
}
