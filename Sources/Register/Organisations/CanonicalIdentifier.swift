import JSON
import Records

/// Chooses the identifier that stands for a body, or a partnership that is none, in exports: `org_id`, in the form of
/// org-id.guide.
enum CanonicalIdentifier {
  /// The prefix of the identifiers that the register creates itself.
  static let minted = "360G-concordat-"

  /// The schemes in order of preference; the list codes of org-id.guide.
  private static let ranking = [
    "GB-LAE", "GB-LAS", "GB-PLA", "GB-LANI", "GB-GOR", "GB-NHS", "GB-CHC", "GB-SC", "GB-NIC",
    "GB-COH", "GB-EDU", "GB-UKPRN", "GB-MPR",
  ]

  /// The identifier of the most preferred official scheme, or else one made from the record's id.
  ///
  /// The latter is never given to another record.
  static func of(_ members: JSONObject, id: String) -> String {
    let identifiers = members.list("identifiers").compactMap { item -> (rank: Int, text: String)? in
      guard let scheme = item.text("scheme"), let identifier = item.text("identifier") else {
        return nil
      }
      let text = "\(scheme)-\(identifier)"
      if let rank = ranking.firstIndex(of: scheme) { return (rank, text) }
      return isListCode(scheme) ? (ranking.count, text) : nil
    }
    // Of several with the same rank the first in the record.
    return identifiers.min { $0.rank < $1.rank }?.text ?? minted + id
  }

  /// The record id, beginning with `prefix`, within an identifier that the register created; nil for any other text.
  static func id(in text: String, prefix: String) -> String? {
    let id = text.dropFirst(minted.utf8.count)
    return text.hasPrefix(minted) && id.hasPrefix("\(prefix)_") ? String(id) : nil
  }

  /// Whether a scheme has the form of a list code: a country or XI, and letters, as in US-EIN.
  private static func isListCode(_ scheme: String) -> Bool {
    let parts = scheme.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count == 2 && !parts[1].isEmpty
      && parts.joined().allSatisfy { ($0 >= 65 && $0 <= 90) || ($0 >= 48 && $0 <= 57) }
  }
}
