import Evidence

/// A short text of what a declaration says about stored documents and the rows beside them: where it differs
/// from that of a file, these are made anew from the log.
///
/// Limits, words of a choice and sentences are left out, because no row depends on them.
enum DeclarationDigest {
  /// To be raised when the program makes other rows or documents of the same declaration, such as by
  /// another rule for a member that it works out: rules are code, which cannot be compared.
  private static let form = 1

  static func of(
    name: String, fields: [Field], alias: Resource.Alias?, lifecycle: Lifecycle?,
    dated: [String]
  ) -> String {
    var parts = ["\(form)", name, DeclarationDigest.text(fields)]
    if let alias { parts.append("alias \(alias.list) \(alias.code)") }
    if let lifecycle {
      let published = lifecycle.published?.joined(separator: " ") ?? "all"
      parts.append("states \(lifecycle.field) \(lifecycle.initial) \(published)")
      if let states = lifecycle.states { parts.append(text(lifecycle, states)) }
      if let embargo = lifecycle.embargo { parts.append("embargo \(embargo.at)") }
      parts += lifecycle.timed.map(text)
    }
    if !dated.isEmpty { parts.append("dated \(dated.joined(separator: " "))") }
    return of(parts)
  }

  static func of(_ parts: [String]) -> String {
    SHA256.digest(Array(parts.joined(separator: "\n").utf8)).prefix(8).hexadecimal
  }

  /// What decides when a record falls due.
  private static func text(_ timed: Lifecycle.Timed) -> String {
    let time = "\(timed.isAfter ? "after" : "at") \(timed.at)"
    let from = timed.from.joined(separator: " ")
    return switch timed.subject {
    case .record: "due \(from) \(time)"
    case .elements(let list, let field, _): "due \(list) \(field) \(from) \(time)"
    }
  }

  /// What the list of states of a record that has none yet is worked out from.
  private static func text(_ lifecycle: Lifecycle, _ states: String) -> String {
    let moves = lifecycle.moves.map { move in
      "\(move.from.joined(separator: " ")) to \(move.to) \(move.day?.member ?? "")"
    }
    return "list \(states) \(moves.joined(separator: ", "))"
  }

  private static func text(_ fields: [Field]) -> String {
    fields.map { field in
      ([field.name, text(field.kind)] + uses(of: field)).joined(separator: " ")
    }.joined(separator: ", ")
  }

  private static func uses(of field: Field) -> [String] {
    var words: [String] = []
    if field.parameter != nil { words.append("filter") }
    if field.isSortable { words.append("sort") }
    if field.isContained { words.append("contains") }
    if field.isSearched { words.append("search") }
    if field.compute != nil { words.append("computed") }
    if field.isServed { words.append("served") }
    if field.isSummed { words.append("summed") }
    if field.isOwners { words.append("owners") }
    if field.isUnpublished { words.append("unpublished") }
    if let name = field.formerName { words.append("formerly \(name)") }
    if let member = field.lastDayShown { words.append("until \(member)") }
    if let shown = field.wordsShown {
      words.append("for \(shown.member) \(shown.words.joined(separator: " "))")
    }
    return words
  }

  private static func text(_ kind: Kind) -> String {
    switch kind {
    case .text: "text"
    case .lines: "lines"
    case .integer: "integer"
    case .money: "money"
    case .share: "share"
    case .boolean: "boolean"
    case .choice: "choice"
    case .choices: "choices"
    case .date: "date"
    case .uncertainDate: "uncertain date"
    case .instant: "instant"
    case .financialYear: "financial year"
    case .code: "code"
    case .language: "language"
    case .currency: "currency"
    case .url: "url"
    case .email: "email"
    case .postcode: "postcode"
    // The word that files have, whose tables stay as they are.
    case .decimal: "degrees"
    case .geometry(let subject, let newest): "geometry of \(subject) newest \(newest)"
    case .texts: "texts"
    case .reference(let target): "reference \(target)"
    case .references(let target): "references \(target)"
    case .anyReference(let targets): "reference \(targets.map(\.name).joined(separator: " or "))"
    case .anyReferences(let targets): "references \(targets.map(\.name).joined(separator: " or "))"
    case .record(let fields): "record (\(text(fields)))"
    case .list(let fields): "list (\(text(fields)))"
    }
  }
}
