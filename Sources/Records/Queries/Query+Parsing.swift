import JSON

extension Query {
  /// Reads the parameters of a list; `resolve` turns a code into the id it stands for.
  ///
  /// Parameters named in `others` are skipped, because the caller reads them; `mark` is put into the digest
  /// beside the parameters. All faults are reported at once, each with its parameter.
  package init(
    _ resource: Resource, _ parameters: [(name: String, value: String)], in catalogue: Catalogue,
    for audience: Audience = .anyone, besides others: [String] = [], mark: String = "",
    resolve: (_ code: String, _ target: Resource) throws -> String?
  ) throws {
    (self.resource, self.audience, kinds) = (resource, audience, [resource])
    question = Query.text(of: resource, parameters, audience, mark: mark)
    digest = Query.digest(question)
    var faults: [Fault] = []
    var given: [String: [String]] = [:]
    var cursorText: String?
    var seen: Set<String> = []
    for (name, value) in parameters where !others.contains(name) {
      let isCommon = Query.common.contains { $0.hasSameBytes(as: name) }
      guard isCommon else {
        given[name, default: []].append(value)
        continue
      }
      guard seen.insert(name).inserted else {
        faults.append(
          Fault(.parameter(name), "repeated", "\(name) is given twice; give it once."))
        continue
      }
      do throws(Refusal) {
        switch name {
        case "limit": limit = try Query.limit(value)
        case "count": isCounted = try Query.flag(value)
        case "cursor": cursorText = value
        case "fields": members = Query.members(value, resource, &faults)
        case "modified_since":
          guard let instant = Instant(value) else { throw Refusal.instant(value) }
          filters.append(.modified(since: instant))
        case "q": search = try FullText(value)
        case "as_of": asOf = try Query.view(value, resource)
        default: break
        }
      } catch {
        faults.append(Fault(.parameter(name), error.code, error.detail))
      }
    }
    if let text = parameters.first(where: { $0.name == "sort" })?.value {
      do throws(RecordError) {
        sort = try Sort.terms(text, of: resource)
      } catch {
        if case .badRequest(let more) = error { faults += more }
      }
    }
    if let asOf { filters.append(.present(asOf)) }
    var reader = FilterReader(resource, catalogue, asOf)
    for name in given.keys.sorted() {
      do {
        try reader.read(name, given[name] ?? [], resolve)
      } catch let refusal as Refusal {
        faults.append(Fault(.parameter(name), refusal.code, refusal.detail))
      }
    }
    filters += reader.filters
    for kind in reader.consulted where kind !== resource { kinds.append(kind) }
    // SQLite's own limit is set to 1,000, and a page binds a few more.
    if let last = given.keys.max(), filters.reduce(0, { $0 + $1.bound }) > 800 {
      faults.append(
        Fault(.parameter(last), "count", "All filters together name too many values; name fewer."))
    }
    if let cursorText {
      cursor = Cursor(cursorText, digest: digest, terms: sort.count)
      if cursor == nil {
        faults.append(
          Fault(
            .parameter("cursor"), "cursor",
            "This is no cursor of this query; take the address in next as it stands, or start without a cursor."
          ))
      }
    }
    isHeavy = search != nil || sort.count > 1 || reader.scans
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  private static func limit(_ text: String) throws(Refusal) -> Int {
    guard let number = Digits.value(text.utf8), (1...maximumLimit).contains(number) else {
      throw Refusal("limit", "limit is a whole number from 1 to \(maximumLimit).")
    }
    return number
  }

  private static func view(_ text: String, _ resource: Resource) throws(Refusal) -> AsOf {
    guard let day = CalendarDate(text) else {
      throw Refusal("date", "Write a day that exists as YYYY-MM-DD, such as 2013-07-03.")
    }
    guard let view = AsOf(day, resource) else {
      throw Refusal(
        "unknown_parameter", "The \(resource.name) have no dates of their own to be shown as of.")
    }
    return view
  }

  private static func flag(_ text: String) throws(Refusal) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default: throw Refusal("flag", "Write true or false.")
    }
  }

  private static func members(_ text: String, _ resource: Resource, _ faults: inout [Fault])
    -> Set<String>
  {
    let known = resource.members
    var chosen: Set<String> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part)
      guard known.contains(where: { $0.hasSameBytes(as: name) }) else {
        let nearest = Nearest.sentence(to: name, among: known)
        faults.append(
          Fault(
            .parameter("fields"), "unknown_field",
            "\(resource.name) have no member called \(name)\(nearest)."))
        continue
      }
      chosen.insert(name)
    }
    return chosen
  }

  /// The text that identifies a query: kind, audience, sorted parameters without those of paging, and
  /// `mark`; a value's own line ends are escaped, so that it cannot pass for another parameter.
  static func text(
    of resource: Resource, _ parameters: [(name: String, value: String)], _ audience: Audience,
    mark: String = ""
  ) -> String {
    let others = ["limit", "cursor", "fields", "count"] + presenting
    var lines = parameters.filter { !others.contains($0.name) }.map { name, value in
      let isPlain = !value.utf8.contains { $0 == 0x0A || $0 == UInt8(ascii: "\\") }
      let line =
        isPlain
        ? value : value.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
      return "\(name)=\(line)\n"
    }
    if !mark.isEmpty { lines.append("=\(mark)\n") }
    return "\(resource.name)\(audience.mark)\n" + lines.sorted().joined()
  }

  // FNV-1a, 64 bits, of the question, for cursors and tags, which go back to who asked: enough against mistakes, not against somebody who wants a collision.
  static func digest(_ question: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in question.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
