import Dispatch

extension Connection {
  /// Sends a response that another thread made, if this connection still waits for it.
  func answer(_ response: Response, exchange: UInt64) {
    guard isAnswering(exchange) else { return }
    deliver(response)
    proceed()
  }

  /// Begins to send the response to the current request.
  func deliver(_ response: Response, closes: Bool = false) {
    (status, note) = (response.status.code, response.note)
    keepsAlive = !closes && !worker.isDraining && (head?.keepAlive ?? false)
    // The client has closed its side and nothing is left to parse, so no request can follow.
    if inputEnded, !parser.hasInput { keepsAlive = false }
    isStreamed = false
    if case .stream(let source) = response.body, pulls(response) {
      isStreamed = true
      pace.restart()
      phase = .streaming
      stream = source
      streamHead = response
      return pullIfRoom()
    }
    if encodeHead(response) == .bytes, case .bytes(let bytes) = response.body {
      output.append(bytes)
    }
    finishExchange()
  }

  /// Asks the source for its next chunk when little is left to write; one chunk at a time.
  func pullIfRoom() {
    guard let stream, !isPulling, output.count <= worker.configuration.outputBuffer / 2 else {
      return
    }
    isPulling = true
    stepDeadline = worker.now + worker.timeouts.answer
    worker.streams.async { [mailbox = worker.mailbox, address] in
      mailbox.post(.chunk(address, Result { try stream.next() }))
    }
  }

  /// Queues the chunk that the source delivered.
  func send(_ chunk: Result<[UInt8]?, any Error>, exchange: UInt64) {
    guard phase == .streaming, exchange == self.exchange else { return }
    isPulling = false
    stepDeadline = .max
    switch chunk {
    case .success(let bytes):
      startStream()
      if let bytes { append(bytes) } else { endStream() }
      proceed()
    case .failure where streamHead != nil:
      // Nothing was sent yet, so the client can still get an error status.
      stream = nil
      streamHead = nil
      refuse(.answerFailed)
      proceed()
    case .failure:
      abort()
    }
  }

  /// Reports the exchange to the handler, and prepares for the next one.
  func tell(isCut: Bool) {
    let made = written &+ output.count
    let nanoseconds = head == nil ? 0 : worker.configuration.ticks() - started
    worker.handler.finished(
      Exchange(
        request: head?.request, remoteAddress: newcomer.remoteAddress, status: status, note: note,
        bytes: made &- madeBefore, nanoseconds: nanoseconds, isCut: isCut))
    if head != nil { worker.traffic.inHand.add(-1) }
    (status, note, madeBefore) = (0, Response.Note(), made)
  }

  /// Whether this exchange still waits for a response from another thread.
  func isAnswering(_ exchange: UInt64) -> Bool { phase == .answering && exchange == self.exchange }

  /// Tells the thread that makes the response that the client no longer waits for it.
  func unwatch() {
    responseWatch?.end()
    responseWatch = nil
  }

  private func pulls(_ response: Response) -> Bool {
    let code = response.status.code
    return head?.request.method != .head && code != 204 && code != 304
  }

  // The head is sent with the first chunk: a source that fails at once becomes a 500.
  private func startStream() {
    guard let response = streamHead else { return }
    streamHead = nil
    isChunked = encodeHead(response) == .chunks
  }

  private func append(_ bytes: [UInt8]) {
    if isChunked {
      output.gather { ResponseEncoder.chunk(bytes, to: &$0) }
    } else {
      output.gather { $0.append(contentsOf: bytes) }
    }
  }

  private func endStream() {
    if isChunked { output.gather { $0.append(contentsOf: ResponseEncoder.lastChunk) } }
    stream = nil
    finishExchange()
  }

  private func encodeHead(_ response: Response) -> ResponseEncoder.Remainder {
    var circumstances = ResponseEncoder.Circumstances(
      isHead: head?.request.method == .head, minorVersion: head?.request.minorVersion ?? 1,
      keepAlive: keepsAlive)
    let remainder = output.gather {
      worker.encoder.head(response, &circumstances, second: worker.second, to: &$0)
    }
    keepsAlive = circumstances.keepAlive
    return remainder
  }

  private func finishExchange() {
    tell(isCut: false)
    exchange &+= 1
    unwatch()
    head = nil
    collector = .memory([])
    spool = nil
    releaseBody()
    isInHead = false
    phase = keepsAlive && !worker.isDraining ? .reading : .closing
    stepDeadline = phase == .reading ? worker.now + worker.timeouts.idle : .max
  }
}
