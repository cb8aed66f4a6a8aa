import HTTP
import JSON
import Records
import Store

/// One request on its way: what it asks, of which route, by whom, and under which id it is answered.
struct Call: Sendable {
  let request: Request
  let route: Route
  let match: Router.Match
  let parameters: [(name: String, value: String)]
  let format: Format
  /// What the caller's key may do; nil for a reader without one.
  let access: Access?
  let requestID: String

  /// Who reads, and so what is shown.
  var audience: Audience {
    guard let access, access.allows(.drafts) else { return .anyone }
    return .insiders(of: access.owner)
  }

  /// What a write is entered under.
  func signature(note: String?, at instant: Instant) -> Signature {
    Signature(
      actor: actor ?? "", note: note, at: instant, owner: access?.owner, audience: audience,
      scopes: access?.scopes ?? [])
  }

  /// The actor that a write is entered under; nil for a reader without a key.
  var actor: String? { access?.actor }

  /// The parameter of the path called `name`.
  func place(_ name: String) -> String { match.parameter(name) }

  /// Refuses parameters other than `known`.
  func allowOnly(_ known: [String]) throws {
    var faults: [Fault] = []
    for (index, parameter) in parameters.enumerated() {
      if !known.contains(where: { $0.hasSameBytes(as: parameter.name) }) {
        let list = known.isEmpty ? "takes none" : "takes \(known.joined(separator: ", "))"
        faults.append(
          Fault(
            .parameter(parameter.name), "unknown_parameter",
            "There is no such parameter here; this path \(list)\(Nearest.sentence(to: parameter.name, among: known))."
          ))
      } else if parameters[..<index].contains(where: { $0.name == parameter.name }) {
        faults.append(
          Fault(
            .parameter(parameter.name), "repeated",
            "\(parameter.name) is given twice; give it once."))
      }
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  /// Makes every reading, and throws the faults of all that refuse what they read.
  func together(_ readings: (() throws -> Void)...) throws {
    var faults: [Fault] = []
    for reading in readings {
      do {
        try reading()
      } catch RecordError.badRequest(let more) {
        faults += more
      }
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
  }

  /// The value of a parameter that is one of `words`; `fallback` if it is not given.
  func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, _ fallback: Word) throws
    -> Word
  {
    guard let text = parameters.first(where: { $0.name == name })?.value else { return fallback }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw RecordError.badRequest([
        Fault(.parameter(name), "not_a_choice", "\(name) is one of \(words).")
      ])
    }
    return word
  }

  /// The value of a parameter that is true or false.
  func flag(_ name: String) throws -> Bool {
    switch parameters.first(where: { $0.name == name })?.value {
    case nil, "false": return false
    case "true": return true
    default:
      throw RecordError.badRequest([Fault(.parameter(name), "flag", "\(name) is true or false.")])
    }
  }

  /// The value of a parameter that is a whole number in `range`.
  func number(_ name: String, _ fallback: Int, _ range: ClosedRange<Int>) throws -> Int {
    guard let text = parameters.first(where: { $0.name == name })?.value else { return fallback }
    guard let number = Digits.value(text.utf8), range.contains(number) else {
      throw RecordError.badRequest([
        Fault(
          .parameter(name), name,
          "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound).")
      ])
    }
    return number
  }

  /// The body as JSON.
  func json() throws -> JSON {
    switch request.body {
    case .none:
      throw Problem(
        .badJSON, "The body is empty; send a JSON object.", code: "empty_body",
        faults: [Fault(.pointer(""), "empty_body", "Send a JSON object.")])
    case .bytes(let bytes):
      do throws(JSONError) {
        return try JSON(parsing: bytes)
      } catch {
        guard isForm else { throw error }
        var problem = Problem(error)
        problem.detail += " The body was read as JSON; form fields are not taken."
        throw problem
      }
    case .file: preconditionFailure("only imports spool their bodies")
    }
  }

  /// Whether the body bears curl's own media type, under which JSON is taken too.
  private var isForm: Bool {
    request.headers.first("Content-Type")?.lowercased().hasPrefix("application/x-www-form") ?? false
  }

  /// The body as a merge patch; an empty one changes nothing.
  func patch(isOptional: Bool = false) throws -> JSONObject {
    if isOptional, case .none = request.body { return [:] }
    guard case .object(let object) = try json() else {
      throw RecordError.invalid([
        Fault(
          .pointer(""), "not_an_object", "A merge patch is a JSON object of the members to change.")
      ])
    }
    return object
  }

  /// The reason for the change, kept in the history.
  func note() throws -> String? {
    guard let note = request.headers.first("Change-Note") else { return nil }
    guard (1...500).contains(note.unicodeScalars.count) else {
      throw RecordError.badRequest([
        Fault(.header("Change-Note"), "length", "A change note has 1 to 500 characters.")
      ])
    }
    return note
  }

  /// The idempotency key of the request.
  func idempotencyKey() throws -> String? {
    guard let key = request.headers.first("Idempotency-Key") else { return nil }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw RecordError.badRequest([
        Fault(
          .header("Idempotency-Key"), "form",
          "An idempotency key has 1 to 255 visible ASCII characters.")
      ])
    }
    return key
  }

  /// Refuses an idempotency key under which nothing would be remembered: who sent it would trust in it.
  func refuseIdempotencyKey(_ detail: String) throws {
    guard request.headers.contains("Idempotency-Key") else { return }
    throw RecordError.badRequest([Fault(.header("Idempotency-Key"), "not_taken", detail)])
  }

  /// Tells this request from every other under the same key.
  var fingerprint: [UInt8] {
    var bytes = Array("\(request.method.name) \(request.path)?\(request.query ?? "")\n".utf8)
    if case .bytes(let body) = request.body { bytes += body }
    return SHA256.digest(bytes)
  }

  /// Whether `Prefer` asks for an answer without a body (RFC 7240).
  var prefersMinimal: Bool {
    request.headers.all("Prefer").contains { value in
      value.split(separator: ",").contains { preference in
        // A preference may carry parameters, and its value may stand in quotes.
        let text = preference.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        return text.lowercased() == "return=minimal"
      }
    }
  }
}
