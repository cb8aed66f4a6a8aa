extension Connection {
  /// Writes as much as the socket takes; false when the connection is lost.
  func flush() -> Bool {
    while !output.isEmpty {
      switch output.write(to: socket) {
      case .moved: writeDeadline = worker.now + worker.timeouts.write
      case .blocked:
        if writeDeadline == .max { writeDeadline = worker.now + worker.timeouts.write }
        return true
      case .failed:
        close()
        return false
      }
    }
    writeDeadline = .max
    return true
  }

  /// Acts on a deadline that has passed.
  func expire() {
    // Nobody takes what is written: a further answer would only wait behind it.
    if writeDeadline <= worker.now { return abort() }
    switch phase {
    // While an answer is still being taken the client is neither idle nor late.
    case .reading where !output.isEmpty && (parser.isIdle || !takesOutput):
      stepDeadline = worker.now + worker.timeouts.idle
    case .reading where parser.isIdle: close()
    case .reading: refuse(parser.isInBody ? .bodyTimeout : .headTimeout)
    case .answering: refuse(.answerTimeout)
    case .streaming: abort()
    case .closing, .lingering: close()
    case .closed: return
    }
    settle()
  }
}
