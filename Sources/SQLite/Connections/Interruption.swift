import CSQLite
import Synchronization

/// Interrupts whatever a connection runs, from any thread, for as long as the connection exists.
package final class Interruption: Sendable {
  /// The connection's address, 0 once it is closed: sqlite3_interrupt must not race with closing.
  private let address: Mutex<UInt>

  init(_ handle: OpaquePointer) { address = Mutex(UInt(bitPattern: handle)) }

  /// Makes the running statements fail as interrupted; does nothing when none runs.
  package func interrupt() {
    address.withLock { address in
      if let handle = OpaquePointer(bitPattern: address) { sqlite3_interrupt(handle) }
    }
  }

  func invalidate() { address.withLock { $0 = 0 } }
}
