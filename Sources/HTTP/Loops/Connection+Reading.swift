extension Connection {
  /// Whether bytes from the client can be used now.
  var wantsInput: Bool {
    switch phase {
    case .reading: !inputEnded && hasOutputRoom && !callsAgain
    case .lingering: true
    default: false
    }
  }

  /// Reads once; if more is waiting, the poller reports the socket again.
  func receive() {
    guard wantsInput else {
      interest.remove(.read)
      worker.poller.change(socket.descriptor, serial: serial, to: interest)
      return
    }
    switch socket.receive(into: worker.scratch) {
    case .blocked: return
    case .failed: close()
    case .moved(0) where phase == .lingering: close()
    case .moved(0):
      inputEnded = true
      // A socket whose peer has closed stays readable for ever.
      interest.remove(.read)
      worker.poller.change(socket.descriptor, serial: serial, to: interest)
    case .moved(let count) where phase == .lingering:
      dropped += count
      if dropped > Self.lingerBytes { close() }
    case .moved(let count):
      worker.traffic.received.add(count)
      parser.borrowRoom(from: &worker.spareInput)
      parser.append(UnsafeRawBufferPointer(rebasing: worker.scratch[..<count]))
    }
  }

  /// Handles the parser's next event; false when it needs more bytes.
  func step(_ turns: inout Int) -> Bool {
    do throws(HTTPError) {
      switch try parser.next() {
      case .head(let head): try begin(head)
      case .body(let bytes): try collect(bytes)
      case .end:
        turns -= 1
        try respond()
      case nil:
        guard inputEnded else { return false }
        guard parser.isIdle else { throw .truncated }
        phase = .closing
      }
    } catch {
      refuse(error)
    }
    return true
  }

  private func begin(_ parsed: ParsedHead) throws(HTTPError) {
    var head = parsed
    head.request.id = worker.requestIDs.name(head.request.headers)
    self.head = head
    started = worker.now
    worker.traffic.inHand.add(1)
    isInHead = false
    bodyBytes = 0
    switch worker.handler.admit(head.request) {
    case .buffer(let limit, let payer):
      collector = .memory([])
      self.payer = payer
      try parser.allowBody(limit)
    case .spool(let limit, let place):
      collector = .file(limit: limit)
      self.head?.request.place = place
      try parser.allowBody(limit)
    case .refuse(let response):
      collector = .nothing(response)
      // Sending 100 would invite a body nobody wants, and without it the client may or may not send
      // one.
      if head.expectsContinue { return deliver(response, closes: true) }
      if case .length(let length) = head.framing, length > Self.drainedBody {
        return deliver(response, closes: true)
      }
      try parser.allowBody(Self.drainedBody)
    }
    guard head.framing.hasBody else { return }
    bodyStart = worker.now
    stepDeadline = bodyStart + worker.timeouts.body
    if head.expectsContinue, !parser.hasInput {
      output.append(ResponseEncoder.continueLine)
    }
  }

  private func collect(_ bytes: ArraySlice<UInt8>) throws(HTTPError) {
    bodyBytes += bytes.count
    stepDeadline = worker.timeouts.bodyDeadline(
      start: bodyStart, received: bodyBytes, now: worker.now)
    switch collector {
    case .memory(var whole):
      let more = bodyBytes - Self.freeBody - budgeted
      if more > 0 {
        guard worker.bodies.take(more, for: payer) else { throw .tooManyBodies }
        budgeted += more
      }
      // Emptied first, so that the array has a single owner and grows in place.
      collector = .memory([])
      whole.append(contentsOf: bytes)
      collector = .memory(whole)
    case .file:
      if spool == nil {
        spool = try SpoolWriter(
          folder: worker.configuration.spoolFolder, leaving: worker.configuration.spoolMinimumFree)
      }
      try spool?.append(bytes)
    case .nothing: break
    }
  }

  /// Returns the body's bytes to the budget: its request has been answered or abandoned.
  func releaseBody() {
    guard budgeted > 0 else { return }
    worker.bodies.giveBack(budgeted, of: payer)
    budgeted = 0
  }

  private func respond() throws(HTTPError) {
    guard var request = head?.request else { return }
    switch collector {
    case .memory(let bytes): if !bytes.isEmpty { request.body = .bytes(bytes) }
    case .file: if let spool = spool.take() { request.body = .file(spool.finish()) }
    case .nothing(let response): return deliver(response)
    }
    collector = .memory([])
    phase = .answering
    stepDeadline = worker.now + worker.timeouts.answer
    let responder = Responder(worker.mailbox, address)
    if let response = worker.handler.respond(to: request, later: responder) { deliver(response) }
  }

  /// Sends the application's response to a failure, and closes the connection after it.
  func refuse(_ failure: HTTPError) {
    // A body refused by its head keeps that refusal, even if the body then turns out too long.
    if case .nothing(let response) = collector, case .contentTooLarge = failure {
      return deliver(response, closes: true)
    }
    // This failure is in the head of the next request, not in the exchange before it.
    deliver(worker.handler.refuse(failure, head: head?.request), closes: true)
  }
}
