import JSON

/// What came of an import, for a terminal, from its report as the API gives it.
struct ImportSummary {
  private static let mostFailures = 20

  let report: JSON

  private func count(_ name: String, in part: JSON? = nil) -> Int64 {
    (part ?? report)[name]?.integerValue ?? 0
  }

  private var errors: [JSON] { report["errors"]?.array ?? [] }

  /// 0, or 2 where rows have faults, or 1 where the import stopped on its way.
  var exitCode: Int32 {
    if errors.last?["code"] == "stopped" { return 1 }
    return count("failed") > 0 ? 2 : 0
  }

  var text: String {
    let skipped = count("skipped") > 0 ? ", \(count("skipped")) skipped" : ""
    let fate = report["kept"] == false ? "; nothing was kept" : ""
    let head =
      "\(count("rows")) rows: \(outcomes(report))\(skipped), \(count("failed")) failed\(fate)"
    let kinds = (report["kinds"]?.object?.members ?? []).map {
      "  \($0.name): \(outcomes($0.value))"
    }
    let notes = (report["notes"]?.array ?? []).map { "note: \($0.string ?? "")" }
    let near = (report["near_names"]?.array ?? []).prefix(ImportSummary.mostFailures).map { name in
      let others = (name["near"]?.array ?? []).compactMap(\.string).joined(separator: ", ")
      return "near: \(name["name"]?.string ?? "") is near \(others)"
    }
    let failures = errors.prefix(ImportSummary.mostFailures).map(ImportSummary.sentence)
    let more = errors.count + Int(count("errors_omitted")) - failures.count
    let rest = more > 0 ? ["and \(more) more; --json lists up to 1,000"] : []
    return ([head] + kinds + notes + near + failures + rest).joined(separator: "\n")
  }

  private func outcomes(_ part: JSON) -> String {
    "\(count("created", in: part)) created, \(count("updated", in: part)) updated, \(count("unchanged", in: part)) unchanged"
  }

  private static func sentence(_ error: JSON) -> String {
    func text(_ name: String) -> String? { error[name].flatMap { $0.isNull ? nil : $0.string } }
    let file = text("file").map { "\($0), " } ?? ""
    let place = "row \(error["row"]?.text ?? ""), line \(error["line"]?.text ?? "")"
    let column = text("column").map { ", \($0)" } ?? ""
    let value = text("value").map { " (\($0))" } ?? ""
    return "\(file)\(place)\(column): \(text("code") ?? ""): \(text("detail") ?? "")\(value)"
  }
}
