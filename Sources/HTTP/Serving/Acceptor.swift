#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The thread that accepts connections and passes each to the worker that has fewest.
///
/// Of two workers the busier then did 50 to 57 % of the work of 2, 64 and 1,000 connections. With
/// an SO_REUSEPORT socket for each it did 50 to 100, 52 to 69 and 50 to 54 %; with one socket
/// shared by EPOLLEXCLUSIVE 52 to 100, 64 to 100 and 70 to 82 %. It costs each new connection 5 µs
/// more than either.
struct Acceptor: Sendable {
  let listener: Listener
  let mailboxes: [Mailbox]
  /// Called to stop the acceptor.
  let wakeUp: WakeUp
  let census: Census

  /// Accepts until told to stop, then closes the listener and tells the workers.
  func run() {
    while true {
      let accepted = acceptWaiting()
      // No descriptor is left: try again soon instead of spinning on a ready listener.
      if wait(forListener: accepted, milliseconds: accepted ? -1 : 20) { break }
    }
    // Closing our own socket would refuse the connections that still wait, so they are accepted
    // first; on an inherited socket they wait for the next server.
    if !listener.isInherited { _ = acceptWaiting() }
    listener.close()
    for mailbox in mailboxes { mailbox.post(.stop) }
  }

  /// Accepts all waiting connections; false when no descriptor was left for one.
  private func acceptWaiting() -> Bool {
    while true {
      switch listener.accept() {
      case .none: return true
      case .exhausted: return false
      case .connection(let newcomer): handOver(newcomer)
      }
    }
  }

  private func handOver(_ newcomer: Newcomer) {
    var newcomer = newcomer
    let verdict = census.enter(newcomer.origin)
    guard verdict != .dropped,
      let mailbox = mailboxes.min(by: { $0.connections < $1.connections })
    else { return Socket(descriptor: newcomer.descriptor).close() }
    newcomer.isAdmitted = verdict == .admitted
    mailbox.countConnection(1)
    if !mailbox.post(.adopt(newcomer)) {
      census.leave(newcomer)
      Socket(descriptor: newcomer.descriptor).close()
    }
  }

  /// Waits; true when it is time to stop.
  private func wait(forListener: Bool, milliseconds: CInt) -> Bool {
    var entries = [
      pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0),
      // poll skips a negative descriptor.
      pollfd(fd: forListener ? listener.descriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&entries, nfds_t(entries.count), milliseconds)
    return entries[0].revents != 0
  }
}
