import HTTP

/// What one worker counted of the requests it answered: by route, method and class of status.
///
/// Labels come from the table of endpoints, never from a request's path or method, of which there
/// is no end.
final class RequestTally: Sendable {
  /// The labels of one histogram: route, method, and class of status such as `2xx`.
  struct Series {
    let route: String
    let method: String
    let status: String
  }

  /// Seconds; the upper ends of the buckets.
  static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
  private static let nanoseconds = bounds.map { Int64($0 * 1e9) }
  /// The cells of a class of status: one for each bucket, one for longer times, one for the sum.
  private static let width = bounds.count + 2
  /// The class 0 is for connections that ended before their answer was whole.
  private static let classes = ["cut", "1xx", "2xx", "3xx", "4xx", "5xx"]
  private static let mostStatus = 600

  private let endpoints: [Endpoint]
  private let durations: CounterTable
  private let statuses = CounterTable(RequestTally.mostStatus)

  init(_ endpoints: [Endpoint]) {
    self.endpoints = endpoints
    durations = CounterTable(
      RequestTally.lines(endpoints) * RequestTally.classes.count * RequestTally.width)
  }

  /// The number of lines: two for each endpoint, of which one is for HEAD, then one for OPTIONS,
  /// and one for requests that no endpoint answers.
  private static func lines(_ endpoints: [Endpoint]) -> Int { 2 * endpoints.count + 2 }

  func count(_ exchange: Exchange) {
    let line =
      exchange.note.route.map { 2 * $0 + (exchange.request?.method == .head ? 1 : 0) }
      ?? (2 * endpoints.count + (exchange.request?.method == .options ? 0 : 1))
    let status = exchange.status
    let kind = exchange.isCut ? 0 : status / 100
    let start = (line * RequestTally.classes.count + kind) * RequestTally.width
    var bucket = 0
    while bucket < RequestTally.bounds.count,
      exchange.nanoseconds > RequestTally.nanoseconds[bucket]
    {
      bucket += 1
    }
    durations.add(1, at: start + bucket)
    durations.add(Int(exchange.nanoseconds), at: start + RequestTally.width - 1)
    statuses.add(1, at: status)
  }

  /// The series of all workers together that have counted anything, with their buckets and the sum in seconds.
  static func durations(_ tallies: [RequestTally]) -> [(series: Series, counts: [Int], sum: Double)]
  {
    guard let endpoints = tallies.first?.endpoints else { return [] }
    var found: [(Series, [Int], Double)] = []
    for line in 0..<lines(endpoints) {
      for (kind, status) in classes.enumerated() {
        let start = (line * classes.count + kind) * width
        let cells = (start..<start + width).map { cell in
          tallies.reduce(0) { $0 + $1.durations[cell] }
        }
        let counts = Array(cells.dropLast())
        guard counts.contains(where: { $0 > 0 }) else { continue }
        found.append((series(line, status, endpoints), counts, Double(cells[width - 1]) / 1e9))
      }
    }
    return found
  }

  /// The number of answers of each status that occurred.
  static func statuses(_ tallies: [RequestTally]) -> [(status: Int, count: Int)] {
    (100..<mostStatus).compactMap { status in
      let count = tallies.reduce(0) { $0 + $1.statuses[status] }
      return count > 0 ? (status, count) : nil
    }
  }

  private static func series(_ line: Int, _ status: String, _ endpoints: [Endpoint]) -> Series {
    guard line < 2 * endpoints.count else {
      let isOptions = line == 2 * endpoints.count
      return Series(
        route: isOptions ? "any" : "none", method: isOptions ? "OPTIONS" : "any", status: status)
    }
    let endpoint = endpoints[line / 2]
    let method = line % 2 == 1 ? "HEAD" : endpoint.method.name
    return Series(route: endpoint.path, method: method, status: status)
  }
}
