/// Where the server listens, and its limits of time and memory.
package struct ServerConfiguration: Sendable {
  /// Which system call waits for sockets.
  package enum Polling: Sendable {
    /// The best that the system has: epoll on Linux, else `poll(2)`.
    case native
    /// `poll(2)`, which every system has.
    case poll
  }

  static let defaultRequestLine = 8 * 1024 + 256
  static let defaultHead = 32 * 1024

  /// A name or an address to listen on.
  package var host = "127.0.0.1"
  /// The port, or 0 for any free one.
  package var port = 8080
  /// A socket that already listens, used instead of host and port.
  package var inherited: CInt?
  /// A path in the file system to listen at instead of host and port, and the user whom that is for.
  package var local: (path: String, owner: UInt32?)?
  /// Threads that serve; nil means one for each active core.
  package var workers: Int?
  /// Seconds to receive a complete head, and to receive the first byte of a new connection.
  package var headTimeout = 10.0
  /// Seconds to receive a body after its head, plus one for each 16 KiB received.
  ///
  /// Also the longest pause between two parts of it.
  package var bodyTimeout = 30.0
  /// Seconds a connection may be idle between requests.
  package var idleTimeout = 60.0
  /// Seconds a client may read nothing of what is sent to it; it is cut off at most a quarter of them later.
  package var writeTimeout = 30.0
  /// The bytes a second that a client must read of a stream, on average, once half a minute was spent waiting
  /// for it: each holds a place and a snapshot.
  package var minimumReadRate = 2048
  /// Seconds until a promised response, or the next chunk of a stream, must be there.
  package var answerTimeout = 120.0
  /// Seconds a closing connection stays open for the client to read its last response.
  package var lingerTimeout = 5.0
  /// The most bytes of a request line.
  package var maxRequestLine = ServerConfiguration.defaultRequestLine
  /// The most bytes of a whole head; never more than 16 MiB.
  package var maxHead = ServerConfiguration.defaultHead
  /// The most fields of a head.
  package var maxFields = 100
  /// The most connections at one time; nil means as many as the descriptor limit safely allows.
  package var maxConnections: Int?
  /// The most connections at one time from one address; nil means half of all, and at least 1,024.
  ///
  /// Behind a proxy all clients have one address.
  package var maxConnectionsPerAddress: Int?
  /// The most bytes of bodies in memory at one time, for all unanswered requests together.
  ///
  /// A body beyond that is refused; spooled bodies do not count.
  package var maxBodies = 64 << 20
  /// What a client is sent, before it has asked anything, when there is no room for its connection.
  package var busyAnswer = Response(
    .serviceUnavailable, headers: ResponseHeaders([("Retry-After", "5")]))
  /// Bytes that may wait for one slow client before the server stops reading from it.
  package var outputBuffer = 256 * 1024
  /// Seconds that requests in progress may take once the server stops.
  package var drainSeconds = 10.0
  /// Seconds an idle connection is kept open once the server stops, for a request on its way.
  ///
  /// A client that saw its connection close could not know whether its request was served (RFC 9112
  /// section 9.5).
  package var drainIdleSeconds = 1.0
  /// The monotonic clock that all these times are measured by, in nanoseconds.
  package var ticks: @Sendable () -> Int64 = { Clock.monotonic() }
  /// How workers wait for sockets.
  package var polling = Polling.native
  /// The folder for bodies that are too long for memory.
  package var spoolFolder = "/tmp"
  /// The bytes that such bodies leave free on that folder's disk.
  package var spoolMinimumFree = 64 << 20

  /// The default configuration.
  package init() {}

  var parserLimits: ParserLimits {
    ParserLimits(
      requestLine: maxRequestLine, head: min(maxHead, 16 * 1024 * 1024), fields: maxFields)
  }
}
