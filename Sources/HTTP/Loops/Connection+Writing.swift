extension Connection {
  /// Writes as much as the socket takes; false when the connection is lost.
  func flush() -> Bool {
    while !output.isEmpty {
      switch output.write(to: socket) {
      case .moved(let count):
        written &+= count
        worker.traffic.sent.add(count)
      case .blocked:
        if !isBlocked {
          isBlocked = true
          paid = written &- socket.unacknowledged
          writeDeadline = worker.now + worker.timeouts.write
        }
        return true
      case .failed:
        close()
        return false
      }
    }
    isBlocked = false
    if written != complete { awaitTaking() }
    return true
  }

  /// Acts on a deadline that has passed.
  func expire() {
    // Nobody takes what is written: a further answer would only wait behind it.
    if writeDeadline <= worker.now, !extendWriting() { return abort() }
    guard stepDeadline <= worker.now else { return worker.schedule(self) }
    switch phase {
    // While an answer is still being taken the client is neither idle nor late.
    case .reading where !output.isEmpty && (parser.isIdle || !takesOutput):
      stepDeadline = worker.now + worker.timeouts.idle
    case .reading where parser.isIdle:
      // A request may lie in the kernel that came while the server was busy stopping.
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

  /// Waits on while the answer's maker says that it goes on.
  private func extendAnswering() {
    let end = listener.map { $0.lastSign + worker.timeouts.answer } ?? 0
    guard end > worker.now else { return refuse(.answerTimeout) }
    stepDeadline = end
  }

  // The kernel may hold megabytes for a client that takes nothing; whether it does is looked at after half
  // of the time, when next to none does, and what was taken in the other half counts.
  private func awaitTaking() {
    complete = written
    paid = nil
    writeDeadline = worker.now + worker.timeouts.write / 2
  }

  // Asked only when the time is up, so a fast client costs nothing here.
  private func extendWriting() -> Bool {
    let waiting = socket.unacknowledged
    let taken = written &- waiting
    if waiting == 0, output.isEmpty {
      writeDeadline = .max
      return true
    }
    guard let before = paid else {
      paid = taken
      writeDeadline = worker.now + worker.timeouts.write / 2
      return true
    }
    let allowance = worker.timeouts.writeAllowance(taken: taken &- before)
    paid = taken
    writeDeadline = worker.now + allowance
    return allowance > 0
  }
}
