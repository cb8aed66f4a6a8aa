import Records

/// The answer of the health checks: `live`, `ready`, or why the server is not ready.
struct Health: WorkedOut {
  let status: String

  static let layout = Layout<Health>(isOpen: true, .text("status") { $0.status })
}
