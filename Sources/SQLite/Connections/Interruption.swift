import CSQLite
import Synchronization

/// Stops whatever a connection runs, from any thread, for as long as the connection lives.
package final class Interruption: Sendable {
  /// The address of the connection, 0 once it closes: sqlite3_interrupt must not race with that.
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
