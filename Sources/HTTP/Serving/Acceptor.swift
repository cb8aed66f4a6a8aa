#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The thread that takes connections in and hands each to the worker that has fewest.
///
/// Of two workers the busier then did 50 to 57 % of the work of 2, 64 and 1,000 connections. With a socket of
/// SO_REUSEPORT for each it did 50 to 100, 52 to 69 and 50 to 54 %; with one shared by EPOLLEXCLUSIVE 52 to
/// 100, 64 to 100 and 70 to 82 %. It costs a connection 5 µs more than either, which it pays once.
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
