import HTTP
import Records

/// A kind of problem as its own address explains it.
extension ProblemKind: WorkedOut {
  static let layout = Layout<ProblemKind>(
    isOpen: true,
    .text("type") { $0.path },
    .text("title") { $0.title },
    .count("status") { $0.status.code },
    .text("explanation") { $0.explanation })

  /// The path of the page that explains it.
  var path: String { "/problems/\(rawValue)" }
}
