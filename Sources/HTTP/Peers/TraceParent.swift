/// The caller's place in a distributed trace (W3C Trace Context, 3.2): written to the log, nothing
/// else.
package struct TraceParent: Equatable {
  package let traceID: String
  package let parentID: String

  /// The one `traceparent` of a request; nil if there is none, more than one, or one that breaks a rule.
  package init?(_ headers: Headers) {
    // Most requests have none, and to find that out costs no memory.
    guard let value = headers.first("traceparent"), headers.all("traceparent").count == 1 else {
      return nil
    }
    self.init(value)
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, TraceParent.isHex(parts[0], 2), parts[0] != "ff",
      // Version 00 ends after its four parts; a later one may go on.
      parts.count == 4 || parts[0] != "00",
      TraceParent.isHex(parts[1], 32), parts[1].contains(where: { $0 != "0" }),
      TraceParent.isHex(parts[2], 16), parts[2].contains(where: { $0 != "0" }),
      TraceParent.isHex(parts[3], 2)
    else { return nil }
    (traceID, parentID) = (String(parts[1]), String(parts[2]))
  }

  // Capitals are not allowed (3.2.2.3).
  private static func isHex(_ text: Substring, _ count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
  }
}
