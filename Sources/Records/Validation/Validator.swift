import Geometry
package import JSON

/// Judges an input by a declaration: every fault at once, or a draft with all members in order.
package struct Validator: Sendable {
  private let resource: Resource
  private let catalogue: Catalogue

  package init(_ resource: Resource, in catalogue: Catalogue) {
    (self.resource, self.catalogue) = (resource, catalogue)
  }

  /// The draft that `body` makes; throws all its faults.
  ///
  /// With `keepsState` the draft is to replace a record: if it does not name the state, the rules that read
  /// the state are left to `check`, when the state that it keeps is known.
  package func draft(_ body: JSON, keepsState: Bool = false) throws(RecordError) -> Draft {
    var faults: [Fault] = []
    guard case .object(let object) = body else {
      throw .invalid([
        Fault(
          .pointer(""), "not_an_object",
          "The body must be a JSON object with the members of \(resource.singular); it is \(body.kindInWords)."
        )
      ])
    }
    var managed = JSONObject()
    var declared = JSONObject()
    for (name, value) in object.members {
      if Resource.managed.contains(where: { $0.hasSameBytes(as: name) }) {
        managed[name] = value
      } else {
        declared.members.append((name, value))
      }
    }
    var members = accept(declared, resource.fields, at: "", &faults, known: resource.members)
    var namesState = true
    if let lifecycle = resource.lifecycle, members[lifecycle.field] == .null {
      members[lifecycle.field] = .string(lifecycle.initial)
      namesState = object[lifecycle.field].map { !$0.isNull } ?? false
    }
    var untold = Set(faults.compactMap(Validator.member))
    if !namesState, keepsState, let lifecycle = resource.lifecycle {
      untold.insert(lifecycle.field)
    }
    faults += breaches(of: members, leaving: untold)
    guard faults.isEmpty else { throw .invalid(faults) }
    return Draft(members: members, managed: managed, namesState: namesState)
  }

  /// Some members of a record as a draft would have them, without the rules across fields; throws all
  /// their faults.
  package func judged(_ members: JSONObject) throws(RecordError) -> JSONObject {
    var faults: [Fault] = []
    let fields = resource.fields.filter { members[$0.name] != nil }
    let judged = accept(members, fields, at: "", &faults, known: resource.members)
    guard faults.isEmpty else { throw .invalid(faults) }
    return judged
  }

  /// Checks the rules across fields on `members`; throws all breaches.
  package func check(_ members: JSONObject) throws(RecordError) {
    let faults = breaches(of: members, leaving: [])
    guard faults.isEmpty else { throw .invalid(faults) }
  }

  /// The breaches of all rules that read none of the members in `untold`, whose values are not known.
  private func breaches(of members: JSONObject, leaving untold: Set<String>) -> [Fault] {
    resource.checks.filter { untold.isDisjoint(with: $0.members) }.flatMap { check in
      check.breaches(members).map { Fault(.pointer($0), check.code, check.detail) }
    }
  }

  /// The member of the record that a fault lies in.
  private static func member(_ fault: Fault) -> String? {
    guard case .pointer(let pointer) = fault.place else { return nil }
    return pointer.split(separator: "/").first.map(String.init)
  }

  /// The members of `fields` in order, null or empty where `object` has none.
  private func accept(
    _ object: JSONObject, _ fields: [Field], at pointer: String, _ faults: inout [Fault],
    known: [String]
  ) -> JSONObject {
    var values = [JSON?](repeating: nil, count: fields.count)
    // Clients mostly keep the declared order: look first where the last member was found.
    var expected = 0
    for (name, value) in object.members {
      let position =
        expected < fields.count && fields[expected].name.hasSameBytes(as: name)
        ? expected : fields.firstIndex { $0.name.hasSameBytes(as: name) }
      guard let position else {
        faults.append(unknown(name, at: pointer, known))
        continue
      }
      values[position] = value
      expected = position + 1
    }
    var accepted = JSONObject()
    accepted.members.reserveCapacity(fields.count)
    let faultsBefore = faults.count
    for (field, value) in zip(fields, values) {
      let place = "\(pointer)/\(field.name)"
      accepted.members.append((field.name, self.value(value, of: field, at: place, &faults)))
    }
    for (position, field) in fields.enumerated() {
      if case .code = field.kind { judgeCode(accepted, field.name, at: pointer, &faults) }
      guard let compute = field.compute else { continue }
      let computed = compute(accepted)
      // What follows from a refused value is not known, so the input is not compared with it.
      if faults.count == faultsBefore, let given = values[position], given != .null,
        given != computed
      {
        faults.append(
          Fault(
            .pointer("\(pointer)/\(field.name)"), "computed",
            "The register works this out; leave it out."))
      }
      accepted.members[position].value = computed
    }
    return accepted
  }

  /// Checks a code against the form of the scheme that the same record names.
  private func judgeCode(
    _ record: JSONObject, _ name: String, at pointer: String, _ faults: inout [Fault]
  ) {
    guard let scheme = record.text("scheme"), let code = record.text(name) else { return }
    guard !scheme.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") })
    else {
      faults.append(
        Fault(
          .pointer("\(pointer)/scheme"), "scheme_form",
          "Write the scheme without spaces and colons: scheme:code stands for the record elsewhere."
        ))
      return
    }
    let rule = CodeScheme.named(scheme)
    guard !rule.isValid(code.utf8) else { return }
    faults.append(
      Fault(
        .pointer("\(pointer)/\(name)"), "code_form",
        "A code of \(scheme) is \(rule.form), such as \(rule.example)."))
  }

  private func value(
    _ given: JSON?, of field: Field, at pointer: String, _ faults: inout [Fault]
  ) -> JSON {
    guard let given, given != .null else {
      if field.isRequired {
        faults.append(Fault(.pointer(pointer), "required", Validator.request(field)))
      }
      return field.kind.empty
    }
    switch field.kind {
    case .record(let fields):
      guard case .object(let object) = given else {
        return wrongType("an object", given, pointer, &faults)
      }
      return .object(accept(object, fields, at: pointer, &faults, known: fields.map(\.name)))
    case .list(let fields):
      guard let items = elements(given, field, pointer, &faults) else { return .null }
      let known = fields.map(\.name)
      return .array(
        items.enumerated().map { index, item in
          guard case .object(let object) = item else {
            return wrongType("an object", item, "\(pointer)/\(index)", &faults)
          }
          return .object(
            accept(object, fields, at: "\(pointer)/\(index)", &faults, known: known))
        })
    case .geometry:
      let (geometry, more) = GeometryReader.accept(given, at: pointer)
      faults += more.map { Fault(.pointer($0.pointer), $0.code, $0.detail) }
      return geometry
    case .choices(let words):
      return set(of: .choice(words), given, field, pointer, &faults)
    case .references(let target):
      return set(of: .reference(to: target), given, field, pointer, &faults)
    case .anyReferences(let targets):
      return set(of: .anyReference(to: targets), given, field, pointer, &faults)
    case .texts(let length):
      guard let items = elements(given, field, pointer, &faults) else { return .null }
      return .array(
        items.enumerated().map { index, item in
          scalar(item, .text(length), at: "\(pointer)/\(index)", &faults)
        })
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
      .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode, .degrees,
      .reference, .anyReference:
      return scalar(given, field.kind, at: pointer, &faults)
    }
  }

  private static func request(_ field: Field) -> String {
    let sentence = "Give \(field.name): \(field.about)"
    guard case .choice(let words) = field.kind else { return sentence }
    return "\(sentence) Choose one of \(words.joined(separator: ", "))."
  }

  private func scalar(_ given: JSON, _ kind: Kind, at pointer: String, _ faults: inout [Fault])
    -> JSON
  {
    do throws(Refusal) {
      return try Scalar(kind, catalogue).accept(given)
    } catch {
      faults.append(Fault(.pointer(pointer), error.code, error.detail))
      return .null
    }
  }

  private func set(
    of kind: Kind, _ given: JSON, _ field: Field, _ pointer: String, _ faults: inout [Fault]
  ) -> JSON {
    guard let items = elements(given, field, pointer, &faults) else { return .null }
    var accepted: [JSON] = []
    for (index, item) in items.enumerated() {
      let value = scalar(item, kind, at: "\(pointer)/\(index)", &faults)
      if value != .null, accepted.contains(value) {
        faults.append(
          Fault(
            .pointer("\(pointer)/\(index)"), "repeated",
            "Each may stand in \(field.name) once; remove the repetition."))
      }
      accepted.append(value)
    }
    guard case .choice(let words) = kind else { return .array(accepted) }
    return .array(words.map(JSON.string).filter(accepted.contains))
  }

  private func elements(
    _ given: JSON, _ field: Field, _ pointer: String, _ faults: inout [Fault]
  ) -> [JSON]? {
    guard case .array(let items) = given else {
      _ = wrongType("an array", given, pointer, &faults)
      return nil
    }
    guard field.count.contains(items.count) else {
      faults.append(
        Fault(
          .pointer(pointer), "count",
          "\(field.name) takes \(field.count.lowerBound) to \(field.count.upperBound) elements; there are \(items.count)."
        ))
      return nil
    }
    return items
  }

  private func wrongType(
    _ wanted: String, _ given: JSON, _ pointer: String, _ faults: inout [Fault]
  ) -> JSON {
    faults.append(
      Fault(.pointer(pointer), "type", "This must be \(wanted); it is \(given.kindInWords)."))
    return .null
  }

  private func unknown(_ name: String, at pointer: String, _ known: [String]) -> Fault {
    let hint = Nearest.sentence(to: name, among: known)
    return Fault(
      .pointer("\(pointer)/\(JSONPointer.escape(name))"), "unknown_member",
      "There is no such member here\(hint).")
  }
}
