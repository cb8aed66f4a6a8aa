/// What may stand where a record is referred to: its id, or `scheme:code` of a code that it has.
package enum Reference {
  /// The normal form of `text` for a reference to `target`; an org-id `GB-LAE-LBH` becomes `GB-LAE:LBH`.
  package static func normal(_ text: String, to target: String, _ catalogue: Catalogue)
    throws(Refusal) -> String
  {
    guard let resource = catalogue[target] else {
      preconditionFailure("\(target) is not in the catalogue")
    }
    if isID(text, of: resource) { return text }
    if let other = catalogue.resources.first(where: { isID(text, of: $0) }) {
      throw Refusal(
        "id_of_another_kind",
        "This is the id of one of the \(other.name); an id of the \(target) begins with \(resource.prefix)_."
      )
    }
    if let code = resource.alias?.reading?(text) { return code }
    if resource.alias != nil, let code = code(text) { return code }
    let codes = resource.alias == nil ? "" : " or one of its codes as scheme:code"
    throw Refusal(
      "reference",
      "Write the id of one of the \(target), \(resource.prefix)_ and 26 letters,\(codes).")
  }

  /// How identifiers begin that publishers of grants make themselves.
  package static let homemade = "360G-"

  /// Whether `text` has the form of an id of `resource`.
  package static func isID(_ text: String, of resource: Resource) -> Bool {
    guard text.utf8.count == resource.prefix.utf8.count + 27, text.hasPrefix(resource.prefix) else {
      return false
    }
    var text = text
    return text.withUTF8 { bytes in
      bytes[bytes.count - 27] == UInt8(ascii: "_")
        && ULID.isValid(UnsafeBufferPointer(rebasing: bytes.suffix(26)))
    }
  }

  /// `scheme:code` as it stands, or from the form of org-id.guide, list code and number with hyphens.
  ///
  /// What follows `360G-` may hold a colon, as in `360G-wolfson:org-5573`, and is one code all the same.
  package static func code(_ given: String) -> String? {
    guard (3...200).contains(given.utf8.count), CleanText.invisible(in: given) == nil,
      !given.hasPrefix(" "), !given.hasSuffix(" ")
    else { return nil }
    let text = CleanText.composed(given)
    if text.hasPrefix(homemade), let (scheme, code) = organisation(text) {
      return "\(scheme):\(code)"
    }
    if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = text.utf8[..<colon]
      return !scheme.isEmpty && !scheme.contains(0x20)
        && text.utf8.index(after: colon) < text.endIndex
        ? text : nil
    }
    return organisation(text).map { "\($0.scheme):\($0.code)" }
  }

  /// `scheme:code` of a reader, who asks and changes nothing, in the scheme's own spelling; throws the form of
  /// the scheme's codes for what cannot be one.
  package static func asked(_ code: String) throws(Refusal) -> String {
    guard let colon = code.utf8.firstIndex(of: UInt8(ascii: ":")) else { return code }
    let (name, rest) = (String(code[..<colon]), String(code[code.utf8.index(after: colon)...]))
    let listed = CodeScheme.listed
    guard
      let scheme = listed[name]
        ?? listed.values.first(where: {
          $0.name.lowercased() == name.lowercased()
        })
    else { return code }
    guard let spelled = scheme.spelled(rest) else {
      let hint = rest.contains(",") ? " Of several, give each in a parameter of its own." : ""
      throw Refusal(
        "code_form", "A code of \(scheme.name) is \(scheme.form), such as \(scheme.example).\(hint)"
      )
    }
    return "\(scheme.name):\(spelled)"
  }

  /// Scheme and code of an identifier in the form of org-id.guide: `GB-LAE-LBH`, `360G-trafford-x`.
  package static func organisation(_ text: String) -> (scheme: String, code: String)? {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    if text.hasPrefix(homemade) { return ("360G", String(parts[1])) }
    let rest = parts[1].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].utf8.count == 2, rest.count == 2, !rest[0].isEmpty, !rest[1].isEmpty,
      (parts[0] + rest[0]).utf8.allSatisfy({ ($0 >= 65 && $0 <= 90) || ($0 >= 48 && $0 <= 57) })
    else { return nil }
    return ("\(parts[0])-\(rest[0])", String(rest[1]))
  }
}
