import Dispatch

/// One thread's event loop; owns its poller, its connections and its handler, and shares none.
final class Worker {
  let configuration: ServerConfiguration
  let timeouts: Timeouts
  let mailbox: Mailbox
  let census: Census
  let bodies: Pot
  let poller: any Poller
  let handler: any Handler
  /// Where body sources are pulled, so that a slow one never blocks a worker.
  let streams: DispatchQueue
  /// The buffer for every `recv` of this worker; the parser copies from it.
  let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
  /// A buffer lent to the connection being served, so that ten thousand idle ones need none.
  var spareInput: [UInt8] = []
  var spareOutput: [UInt8] = []

  let traffic: Traffic
  var encoder = ResponseEncoder()
  var requestIDs = RequestIDs()
  private(set) var now: Int64
  private(set) var second = Clock.second()
  private(set) var isDraining = false

  private var connections: [Connection?] = []
  private var open = 0
  private var nextSerial: UInt32 = 1
  private var wheel: TimerWheel
  private var again: [Connection] = []
  private var drainDeadline = Int64.max
  /// How long idle connections are kept once the server stops.
  private(set) var restUntil = Int64.max

  /// Nil when the process has no file descriptor left for it.
  init?(
    configuration: ServerConfiguration, mailbox: Mailbox, census: Census, bodies: Pot,
    traffic: Traffic,
    handler: any Handler, streams: DispatchQueue
  ) {
    guard let poller = Self.poller(configuration.polling) else { return nil }
    self.configuration = configuration
    now = configuration.ticks()
    wheel = TimerWheel(now: now)
    timeouts = Timeouts(configuration)
    self.mailbox = mailbox
    self.census = census
    self.bodies = bodies
    self.traffic = traffic
    self.poller = poller
    self.handler = handler
    self.streams = streams
    guard poller.watch(mailbox.descriptor, serial: 0, for: .read) else { return nil }
  }

  deinit { scratch.deallocate() }

  /// Serves until it is told to stop and the requests in progress are done.
  func run() {
    var events: [Readiness] = []
    while !isDraining || open > 0 {
      handler.rest()
      poller.wait(milliseconds: patience, into: &events)
      now = configuration.ticks()
      second = Clock.second()
      for (index, event) in events.enumerated() {
        // New connections and responses made elsewhere wait behind a few requests, not behind all
        // that are ready, so an overloaded server still answers its health check in time.
        if index % 4 == 3, mailbox.hasLetters { openLetters() }
        handle(event)
      }
      let turns = again
      again.removeAll(keepingCapacity: true)
      for connection in turns {
        connection.callsAgain = false
        connection.proceed()
      }
      while let descriptor = wheel.popDue(at: now) { check(descriptor) }
      if now >= drainDeadline { connections.forEach { $0?.abort() } }
    }
    for letter in mailbox.close() {
      switch letter {
      case .adopt(let newcomer): turnOut(newcomer)
      case .call(let work): work()
      case .watch(_, let watch): watch.end()
      case .answer, .chunk, .stop: break
      }
    }
  }

  /// Continues with the connection after the others have had their turn.
  func callAgain(_ connection: Connection) {
    connection.callsAgain = true
    again.append(connection)
  }

  /// Makes sure that the connection's deadline is checked in time.
  func schedule(_ connection: Connection) {
    guard connection.deadline < connection.scheduled else { return }
    connection.scheduled = connection.deadline
    wheel.set(connection.socket.descriptor, at: connection.deadline)
  }

  func forget(_ connection: Connection) {
    poller.forget(connection.socket.descriptor)
    wheel.remove(connection.socket.descriptor)
    connections[Int(connection.socket.descriptor)] = nil
    open -= 1
    mailbox.countConnection(-1)
    census.leave(connection.newcomer)
  }

  private func turnOut(_ newcomer: Newcomer) {
    mailbox.countConnection(-1)
    census.leave(newcomer)
    Socket(descriptor: newcomer.descriptor).close()
  }

  private static func poller(_ polling: ServerConfiguration.Polling) -> (any Poller)? {
    #if os(Linux)
      if polling == .native { return EpollPoller() }
    #endif
    return PollPoller()
  }

  private var patience: CInt {
    if !again.isEmpty { return 0 }
    let next = min(wheel.earliest ?? .max, drainDeadline)
    guard next < .max else { return -1 }
    // Rounded up, or the last fraction of a millisecond would be spent spinning.
    return CInt(max(0, min((next - now) / 1_000_000 + 1, 60_000)))
  }

  private func handle(_ event: Readiness) {
    if event.descriptor == mailbox.descriptor {
      openLetters()
    } else {
      connection(event.descriptor, event.serial)?.becameReady(event)
    }
  }

  private func openLetters() {
    for letter in mailbox.collect() { open(letter) }
  }

  private func connection(_ descriptor: CInt, _ serial: UInt32) -> Connection? {
    guard connections.indices.contains(Int(descriptor)),
      let connection = connections[Int(descriptor)], connection.serial == serial
    else { return nil }
    return connection
  }

  private func open(_ letter: Mailbox.Letter) {
    switch letter {
    case .adopt(let newcomer): adopt(newcomer)
    case .answer(let address, let response):
      guard let connection = connection(address.descriptor, address.serial),
        connection.isAnswering(address.exchange)
      else { return }
      connection.answer(response(), exchange: address.exchange)
    case .watch(let address, let watch):
      guard let connection = connection(address.descriptor, address.serial),
        connection.isAnswering(address.exchange)
      else { return watch.end() }
      connection.responseWatch = watch
    case .chunk(let address, let chunk):
      connection(address.descriptor, address.serial)?.send(chunk, exchange: address.exchange)
    case .call(let work): work()
    case .stop:
      isDraining = true
      restUntil = now + timeouts.drainIdle
      drainDeadline = now + timeouts.drain
      for connection in connections { connection?.drain() }
    }
  }

  private func adopt(_ newcomer: Newcomer) {
    let descriptor = newcomer.descriptor
    guard poller.watch(descriptor, serial: nextSerial, for: .read) else {
      return turnOut(newcomer)
    }
    let connection = Connection(newcomer, serial: nextSerial, worker: self)
    nextSerial &+= 1
    while connections.count <= Int(descriptor) { connections.append(nil) }
    connections[Int(descriptor)] = connection
    open += 1
    guard newcomer.isAdmitted else { return connection.turnAway() }
    // The first request has usually arrived already: reading now saves a wait.
    connection.receive()
    connection.proceed()
  }

  private func check(_ descriptor: CInt) {
    guard let connection = connections[Int(descriptor)] else { return }
    connection.scheduled = .max
    if connection.deadline <= now { connection.expire() } else { schedule(connection) }
  }
}
