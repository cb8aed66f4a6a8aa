import Records

/// Writes the text format of Prometheus, version 0.0.4.
struct MetricsText {
  enum Kind: String {
    case counter
    case gauge
    case histogram
  }

  private(set) var text = ""

  /// A family without labels.
  mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: some Numeric) {
    begin(name, kind, help)
    line(name, [], "\(value)")
  }

  /// A family with one label.
  mutating func add(
    _ name: String, _ kind: Kind, _ help: String, by label: String,
    _ values: [(label: String, value: Int)]
  ) {
    begin(name, kind, help)
    for (value, number) in values { line(name, [(label, value)], "\(number)") }
  }

  /// The heading of a family of histograms.
  mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  /// One histogram; `counts` has one more than `bounds`.
  mutating func histogram(
    _ name: String, _ labels: [(String, String)] = [], bounds: [Double], counts: [Int], sum: Double
  ) {
    var all = 0
    for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], counts) {
      all += count
      line("\(name)_bucket", labels + [("le", bound)], "\(all)")
    }
    line("\(name)_sum", labels, "\(sum)")
    line("\(name)_count", labels, "\(all)")
  }

  // All values of labels are our own words, without quotes or line feeds.
  mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
    let list = labels.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(list)} \(value)\n"
  }
}
