import Foundation
package import HTTP
import Records
import Store

/// Answers `/metrics` for Prometheus, on a listener of its own.
package final class Metrics: Handler {
  private let service: Service
  private let reader: Reader
  private let statistics: @Sendable () -> Server.Statistics

  init(
    _ service: Service, _ reader: Reader, _ statistics: @escaping @Sendable () -> Server.Statistics
  ) {
    (self.service, self.reader, self.statistics) = (service, reader, statistics)
  }

  package func admit(_ head: Request) -> Admission { .buffer(limit: 0) }

  package func respond(to request: Request, later: Responder) -> Response? {
    guard request.path == "/metrics" else {
      return text(.notFound, "There is only /metrics here.\n")
    }
    guard request.method == .get || request.method == .head else {
      return text(.methodNotAllowed, "Send GET.\n", [("Allow", "GET, HEAD")])
    }
    return Response(
      .ok,
      headers: ResponseHeaders([("Content-Type", "text/plain; version=0.0.4; charset=utf-8")]),
      body: .bytes(Array(page().utf8)))
  }

  package func refuse(_ failure: HTTPError, head: Request?) -> Response {
    text(Problem(failure).kind.status, "\(failure.detail)\n")
  }

  package func finished(_ exchange: Exchange) {}

  private func text(_ status: Status, _ text: String, _ headers: [(String, String)] = [])
    -> Response
  {
    Response(
      status, headers: ResponseHeaders([("Content-Type", "text/plain; charset=utf-8")] + headers),
      body: .bytes(Array(text.utf8)))
  }

  /// The whole page: all families of metrics with their present values.
  func page() -> String {
    var text = MetricsText()
    requests(to: &text)
    connections(to: &text)
    storage(to: &text)
    work(to: &text)
    process(to: &text)
    return text.text
  }

  private func requests(to text: inout MetricsText) {
    let tallies = service.allTallies
    let name = "concordat_http_request_duration_seconds"
    text.begin(name, .histogram, "Time from a request's head to its whole answer.")
    for (series, counts, sum) in RequestTally.durations(tallies) {
      text.histogram(
        name, [("route", series.route), ("method", series.method), ("status", series.status)],
        bounds: RequestTally.bounds, counts: counts, sum: sum)
    }
    text.add(
      "concordat_http_answers_total", .counter, "Answers by status; 429, 503 and 507 are refusals.",
      by: "status", RequestTally.statuses(tallies).map { ("\($0.status)", $0.count) })
  }

  private func connections(to text: inout MetricsText) {
    let now = statistics()
    text.add(
      "concordat_http_requests_in_flight", .gauge, "Requests whose answer is not whole yet.",
      now.requestsInHand)
    text.add("concordat_http_connections", .gauge, "Connections that are open.", now.connections)
    text.add(
      "concordat_http_connections_accepted_total", .counter, "Connections that were let in.",
      now.accepted)
    text.add(
      "concordat_http_connections_refused_total", .counter,
      "Connections for which there was no room.", now.refused)
    text.add(
      "concordat_http_received_bytes_total", .counter, "Bytes read from clients.", now.bytesReceived
    )
    text.add("concordat_http_sent_bytes_total", .counter, "Bytes sent to clients.", now.bytesSent)
  }

  private func storage(to text: inout MetricsText) {
    if let sequence = try? reader.sequence() {
      text.add(
        "concordat_last_sequence", .gauge, "The number of the register's latest entry.", sequence)
    }
    guard let now = service.store.activity else { return }
    text.add("concordat_writer_queue_jobs", .gauge, "Writes that wait.", now.queuedJobs)
    text.add("concordat_writer_queue_bytes", .gauge, "Bytes of writes that wait.", now.queuedBytes)
    text.add(
      "concordat_writer_refused_total", .counter, "Writes that found the queue full.",
      now.refusedJobs)
    for (name, help, histogram) in [
      ("concordat_writer_group_jobs", "Writes in each transaction.", now.groupJobs),
      (
        "concordat_writer_commit_duration_seconds", "Time of each transaction, its sync among it.",
        now.commitSeconds
      ),
    ] {
      text.begin(name, .histogram, help)
      text.histogram(
        name, bounds: histogram.bounds, counts: histogram.counts, sum: histogram.sum)
    }
    text.add(
      "concordat_checkpoints_total", .counter, "Checkpoints of the log by their outcome.",
      by: "outcome",
      [
        ("done", now.checkpoints.done), ("busy", now.checkpoints.busy),
        ("failed", now.checkpoints.failed),
      ])
    let state = service.store.checkState
    text.add(
      "concordat_file_check", .gauge,
      "1 for what the check of the whole file after the start is at.",
      by: "state", DeepCheck.State.allCases.map { ("\($0)", $0 == state ? 1 : 0) })
    text.add("concordat_database_bytes", .gauge, "Length of the register's file.", now.fileBytes)
    text.add("concordat_wal_bytes", .gauge, "Length of the log beside the file.", now.logBytes)
  }

  private func work(to text: inout MetricsText) {
    let quotas = [
      ("search", service.searches), ("file", service.files), ("import", service.imports),
    ]
    text.add(
      "concordat_long_work", .gauge, "Long work under way, by its sort.", by: "sort",
      quotas.map { ($0.0, $0.1.inUse) })
    text.add(
      "concordat_long_work_limit", .gauge, "The most of it at one time.", by: "sort",
      quotas.map { ($0.0, $0.1.most) })
    text.add(
      "concordat_long_work_refused_total", .counter, "Long work that found no place.", by: "sort",
      quotas.map { ($0.0, $0.1.refused) })
    text.add(
      "concordat_ready", .gauge, "1 if requests should come here.", service.hindrance == nil ? 1 : 0
    )
    text.add(
      "concordat_log_lines_dropped_total", .counter, "Lines that the log lost.",
      service.options.log.dropped())
  }

  private func process(to text: inout MetricsText) {
    let facts = ProcessFacts()
    text.add(
      "process_cpu_seconds_total", .counter, "Processor time in seconds.", facts.processorSeconds)
    if let bytes = facts.residentBytes {
      text.add("process_resident_memory_bytes", .gauge, "Bytes in memory.", bytes)
    }
    if let files = facts.openFiles {
      text.add("process_open_fds", .gauge, "Open file descriptors.", files)
    }
    text.add(
      "process_start_time_seconds", .gauge, "When the server started, in seconds since 1970.",
      Double(service.started.milliseconds) / 1000)
    text.begin("concordat_build_info", .gauge, "The program's version.")
    text.line("concordat_build_info", [("version", API.version)], "1")
  }
}

extension Service {
  /// A handler for the listener of the metrics, with a reading connection of its own.
  package func makeMetrics(_ statistics: @escaping @Sendable () -> Server.Statistics) throws
    -> Metrics
  {
    Metrics(self, try store.makeReader(), statistics)
  }
}
