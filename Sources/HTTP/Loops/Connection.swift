/// One client's connection: a state machine that its worker drives, one request in work at a time.
///
/// Reading, answering and writing are in the extensions; here are the states and what moves them.
final class Connection {
  enum Phase {
    /// A request is awaited or arriving.
    case reading
    /// The handler has promised an answer.
    case answering
    /// A body source is being pulled.
    case streaming
    /// What is left must be written, then the connection ends.
    case closing
    /// Our side is shut; input is dropped so that the client can read its last answer.
    case lingering
    case closed
  }

  /// What happens to the body that is arriving.
  enum Collector {
    case memory([UInt8])
    case file(limit: Int)
    /// Dropped, because this answer was decided by the head alone.
    case nothing(Response)
  }

  /// Requests served in one go before other connections get their turn.
  static let turnsAtOnce = 32
  /// A refused body up to this size is read and dropped, so that the connection can go on.
  static let drainedBody = 64 * 1024
  /// Input dropped after the last answer before the client is left to itself.
  static let lingerBytes = 8 * 1024 * 1024

  let socket: Socket
  let serial: UInt32
  let newcomer: Newcomer
  // The cycle with the worker ends when `close` takes the connection out of the worker's table.
  let worker: Worker
  var parser: RequestParser
  var output = OutputBuffer()
  var phase = Phase.reading
  var interest = Interest.read
  var inputEnded = false
  var callsAgain = false

  var head: ParsedHead?
  var collector = Collector.memory([])
  var spool: SpoolWriter?
  var bodyBytes = 0
  /// What the body in memory has taken of the server's budget.
  var budgeted = 0
  var exchange: UInt64 = 0
  /// Through which the answer's maker hears whether it is still awaited.
  var listener: Watch?

  var stream: (any BodySource)?
  var streamHead: Response?
  var isChunked = false
  var isPulling = false
  var keepsAlive = true

  /// What the answer in hand is, and how much had been made before it.
  var status = 0
  var note = Response.Note()
  var started: Int64 = 0
  var madeBefore = 0

  var isInHead = false
  var bodyStart: Int64 = 0
  var dropped = 0
  var stepDeadline: Int64
  var writeDeadline = Int64.max
  /// Whether the kernel takes no more at present.
  var isBlocked = false
  /// Bytes given to the kernel so far, and how many when the last answer had gone to it.
  var written = 0
  var complete = 0
  /// The bytes taken by the client that have already bought it time; nil until that is first looked at.
  var paid: Int?
  /// When the worker will look at the deadline; not after `deadline`.
  var scheduled = Int64.max

  init(_ newcomer: Newcomer, serial: UInt32, worker: Worker) {
    self.newcomer = newcomer
    socket = Socket(descriptor: newcomer.descriptor)
    self.serial = serial
    self.worker = worker
    parser = RequestParser(
      limits: worker.configuration.parserLimits, remoteAddress: newcomer.remoteAddress)
    stepDeadline = worker.now + worker.timeouts.head
  }

  /// The time at which `expire` must be called.
  var deadline: Int64 { min(stepDeadline, writeDeadline) }

  var address: Mailbox.Address {
    Mailbox.Address(descriptor: socket.descriptor, serial: serial, exchange: exchange)
  }

  var takesOutput: Bool { output.isOpen && output.count < worker.configuration.outputBuffer }

  /// Whether nothing is in hand: no byte of a request, none of an answer.
  var isIdle: Bool { phase == .reading && parser.isIdle && output.isEmpty }

  func becameReady(_ readiness: Readiness) {
    // Both sides are gone and nothing is awaited from the peer: nobody would take an answer.
    if readiness.hungUp, !interest.contains(.read) { return close() }
    if readiness.writable, !flush() { return }
    if readiness.readable || readiness.hungUp { receive() }
    proceed()
  }

  /// Parses and answers what has arrived until there is something to wait for.
  func proceed() {
    var turns = Self.turnsAtOnce
    output.takeRoom(from: &worker.spareOutput)
    while phase == .reading, takesOutput {
      guard turns > 0 else {
        worker.callAgain(self)
        break
      }
      guard step(&turns) else { break }
      if !takesOutput, !flush() { return }
    }
    settle()
  }

  /// Writes what can be written and arranges what to wait for next.
  func settle() {
    guard phase != .closed, flush() else { return }
    output.giveRoom(to: &worker.spareOutput)
    parser.giveRoom(to: &worker.spareInput)
    if phase == .streaming { pullIfRoom() }
    if worker.isDraining, isIdle { stepDeadline = min(stepDeadline, worker.restUntil) }
    if phase == .closing, output.isEmpty {
      if inputEnded { return close() }
      socket.shutdownWriting()
      phase = .lingering
      let isHurried = worker.isDraining || !newcomer.isAdmitted
      let patience = isHurried ? worker.timeouts.lingerAtEnd : worker.timeouts.linger
      stepDeadline = worker.now + patience
    }
    startHeadClock()
    watch()
    worker.schedule(self)
  }

  /// Tells a client that there is no room, without waiting for its request.
  func turnAway() {
    deliver(worker.configuration.busyAnswer, closes: true)
    settle()
  }

  /// Serves nothing after what is in hand; where there is nothing, what comes within a moment.
  func drain() {
    if isIdle { receive() }
    proceed()
  }

  /// Ends the connection and forgets it; the peer sees the end of what was written.
  func close() {
    guard phase != .closed else { return }
    letGo()
    socket.close()
  }

  /// Ends the connection with a reset, where an answer would otherwise look whole.
  func abort() {
    guard phase != .closed else { return }
    letGo()
    socket.abort()
  }

  private func letGo() {
    if head != nil { tell(isCut: true) }
    phase = .closed
    stream = nil
    streamHead = nil
    spool = nil
    unwatch()
    releaseBody()
    head = nil
    worker.forget(self)
  }

  private func startHeadClock() {
    guard phase == .reading, !isInHead, !parser.isIdle, !parser.isInBody else { return }
    isInHead = true
    stepDeadline = worker.now + worker.timeouts.head
  }

  // Reading is switched off only when an unwanted event shows that it matters (see `receive`), so
  // a request answered later does not cost two changes of the set.
  private func watch() {
    var wanted = interest.intersection(.read)
    if wantsInput { wanted.insert(.read) }
    if !output.isEmpty { wanted.insert(.write) }
    guard wanted != interest else { return }
    interest = wanted
    worker.poller.change(socket.descriptor, serial: serial, to: wanted)
  }
}
