import JSON

/// Who reads: some records and members are shown to some alone.
package enum Audience: Sendable, Hashable {
  /// Everybody who reaches the server.
  case anyone
  /// Who may read what is not public: of the records that one organisation owns, or of all.
  case insiders(of: String?)

  /// All that the register holds, as its operator sees it.
  package static let operators = Audience.insiders(of: nil)

  /// Whether something owned by `owners` that is not public is shown.
  package func sees(ownedBy owners: [String]) -> Bool {
    switch self {
    case .anyone: false
    case .insiders(nil): true
    case .insiders(let owner?): owners.contains { $0.hasSameBytes(as: owner) }
    }
  }

  /// What tells one audience's answers from another's.
  package var mark: String {
    switch self {
    case .anyone: ""
    case .insiders(let owner): "@\(owner ?? "all")"
    }
  }
}
