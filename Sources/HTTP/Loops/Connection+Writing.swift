extension Connection {
  /// Writes as much as the socket accepts; false when the connection is lost.
  func flush() -> Bool {
    while !output.isEmpty {
      switch output.write(to: socket) {
      case .moved(let count):
        written &+= count
        worker.traffic.sent.add(count)
      case .blocked:
        if !isBlocked {
          isBlocked = true
          pace.begin(read: written &- socket.unacknowledged, at: worker.now)
          writeDeadline = worker.now + worker.timeouts.look
        }
        return true
      case .failed:
        close()
        return false
      }
    }
    isBlocked = false
    if written != complete { awaitReading() }
    return true
  }

  /// Handles a deadline that has passed.
  func expire() {
    // The client does not read what was written, and another response would only queue behind it.
    if writeDeadline <= worker.now, !extendWriting() { return abort() }
    guard stepDeadline <= worker.now else { return worker.schedule(self) }
    switch phase {
    // While the client still reads a response it is neither idle nor late with its next request.
    case .reading where !output.isEmpty && (parser.isIdle || !hasOutputRoom):
      stepDeadline = worker.now + worker.timeouts.idle
    case .reading where parser.isIdle:
      // A request may have reached the kernel while the server was stopping.
      if worker.isDraining { receive() }
      if isIdle { return close() }
      return proceed()
    case .reading: refuse(parser.isInBody ? .bodyTimeout : .headTimeout)
    case .answering: extendAnswering()
    case .streaming: abort()
    case .closing, .lingering: close()
    case .closed: return
    }
    settle()
  }

  /// Extends the deadline as long as the thread that makes the response reports progress.
  private func extendAnswering() {
    let end = responseWatch.map { $0.lastSign + worker.timeouts.answer } ?? 0
    guard end > worker.now else { return refuse(.answerTimeout) }
    stepDeadline = end
  }

  // The kernel may buffer megabytes for a client that reads nothing. Whether it does is first looked at after
  // a while, which costs next to nothing.
  private func awaitReading() {
    complete = written
    pace.end()
    writeDeadline = worker.now + worker.timeouts.look
  }

  // Asked only when the time is up, so it costs nothing for a fast client.
  private func extendWriting() -> Bool {
    let waiting = socket.unacknowledged
    if waiting == 0, output.isEmpty {
      writeDeadline = .max
      return true
    }
    pace.look(read: written &- waiting, at: worker.now, isStream: isStreamed)
    writeDeadline = worker.now + worker.timeouts.look
    return pace.isEnough(worker.timeouts, at: worker.now)
  }
}
