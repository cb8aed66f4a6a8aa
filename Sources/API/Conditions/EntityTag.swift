import Evidence
package import HTTP
package import Records
package import Store

/// Entity tags: strong ones, `"3"` for version 3 of a record (RFC 9110, 8.8.3).
package enum EntityTag {
  package static func of(version: Int64) -> String { "\"\(version)\"" }

  /// The tag of a record as `audience` sees it: `"3@all"` if it sees all members, `"3-` and the
  /// declaration's digest if members that were declared later complete the stored version.
  ///
  /// The answer's body follows from these and, as of a day, from the day; so all of them are in the
  /// tag. If more is shown than members, `+` and a digest of that follows, and before the digest, if
  /// other records are embedded, `seq`, the latest entry of their kinds.
  package static func of(
    _ edition: Edition, _ resource: Resource, for audience: Audience, on day: CalendarDate? = nil,
    showing mark: String = "", at seq: Int64? = nil
  ) -> String {
    let digest = edition.isCompleted ? "-\(resource.digest)" : ""
    let day = day.map { "-\($0)" } ?? ""
    let shown = mark.isEmpty ? "" : "+\(seq.map { "\($0)-" } ?? "")\(self.digest(mark))"
    let audience = audience == .anyone || !resource.hidesMembers && seq == nil ? "" : audience.mark
    return "\"\(edition.version)\(digest)\(day)\(shown)\(audience)\""
  }

  /// The tag of a list: made of the query's digest, the form (one URL can have several), `seq`, the
  /// latest entry of the kinds that the list reads, the digests of their declarations, and what is
  /// shown beside members.
  package static func of(
    _ query: Query, at seq: Int64, of kinds: [Resource], as format: Format,
    showing mark: String = ""
  ) -> String {
    let declared = kinds.reduce(0) { $0 &+ (UInt64($1.digest, radix: 16) ?? 0) }
    let digest = String(UInt64(bitPattern: query.digest) &+ declared, radix: 36)
    let shown = mark.isEmpty ? "" : "+\(self.digest(mark))"
    return "\"\(seq)-\(digest)\(shown)\(format == .json ? "" : "-\(format.suffix)")\""
  }

  private static func digest(_ text: String) -> String {
    SHA256.digest(Array(text.utf8)).prefix(8).map { String($0, radix: 36) }.joined()
  }

  /// The tag of a worked-out answer: made of the question, of `seq`, the latest entry of the kinds
  /// that the answer reads, and of the digests of their declarations.
  package static func of(_ question: String, at seq: Int64, of kinds: [Resource]) -> String {
    "\"\(seq)-\(digest("\(question)\n\(kinds.map(\.digest).joined())"))\""
  }

  /// The tags in the values of a condition's header: `*`, or each with its quotes.
  static func list(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",") }.map { String(ForwardedField.trimmed($0)) }
  }

  /// Whether `If-None-Match` names `tag`, compared weakly (RFC 9110, 13.1.2).
  package static func noneMatchFails(_ headers: Headers, _ tag: String) -> Bool {
    guard headers.contains("If-None-Match") else { return false }
    let values = headers.all("If-None-Match")
    // Nearly always the one tag that an answer had.
    if values == [tag] { return true }
    return list(values).contains { $0 == "*" || uncompressed($0) == tag }
  }

  /// A tag as it was before a proxy that compresses answers marked it: nginx makes it weak, Apache puts the name
  /// of the coding at its end.
  private static func uncompressed(_ tag: String) -> String {
    let strong = tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
    for coding in ["gzip", "br", "zstd", "deflate"] where strong.hasSuffix("-\(coding)\"") {
      return "\(strong.dropLast(coding.count + 2))\""
    }
    return strong
  }

  /// The versions that `If-Match` allows.
  ///
  /// A tag that a compressing proxy marked counts as the one that was sent:
  /// what it names is the version of the record, not the bytes of an answer, so nothing can be lost by it.
  ///
  /// Only a tag's version counts. Its audience does not: members that a writer cannot see are not
  /// lost by the write. Nor does its digest: members declared later make no other version.
  static func precondition(_ headers: Headers) throws(RecordError) -> Precondition {
    guard headers.contains("If-Match") else { return .missing }
    let tags = list(headers.all("If-Match"))
    if tags == ["*"] { return .any }
    // Without its quotes a version would match nothing, however often the client read the record
    // again.
    if let odd = tags.first(where: { $0.wholeMatch(of: /(W\/)?"[^"]*"/) == nil }) {
      throw .badRequest([
        Fault(
          .header("If-Match"), "form",
          "Write the tag of an answer with its quotes, as in If-Match: \"3\", or * alone; not \(odd)."
        )
      ])
    }
    return .versions(
      tags.map(uncompressed).compactMap { tag in
        guard
          let parts = tag.wholeMatch(of: /"([0-9]+)(?:-[0-9a-f]{16})?(?:\+[0-9a-z-]+)?(?:@.*)?"/)
        else {
          return nil
        }
        return Digits.value(parts.output.1.utf8).map(Int64.init)
      })
  }
}
