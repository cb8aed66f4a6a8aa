import Geometry
package import JSON

/// Judges one value of a kind that is not a list or a record.
package struct Scalar: Sendable {
  private let kind: Kind
  private let catalogue: Catalogue

  package init(_ kind: Kind, _ catalogue: Catalogue) {
    (self.kind, self.catalogue) = (kind, catalogue)
  }

  /// The value in its normal form: instants in UTC, whole numbers as integers, codes as `scheme:code`.
  package func accept(_ given: JSON) throws(Refusal) -> JSON {
    switch kind {
    case .text(let length): return .string(try line(text(given), length))
    case .lines(let length): return .string(try lines(text(given), length))
    case .integer(let range): return .integer(try integer(given, range))
    case .money(let range):
      if range.lowerBound == 0, let amount = given.integerValue, amount < 0 {
        throw Refusal(
          "range",
          "An amount is 0 or more. Money that came back is an amendment of its award, with a delta below 0."
        )
      }
      return .integer(try integer(given, range))
    case .share: return .integer(try integer(given, 0...10_000))
    case .boolean:
      guard case .bool = given else { throw type("true or false", given) }
      return given
    case .choice(let words):
      let word = try text(given)
      guard words.contains(where: { $0.hasSameBytes(as: word) }) else {
        throw Refusal(
          "not_a_choice", "Choose one of \(words.joined(separator: ", "))\(near(word, words)).")
      }
      return given
    case .date:
      guard CalendarDate(try text(given)) != nil else {
        throw Refusal("date", "Write a day that exists as YYYY-MM-DD, such as 2013-07-03.")
      }
      return given
    case .uncertainDate:
      guard UncertainDate(try text(given)) != nil else {
        throw Refusal(
          "uncertain_date",
          "Write 2007-06-07, 2010-01, 2013, 2007~, XXXX-01-10, 2007-07/2007-12 or 2010-01/.. with dates that exist."
        )
      }
      return given
    case .instant:
      let written = try text(given)
      guard let instant = Instant(written) else {
        throw Refusal(
          "instant",
          "Write a moment with its offset, such as 2026-11-22T09:30:00.123Z; finer than milliseconds is left out.\(Refusal.hint(instant: written))"
        )
      }
      return .string(instant.description)
    case .financialYear: return .string(try financialYear(text(given)))
    case .code:
      let code = try CleanText.composed(text(given))
      if let scalar = CleanText.invisible(in: code) { throw CleanText.refusal(scalar) }
      return .string(try line(code, 1...100))
    case .language:
      guard Forms.isLanguage(try text(given)) else {
        throw Refusal("language", "Write a language tag such as en, cy or gd.")
      }
      return given
    case .currency:
      let code = try text(given)
      // Exactly three bytes, because `contains` accepts canonically equal texts, none of which is so short.
      guard code.utf8.count == 3, Currencies.codes.contains(code) else {
        throw Refusal("currency", "Write a currency code of ISO 4217 in capitals, such as GBP.")
      }
      return given
    case .url:
      guard Forms.isURL(try text(given)) else {
        throw Refusal("url", "Write an absolute http or https address of at most 2,000 characters.")
      }
      return given
    case .email:
      guard Forms.isEmail(try text(given)) else {
        throw Refusal("email", "Write one e-mail address such as press@example.org.")
      }
      return given
    case .reference(let target):
      return .string(try Reference.normal(text(given), to: target, catalogue))
    case .anyReference(let targets):
      return .string(try Reference.normal(text(given), toOneOf: targets.map(\.name), catalogue))
    case .postcode:
      guard let postcode = Postcode(try text(given)) else {
        throw Refusal("postcode", "Write a whole postcode of the United Kingdom, such as SW1A 1AA.")
      }
      return .string(postcode.description)
    case .decimal(let range):
      do throws(GeometryFault) {
        _ = try Degrees.units(given, range)
      } catch {
        guard range.upperBound > 180, error.code != "type" else { throw Refusal(error) }
        throw Refusal(
          "range",
          "Write a number between \(range.lowerBound) and \(range.upperBound) with at most 9 decimals; nothing is rounded here."
        )
      }
      return given
    case .geometry, .choices, .texts, .references, .anyReferences, .record, .list:
      preconditionFailure("geometries, lists and records are judged by Validator")
    }
  }

  private func text(_ given: JSON) throws(Refusal) -> String {
    guard case .string(let text) = given else { throw type("a string", given) }
    return text
  }

  private func integer(_ given: JSON, _ range: ClosedRange<Int64>) throws(Refusal) -> Int64 {
    switch given {
    case .integer, .decimal: break
    case .null, .bool, .string, .array, .object: throw type("a whole number", given)
    }
    guard let number = given.integerValue else {
      throw Refusal(
        "not_whole", "Write a whole number without a fraction, at most 9223372036854775807.")
    }
    guard range.contains(number) else {
      throw Refusal(
        "range", "The number must lie between \(range.lowerBound) and \(range.upperBound).")
    }
    return number
  }

  private func line(_ text: String, _ length: ClosedRange<Int>) throws(Refusal) -> String {
    guard !Forms.containsControls(text, allowing: []) else {
      throw Refusal(
        "control_character",
        "The text holds a line break, tab or other control character; remove it.")
    }
    let clean = CleanText.trimmed(text)
    guard !clean.isEmpty || text.isEmpty else { throw Refusal.blank }
    return try measured(clean, length)
  }

  private func lines(_ text: String, _ length: ClosedRange<Int>) throws(Refusal) -> String {
    guard !Forms.containsControls(text, allowing: [0x0A, 0x09]) else {
      throw Refusal(
        "control_character",
        "The text holds a control character other than line feed and tab; remove it.")
    }
    return try measured(text, length)
  }

  private func measured(_ text: String, _ length: ClosedRange<Int>) throws(Refusal) -> String {
    // A Unicode scalar is one to four bytes long: most texts need no counting.
    let bytes = text.utf8.count
    if bytes > length.upperBound || bytes < length.lowerBound * 4 {
      let count = text.unicodeScalars.count
      guard length.contains(count) else {
        throw Refusal(
          "length",
          "The text must have \(length.lowerBound) to \(length.upperBound) characters; it has \(count)."
        )
      }
    }
    guard text.utf8.contains(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }) else {
      throw Refusal.blank
    }
    return text
  }

  private func financialYear(_ text: String) throws(Refusal) -> String {
    guard FinancialYear(text) != nil else {
      let hint =
        text.utf8.dropFirst(4).first == UInt8(ascii: "-")
        ? " With a hyphen it could be a month." : ""
      throw Refusal(
        "financial_year",
        "Write a financial year as 2007/08, the second part following the first.\(hint)")
    }
    return text
  }

  private func type(_ wanted: String, _ given: JSON) -> Refusal {
    Refusal("type", "This must be \(wanted); it is \(given.kindInWords).")
  }

  private func near(_ word: String, _ words: [String]) -> String {
    Nearest.sentence(to: word, among: words)
  }
}

extension Refusal {
  fileprivate static let blank = Refusal(
    "blank", "The text holds nothing but spaces; write something or leave it out.")
}
