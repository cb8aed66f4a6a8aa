/// References to a record of one of several kinds: an id says by its prefix of which kind it is, a code may be
/// borne by a record of each.
extension Reference {
  /// The normal form of `text` for a reference to one of the kinds `targets`.
  package static func normal(_ text: String, toOneOf targets: [String], _ catalogue: Catalogue)
    throws(Refusal) -> String
  {
    let resources = targets.compactMap { catalogue[$0] }
    if resources.contains(where: { isID(text, of: $0) }) { return text }
    let names = targets.joined(separator: " or ")
    if let other = catalogue.resources.first(where: { isID(text, of: $0) }) {
      let prefixes = resources.map { "\($0.prefix)_" }.joined(separator: " or ")
      throw Refusal(
        "id_of_another_kind",
        "This is the id of one of the \(other.name); an id of the \(names) begins with \(prefixes)."
      )
    }
    let bearers = resources.filter { $0.alias != nil }
    if !bearers.isEmpty, let code = code(text) { return code }
    for resource in bearers { if let code = resource.alias?.reading?(text) { return code } }
    let codes = bearers.isEmpty ? "" : " or one of its codes as scheme:code"
    throw Refusal("reference", "Write the id of one of the \(names),\(codes).")
  }

  /// What `reference`, a code in its normal form, is as a code of `target`.
  package static func spelled(_ reference: String, for target: Resource) -> String {
    target.alias?.reading?(reference) ?? reference
  }

  /// The sentence for a code that records of several kinds bear, which `ids` names.
  package static func ambiguity(_ code: String, _ ids: [String]) -> String {
    "The code \(code) is borne by \(ids.joined(separator: " and ")); give the id of the one that is meant."
  }
}
