package import JSON
package import Records

/// A parameter of an endpoint: its name, what it means, and how its text becomes a value.
///
/// One declaration gives the list of known parameters, their description and their reading.
package struct Parameter<Value: Sendable>: DeclaredParameter {
  package let name: String
  package let place: ParameterPlace
  package let about: String
  package let schema: JSON
  package let isRequired: Bool
  package var formats: [Format]?
  /// Makes a value of the text; throws a `Refusal`, or a `RecordError` where there may be several
  /// faults.
  let read: @Sendable (String) throws -> Value

  package init(
    _ name: String, in place: ParameterPlace = .query, _ about: String, _ schema: JSON,
    isRequired: Bool = false, _ read: @escaping @Sendable (String) throws -> Value
  ) {
    (self.name, self.place, self.about) = (name, place, about)
    (self.schema, self.isRequired, self.read) = (schema, isRequired, read)
  }

  /// The value of `text`; throws a fault at `place` if it cannot be read.
  package func value(of text: String, at place: Fault.Place) throws -> Value {
    do {
      return try read(text)
    } catch let refusal as Refusal {
      throw RecordError.badRequest([Fault(place, refusal.code, refusal.detail)])
    }
  }

  package func only(_ formats: [Format]) -> Parameter {
    var limited = self
    limited.formats = formats
    return limited
  }
}

extension Parameter where Value == String {
  /// A parameter whose value is its text, also where the endpoint reads the query as a whole.
  package static func text(
    _ name: String, in place: ParameterPlace = .query, _ about: String, _ schema: JSON
  ) -> Parameter {
    Parameter(name, in: place, about, schema, isRequired: place == .path) { $0 }
  }

  /// One of `words`; `usual` is the default that the description names.
  package static func choice(
    _ name: String, _ about: String, _ words: [String], usual: String? = nil
  ) -> Parameter {
    Parameter(name, about, ParameterSchema.words(words, usual)) { text in
      guard words.contains(text) else {
        throw Refusal(
          "not_a_choice",
          "\(name) is one of \(words.joined(separator: ", "))\(Nearest.sentence(to: text, among: words))."
        )
      }
      return text
    }
  }
}

extension Parameter where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words of `Value`; `usual` is the default that the description names.
  package static func word(_ name: String, _ about: String, usual: Value) -> Parameter {
    let words = Value.allCases.map(\.rawValue)
    return Parameter(name, about, ParameterSchema.words(words, usual.rawValue)) { text in
      guard let word = Value(rawValue: text) else {
        throw Refusal("not_a_choice", "\(name) is one of \(words.joined(separator: ", ")).")
      }
      return word
    }
  }
}

extension Parameter where Value == Bool {
  /// True or false.
  package static func flag(_ name: String, _ about: String) -> Parameter {
    Parameter(name, about, ParameterSchema.flag) { text in
      switch text {
      case "true": return true
      case "false": return false
      default: throw Refusal("flag", "\(name) is true or false.")
      }
    }
  }
}

extension Parameter where Value == Int {
  /// A whole number in `range`; `schema` describes it instead of the bounds of `range`.
  package static func number(
    _ name: String, _ about: String, _ range: ClosedRange<Int>, _ schema: JSON? = nil
  ) -> Parameter {
    Parameter(name, about, schema ?? ParameterSchema.number(range)) { text in
      guard let number = Digits.value(text.utf8), range.contains(number) else {
        throw Refusal(
          name, "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound).")
      }
      return number
    }
  }
}

extension Parameter where Value == CalendarDate {
  /// A day as `YYYY-MM-DD`.
  package static func day(_ name: String, _ about: String, isRequired: Bool = false) -> Parameter {
    Parameter(name, about, ParameterSchema.day, isRequired: isRequired) { text in
      guard let day = CalendarDate(text) else {
        throw Refusal("date", "Write a day that exists as YYYY-MM-DD, such as 2013-07-03.")
      }
      return day
    }
  }
}
