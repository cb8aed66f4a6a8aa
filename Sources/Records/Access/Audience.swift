import JSON

/// Who reads: some records and members are shown only to insiders.
package enum Audience: Sendable, Hashable {
  /// Everybody who reaches the server.
  case anyone
  /// Who may read what is not public: of the records that one organisation owns, or of all.
  case insiders(of: String?)

  /// The register's operator, who sees everything.
  package static let operators = Audience.insiders(of: nil)

  /// Whether this audience sees what is not public in records that `owners` own.
  package func sees(ownedBy owners: [String]) -> Bool {
    switch self {
    case .anyone: false
    case .insiders(nil): true
    case .insiders(let owner?): owners.contains { $0.hasSameBytes(as: owner) }
    }
  }

  /// A short text, different for each audience, for digests and tags of what it is shown.
  package var mark: String {
    switch self {
    case .anyone: ""
    case .insiders(let owner): "@\(owner ?? "all")"
    }
  }
}
