import Synchronization

/// Sends a response from another thread to the connection that waits for it.
///
/// Only the first response counts: later ones, and those to closed connections, are dropped. If
/// none comes within `ServerConfiguration.answerTimeout`, the client gets a 503.
package struct Responder: Sendable {
  private enum Way: Sendable {
    case mailbox(Mailbox, Mailbox.Address)
    case closure(Once, @Sendable (Response) -> Void)
  }

  private final class Once: Sendable {
    private let used = Atomic<Bool>(false)

    func use() -> Bool { !used.exchange(true, ordering: .acquiringAndReleasing) }
  }

  private let way: Way
  /// The note attached to every response sent through this.
  package var note = Response.Note()
  /// Fields added to every response sent through this.
  package var headers = ResponseHeaders()

  init(_ mailbox: Mailbox, _ address: Mailbox.Address) { way = .mailbox(mailbox, address) }

  /// Passes the response to a closure, for callers without a socket.
  package init(_ deliver: @escaping @Sendable (Response) -> Void) {
    way = .closure(Once(), deliver)
  }

  /// A handle for long work to ask whether the client still waits, and to report progress.
  package func watch() -> Watch {
    // Without a socket nobody waits by a clock.
    guard case .mailbox(let mailbox, let address) = way else { return Watch { 0 } }
    let watch = Watch(mailbox.ticks)
    if !mailbox.post(.watch(address, watch)) { watch.end() }
    return watch
  }

  /// Sends the response; may be called on any thread.
  package func send(_ response: Response) { send { response } }

  /// Sends what `make` returns on the connection's thread, so that the calling one can go on with its work;
  /// may be called on any thread.
  package func send(_ make: @escaping @Sendable () -> Response) {
    let response = { @Sendable [note, headers] in
      var response = make()
      response.note = note
      response.headers.append(headers)
      return response
    }
    switch way {
    case .mailbox(let mailbox, let address): mailbox.post(.answer(address, response))
    case .closure(let once, let deliver): if once.use() { deliver(response()) }
    }
  }
}
