import Foundation
import TestSupport
import Testing

/// The second listener, for Prometheus.
@Suite struct MetricsTests {
  private static let promtool = ["/usr/bin/promtool", "/usr/local/bin/promtool"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let isExpected =
    promtool != nil || ProcessInfo.processInfo.environment["CI"] != nil

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.enabled(if: isExpected, "there is no promtool (Debian's prometheus)"))
  func `the metrics pass promtool after requests of every sort`() async throws {
    let page = try await pageAfterRequests()
    try page.write(toFile: folder.path("metrics.txt"), atomically: true, encoding: .utf8)
    let check = try await Program.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "exec \(MetricsTests.promtool ?? "promtool") check metrics < metrics.txt"], in: folder)
    #expect(check.code == 0)
    #expect(check.text.isEmpty && check.complaint.isEmpty, "\(check.text)\(check.complaint)")
  }

  @Test func `requests are counted by route, method and status, never by what strangers sent`()
    async throws
  {
    let page = try await pageAfterRequests()
    let name = "concordat_http_request_duration_seconds"
    for labels in [
      #"route="/v1/areas",method="GET",status="2xx""#,
      #"route="/v1/areas",method="HEAD",status="2xx""#,
      #"route="/v1/areas/{id}",method="GET",status="4xx""#,
      #"route="/v1/organisations",method="POST",status="2xx""#,
      #"route="any",method="OPTIONS",status="2xx""#, #"route="none",method="any",status="4xx""#,
    ] {
      #expect(page.contains("\(name)_count{\(labels)} 1\n"), "\(labels)")
      #expect(page.contains("\(name)_bucket{\(labels),le=\"+Inf\"} 1\n"), "\(labels)")
    }
    for line in [
      #"concordat_http_answers_total{status="201"} 1"#, "concordat_writer_queue_jobs 0",
      "concordat_ready 1",
      "concordat_build_info{version=\"0.1.0\"} 1", #"concordat_long_work_limit{sort="search"} 8"#,
    ] {
      #expect(page.contains("\(line)\n"), "\(line)")
    }
    #expect(page.contains("concordat_last_sequence "))
    for stranger in ["nowhere", "BREW", "are_none"] { #expect(!page.contains(stranger)) }
  }

  @Test func `there is nothing else on the listener, and it is off unless asked for`() async throws
  {
    let server = try await RunningServer("serve", "--metrics-port", "0", in: folder)
    let port = try #require(server.metricsPort)
    #expect(Exchange("GET", "/v1/areas", port: port)?.status == 404)
    #expect(Exchange("POST", "/metrics", port: port)?.status == 405)
    #expect(Exchange("GET", "/metrics", port: server.port)?.status == 404)
    let plain = try await RunningServer("demo", in: folder)
    #expect(plain.metricsPort == nil)
  }

  private func pageAfterRequests() async throws -> String {
    let server = try await RunningServer("demo", "--metrics-port", "0", in: folder)
    for (method, path) in [
      ("GET", "/v1/areas"), ("HEAD", "/v1/areas"), ("GET", "/v1/areas/are_none"),
      ("OPTIONS", "/v1/areas"), ("GET", "/nowhere"),
    ] {
      _ = Exchange(method, path, port: server.port)
    }
    _ = Exchange(
      "POST", "/v1/organisations", port: server.port, key: "cdt_demo_loopback_only",
      body: #"{"name": "Harbour Trust", "sector": "third"}"#)
    let answer = try #require(Exchange("GET", "/metrics", port: server.metricsPort ?? 0))
    #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
    return answer.body
  }
}
