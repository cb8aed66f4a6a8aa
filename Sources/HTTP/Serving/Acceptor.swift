#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The thread that takes connections in and hands each to the worker that has fewest.
struct Acceptor: Sendable {
  let listener: Listener
  let mailboxes: [Mailbox]
  /// Called to stop.
  let wakeUp: WakeUp
  let census: Census

  /// Accepts until called, then closes the listener and tells the workers.
  func run() {
    while true {
      let accepted = acceptWaiting()
      // Out of descriptors: look again soon instead of spinning on a ready listener.
      if wait(forListener: accepted, milliseconds: accepted ? -1 : 20) { break }
    }
    // Who waits at a socket of our own would be refused with it; at another's he waits for the next server.
    if !listener.isInherited { _ = acceptWaiting() }
    listener.close()
    for mailbox in mailboxes { mailbox.post(.stop) }
  }

  /// Takes all who wait; false when there was no room for another.
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
