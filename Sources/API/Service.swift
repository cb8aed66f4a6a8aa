import Dispatch
package import Evidence
package import HTTP
import JSON
package import Records
package import Store
import Synchronization

/// What all workers of a server share: the register, the table of endpoints, the limits.
package final class Service: Sendable {
  /// How a service is set up.
  package struct Options: Sendable {
    /// Origins whose pages may read answers.
    package var origins = ["*"]
    /// Scheme and authority under which clients reach the server, `https://register.example.org`; addresses in
    /// answers are paths if it is nil.
    package var publicURL: String?
    /// By which heads of the tree of hashes are signed; nil if they are not.
    package var headKey: HeadKey?
    /// Where copies of the register go; nil if none are made.
    package var backups: BackupSchedule?
    /// The most bytes of a body.
    package var maxBody = 1 << 20
    /// The most bytes of a file to import.
    package var maxImport = 1 << 30
    /// The rate of each address; nil for no limit.
    package var rateLimit: RateLimit?
    /// The rate of each key, from whatever addresses; nil if their requests count against the
    /// address.
    package var keyRateLimit: RateLimit?
    /// The proxies whose headers about their clients are believed.
    package var proxies = TrustedProxies()
    /// The monotonic clock that rates are counted by, in nanoseconds.
    package var ticks: @Sendable () -> Int64 = { Int64(DispatchTime.now().uptimeNanoseconds) }
    /// The operator's log.
    package var log = Log.none

    package init() {}
  }

  package let store: Store
  package let endpoints: [Endpoint]
  package let options: Options
  let router: Router
  /// Where to read on from a record, by the names of the kinds.
  let related: [String: RelatedPaths]
  let limiter = RateLimiter()
  package let answer: Answer
  private let madeDescription = Mutex<(yaml: DescriptionFile, json: DescriptionFile)?>(nil)
  /// Searches and other lists that walk many rows; 8 keep two cores busy without starving the workers.
  package let searches = Quota(8, "Too many long searches are under way.")
  /// Files on their way; each holds a connection of 2 MB and a snapshot.
  let files = Quota(64, "Too many files are being sent.")
  let workedOut = WorkedOutMemory()
  let pages = PageMemory()
  let backups = Quota(1, "A backup is being made.")
  let imports = Quota(4, "Too many imports are under way.")
  private let isStopping = Atomic<Bool>(false)
  private let tallies = Mutex<[RequestTally]>([])
  let started = Instant.now

  /// A service with these endpoints.
  package init(_ store: Store, options: Options = Options(), endpoints: [Endpoint]) {
    (self.store, self.options) = (store, options)
    self.endpoints = endpoints
    router = Router(endpoints)
    related = Dictionary(
      uniqueKeysWithValues: store.catalogue.resources.map { resource in
        (resource.name, RelatedPaths(resource, in: store.catalogue, endpoints))
      })
    answer = Answer(origins: options.origins)
  }

  /// A handler for one thread, with a connection of its own.
  ///
  /// With `keyless` a request without a key may do that: for a socket that only the file's owner can open.
  package func makeHandler(keyless: Access? = nil) throws -> API {
    let tally = RequestTally(endpoints)
    tallies.withLock { $0.append(tally) }
    return API(self, try store.makeReader(), tally, keyless: keyless)
  }

  /// What all handlers counted.
  var allTallies: [RequestTally] { tallies.withLock { $0 } }

  /// The answer on a connection for which there is no room: a problem, as for every failure.
  package var busyAnswer: Response {
    let problem = Problem(
      .busy, "The server has as many connections as it takes.", code: "connections",
      headers: [("Retry-After", "5")])
    var response = answer.problem(problem, nil, "connections")
    response.note.id = "connections"
    return response
  }

  /// From now on the server reports that it is not ready, so that no new work is sent to it.
  package func beginStopping() { isStopping.store(true, ordering: .releasing) }

  /// Why requests should not come here: the server stops, or cannot write, which is half of its work; nil
  /// if they should.
  var hindrance: String? {
    if isStopping.load(ordering: .acquiring) { return "stopping" }
    guard store.acceptsWrites else {
      let state = store.checkState == .damaged ? "damaged" : "failed"
      return "storage \(state): no writes are taken, reading goes on"
    }
    return store.lacksRoom ? "storage full: no writes are taken, reading goes on" : nil
  }

  /// What an operator should look at although requests are answered as ever; nil if there is nothing.
  var warning: String? {
    store.checkpointFails
      ? "ready, but the log could not be copied into the register's file: what is written is kept, and the log grows"
      : nil
  }

  /// The API's description, made at the first use: its examples are answers of a sample register.
  func description() throws -> (yaml: DescriptionFile, json: DescriptionFile) {
    try madeDescription.withLock { made in
      if let made { return made }
      let description = try Description.files(endpoints, store.catalogue)
      made = description
      return description
    }
  }

  /// Answers `call` on a thread of its own with the response that `work` returns; throws a `busy`
  /// problem if `quota` is used up.
  ///
  /// Returns nil, so that the worker does not answer; `work` returns nil if something else sends
  /// the response. The place is released before the response is sent, so that a client that asks
  /// again once it has its answer never finds its own place in use.
  package func answerLong(
    _ quota: Quota, _ call: Call, _ later: Responder,
    _ work: @escaping @Sendable () throws -> Response?
  ) throws -> Response? {
    answerLong(
      try quota.acquire(for: payer(call)), call, later, within: store.limits.answerSeconds, work)
  }

  /// Answers `call` in the same way, in a place that was acquired before; the work ends after `seconds`, if they
  /// are given, or when the client is gone.
  func answerLong(
    _ place: Quota.Place, _ call: Call, _ later: Responder, within seconds: Double? = nil,
    _ work: @escaping @Sendable () throws -> Response?
  ) -> Response? {
    let effort = seconds.map { seconds in
      let watch = later.watch()
      return Effort(seconds: seconds) { watch.isOver }
    }
    PatientThread.run { [self] in
      let response: Response?
      let start = ThreadClock.now
      do {
        response = try Effort.$current.withValue(effort, operation: work)
      } catch {
        response = failure(error, call.request, call.requestID)
      }
      place.release()
      charge(call, nanoseconds: ThreadClock.now - start)
      if let response { later.send(response) }
    }
    return nil
  }

  /// The address of a path of this server: a path alone where no public address is set.
  ///
  /// Never one made of the Host that a client sent: caches give one client's answer to another.
  func address(_ path: String, query: String) -> String {
    "\(options.publicURL ?? "")\(path)?\(query)"
  }
}
