/// One client's connection: a state machine driven by its worker, one request at a time.
///
/// The extensions read, answer and write; this file has the states and the transitions.
final class Connection {
  enum Phase {
    /// Waiting for a request, or reading one.
    case reading
    /// The handler will send its response later, from another thread.
    case answering
    /// Sending a body chunk by chunk from its source.
    case streaming
    /// Writing what is left; the connection closes after it.
    case closing
    /// Our side is closed; input is discarded so that the client can still read its last response.
    case lingering
    case closed
  }

  /// What to do with the body that is arriving.
  enum Collector {
    case memory([UInt8])
    case file(limit: Int)
    /// Discard it, because the head alone decided this response.
    case nothing(Response)
  }

  /// Requests served in a row before other connections get their turn.
  static let turnsAtOnce = 32
  /// A refused body up to this size is read and discarded, so that the connection can be reused.
  static let drainedBody = 64 * 1024
  /// The bytes of a body that need no share of the memory for all: 40 MB if ten thousand clients send so many.
  ///
  /// So small writes, and the administration of keys, go on while others use up the rest.
  static let freeBody = 4 * 1024
  /// Bytes of input discarded after the last response before the connection is closed anyway.
  static let lingerBytes = 8 * 1024 * 1024

  let socket: Socket
  let serial: UInt32
  let newcomer: Newcomer
  // `close` removes the connection from the worker's table, which breaks the reference cycle.
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
  /// Bytes of all bodies' memory that this one has taken, and for whom.
  var budgeted = 0
  var payer: Payer?
  var exchange: UInt64 = 0
  /// Tells the thread that makes the response whether the client still waits.
  var responseWatch: Watch?

  var stream: (any BodySource)?
  var streamHead: Response?
  var isChunked = false
  var isPulling = false
  var keepsAlive = true

  /// The status of the current response, and the count of bytes before it.
  var status = 0
  var note = Response.Note()
  var started: Int64 = 0
  var madeBefore = 0

  var isInHead = false
  var bodyStart: Int64 = 0
  var dropped = 0
  var stepDeadline: Int64
  var writeDeadline = Int64.max
  /// Whether the kernel's send buffer is full.
  var isBlocked = false
  /// Whether parsing stopped only because too much output was waiting to be written.
  private var waitsForRoom = false
  /// Bytes passed to the kernel so far, and the count at the end of the last response.
  var written = 0
  var complete = 0
  var pace = ReadingPace()
  /// Whether the response that was written last is a stream.
  var isStreamed = false
  /// When the worker will check the deadline; never later than `deadline`.
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

  /// The time at which `expire` must be called, in nanoseconds of the monotonic clock.
  var deadline: Int64 { min(stepDeadline, writeDeadline) }

  var address: Mailbox.Address {
    Mailbox.Address(descriptor: socket.descriptor, serial: serial, exchange: exchange)
  }

  var hasOutputRoom: Bool { output.isOpen && output.count < worker.configuration.outputBuffer }

  /// Whether no byte of a request or a response is pending.
  var isIdle: Bool { phase == .reading && parser.isIdle && output.isEmpty }

  func becameReady(_ readiness: Readiness) {
    // Both sides are closed, so nobody could receive a response.
    if readiness.hungUp, !interest.contains(.read) { return close() }
    if readiness.writable, !flush() { return }
    if readiness.readable || readiness.hungUp { receive() }
    proceed()
  }

  /// Parses and answers what has arrived, until there is something to wait for.
  func proceed() {
    var turns = Self.turnsAtOnce
    output.borrowRoom(from: &worker.spareOutput)
    while phase == .reading, hasOutputRoom {
      guard turns > 0 else {
        worker.callAgain(self)
        break
      }
      guard step(&turns) else { break }
      if !hasOutputRoom, !flush() { return }
    }
    waitsForRoom = phase == .reading && !hasOutputRoom
    settle()
  }

  /// Writes what can be written, and decides what to wait for next.
  func settle() {
    guard phase != .closed, flush() else { return }
    // No event reports what was written just now, and a request received long ago may wait for the room.
    if waitsForRoom, hasOutputRoom, !callsAgain {
      waitsForRoom = false
      worker.callAgain(self)
    }
    output.returnRoom(to: &worker.spareOutput)
    parser.returnRoom(to: &worker.spareInput)
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

  /// Sends the busy response at once, without waiting for a request.
  func turnAway() {
    deliver(worker.configuration.busyAnswer, closes: true)
    settle()
  }

  /// Stops after the current request, or after a short wait if there is none.
  func drain() {
    if isIdle { receive() }
    proceed()
  }

  /// Closes the connection and removes it; the peer receives everything written before.
  func close() {
    guard phase != .closed else { return }
    letGo()
    socket.close()
  }

  /// Closes the connection with a reset, so that a cut response cannot look complete.
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

  // Reading is switched off only when an unwanted event shows that it matters (see `receive`), so a
  // request answered later does not cost two changes to the poller.
  private func watch() {
    var wanted = interest.intersection(.read)
    if wantsInput { wanted.insert(.read) }
    if !output.isEmpty { wanted.insert(.write) }
    guard wanted != interest else { return }
    interest = wanted
    worker.poller.change(socket.descriptor, serial: serial, to: wanted)
  }
}
