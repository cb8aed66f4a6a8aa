import Records

/// Whether the server runs, or takes requests.
struct Health: WorkedOut {
  let status: String

  static let layout = Layout<Health>(isOpen: true, .text("status") { $0.status })
}
