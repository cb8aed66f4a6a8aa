import Synchronization

/// Delivers an answer from another thread to the connection that waits for it.
///
/// The first answer counts: later ones, and answers to connections that are gone, are dropped. An
/// answer that never comes is replaced by a 503 after `ServerConfiguration.answerTimeout`.
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
  /// What every answer sent through this bears.
  package var note = Response.Note()
  /// Fields that every answer sent through this bears beside its own.
  package var headers = ResponseHeaders()

  init(_ mailbox: Mailbox, _ address: Mailbox.Address) { way = .mailbox(mailbox, address) }

  /// Hands the answer to a closure, for callers without a socket.
  package init(_ deliver: @escaping @Sendable (Response) -> Void) {
    way = .closure(Once(), deliver)
  }

  /// Begins to hear whether somebody still waits for the answer; for work that takes long.
  package func watch() -> Watch {
    let watch = Watch()
    if case .mailbox(let mailbox, let address) = way, !mailbox.post(.watch(address, watch)) {
      watch.end()
    }
    return watch
  }

  /// Sends the answer; may be called on any thread.
  package func send(_ response: Response) {
    var response = response
    response.note = note
    response.headers.append(headers)
    switch way {
    case .mailbox(let mailbox, let address): mailbox.post(.answer(address, response))
    case .closure(let once, let deliver): if once.use() { deliver(response) }
    }
  }
}
