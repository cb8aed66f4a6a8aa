/// Where the server listens and what it promises about time and memory.
package struct ServerConfiguration: Sendable {
  /// Which call tells the workers that sockets are ready.
  package enum Polling: Sendable {
    /// The best the system has.
    case native
    /// `poll(2)`, everywhere.
    case poll
  }

  static let defaultRequestLine = 8 * 1024 + 256
  static let defaultHead = 32 * 1024

  /// A name or an address to listen on.
  package var host = "127.0.0.1"
  /// The port, or 0 for any free one.
  package var port = 8080
  /// A socket that listens already, in the place of host and port.
  package var inherited: CInt?
  /// Threads that serve; nil is one for each active core.
  package var workers: Int?
  /// Seconds for a head from its first byte, and for the first byte of a new connection.
  package var headTimeout = 10.0
  /// Seconds for a body from the end of its head, and a second more for each 16 KiB that came; also
  /// the longest it may pause.
  package var bodyTimeout = 30.0
  /// Seconds a connection may rest between requests.
  package var idleTimeout = 60.0
  /// Seconds a client may take nothing of what is sent to it; one that takes less than 512 bytes a
  /// second is cut too, after at most four times as long.
  package var writeTimeout = 30.0
  /// Seconds until an answer that was promised, or the next chunk of a stream, must be there.
  package var answerTimeout = 120.0
  /// Seconds a closing connection still listens, so that the client reads its last answer.
  package var lingerTimeout = 5.0
  /// Bytes of a request line.
  package var maxRequestLine = ServerConfiguration.defaultRequestLine
  /// Bytes of a whole head; never more than 16 MiB.
  package var maxHead = ServerConfiguration.defaultHead
  /// Fields of a head.
  package var maxFields = 100
  /// Connections at one time; nil is as many as the descriptor limit lets be safe.
  package var maxConnections: Int?
  /// Connections at one time from one address; nil is half of all, and never less than 1,024.
  ///
  /// A proxy in front makes all clients one address.
  package var maxConnectionsPerAddress: Int?
  /// Bytes of bodies held in memory at one time, all together, until their requests are answered.
  ///
  /// A body beyond is refused; spooled ones do not count.
  package var maxBodies = 64 << 20
  /// What a client gets, before it has asked, when there is no room for its connection.
  package var busyAnswer = Response(
    .serviceUnavailable, headers: ResponseHeaders([("Retry-After", "5")]))
  /// Bytes that may wait for one slow client before the server stops reading from it.
  package var outputBuffer = 256 * 1024
  /// Seconds that requests in hand may take once the server stops.
  package var drainSeconds = 10.0
  /// Seconds that a resting connection is kept open once the server stops: a request may be on its way,
  /// and a client that saw its connection end could not know whether it was served (RFC 9112, 9.5).
  package var drainIdleSeconds = 1.0
  /// How workers wait.
  package var polling = Polling.native
  /// Where bodies too long for memory are kept while they are read.
  package var spoolFolder = "/tmp"

  /// The defaults.
  package init() {}

  var parserLimits: ParserLimits {
    ParserLimits(
      requestLine: maxRequestLine, head: min(maxHead, 16 * 1024 * 1024), fields: maxFields)
  }
}
