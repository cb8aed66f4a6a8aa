import Foundation

/// Whether `condition` comes true within five seconds; it is asked every 10 ms.
package func comesTrue(_ condition: () -> Bool) -> Bool {
  for _ in 0..<500 where !condition() { usleep(10_000) }
  return condition()
}
