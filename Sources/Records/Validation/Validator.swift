import Geometry
package import JSON

/// Judges an input by a declaration: every fault at once, or a draft with all members in order.
package struct Validator: Sendable {
  let resource: Resource
  let catalogue: Catalogue

  package init(_ resource: Resource, in catalogue: Catalogue) {
    (self.resource, self.catalogue) = (resource, catalogue)
  }

  /// The draft that `body` makes; throws all its faults.
  ///
  /// With `keepsState` the draft is to replace a record: if it does not name the state, the rules that read
  /// the state are left to `check`, when the state that it keeps is known.
  package func draft(_ body: JSON, keepsState: Bool = false) throws(RecordError) -> Draft {
    guard case .object(let object) = body else {
      throw .invalid([
        Fault(
          .pointer(""), "not_an_object",
          "The body must be a JSON object with the members of \(resource.singular); it is \(body.kindInWords)."
        )
      ])
    }
    var faults = Faults()
    let placing = Placing(object, resource.fields)
    var managed = JSONObject()
    var carried: [(kind: Carried, elements: [JSONObject])] = []
    for stranger in placing.strangers {
      let (name, value) = object.members[stranger]
      if Resource.managed.contains(where: { $0.hasSameBytes(as: name) }) {
        managed.append(name, value)
      } else if let kind = resource.carried.first(where: { $0.member.hasSameBytes(as: name) }) {
        carried.append((kind, elements(of: value, kind, &faults)))
      } else {
        unknown(name, resource.members + resource.carried.map(\.member), &faults)
      }
    }
    var members = accept(object, placing, resource.fields, &faults)
    var namesState = true
    if let lifecycle = resource.lifecycle, let place = resource.statePlace,
      members.members[place].value.isNull
    {
      members.members[place].value = .string(lifecycle.initial)
      namesState = object[lifecycle.field].map { !$0.isNull } ?? false
    }
    var untold = Set(faults.all.compactMap(Validator.member))
    if !namesState, keepsState, let lifecycle = resource.lifecycle {
      untold.insert(lifecycle.field)
    }
    faults.add(breaches(of: members, leaving: untold))
    guard faults.all.isEmpty else { throw .invalid(faults.all) }
    return Draft(members: members, managed: managed, namesState: namesState, carried: carried)
  }

  /// Some members of a record as a draft would have them, without the rules across fields; throws all
  /// their faults.
  package func judged(_ members: JSONObject) throws(RecordError) -> JSONObject {
    var faults = Faults()
    let fields = resource.fields.filter { members[$0.name] != nil }
    let judged = accept(members, fields, known: resource.members, &faults)
    guard faults.all.isEmpty else { throw .invalid(faults.all) }
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

  /// Where the members of an input stand.
  private struct Placing {
    /// The place in the input of each field; -1 for none.
    private(set) var places: [Int]
    /// The places in the input of members that are none of the fields.
    private(set) var strangers: [Int] = []

    init(_ object: JSONObject, _ fields: [Field]) {
      places = [Int](repeating: -1, count: fields.count)
      // Clients mostly keep the declared order: look first where the last member was found.
      var expected = 0
      for (place, member) in object.members.enumerated() {
        let position =
          expected < fields.count && fields[expected].name.hasSameBytes(as: member.name)
          ? expected : fields.firstIndex { $0.name.hasSameBytes(as: member.name) }
        guard let position else {
          strangers.append(place)
          continue
        }
        places[position] = place
        expected = position + 1
      }
    }
  }

  /// The members of `fields` in order, null or empty where `object` has none; all its members must be of those.
  private func accept(
    _ object: JSONObject, _ fields: [Field], known: @autoclosure () -> [String],
    _ faults: inout Faults
  ) -> JSONObject {
    let placing = Placing(object, fields)
    for stranger in placing.strangers {
      unknown(object.members[stranger].name, known(), &faults)
    }
    return accept(object, placing, fields, &faults)
  }

  private func accept(
    _ object: JSONObject, _ placing: Placing, _ fields: [Field], _ faults: inout Faults
  ) -> JSONObject {
    var accepted = JSONObject()
    accepted.members.reserveCapacity(fields.count)
    let faultsBefore = faults.all.count
    for (field, place) in zip(fields, placing.places) {
      accepted.append(
        field.name,
        place < 0
          ? missing(field, &faults)
          : faults.at(.member(field.name)) {
            value(object.members[place].value, of: field, &$0)
          })
    }
    for (position, field) in fields.enumerated() {
      if case .code = field.kind { judgeCode(accepted, field.name, &faults) }
      guard let compute = field.compute else { continue }
      let computed = compute(accepted)
      // What follows from a refused value is not known, so the input is not compared with it.
      if faults.all.count == faultsBefore, placing.places[position] >= 0,
        case let given = object.members[placing.places[position]].value, !given.isNull,
        given != computed
      {
        faults.tell(
          at: .member(field.name), "computed", "The register works this out; leave it out.")
      }
      accepted.members[position].value = computed
    }
    return accepted
  }

  /// Checks a code against the form of the scheme that the same record names.
  private func judgeCode(_ record: JSONObject, _ name: String, _ faults: inout Faults) {
    guard let scheme = record.text("scheme"), let code = record.text(name) else { return }
    guard CleanText.invisible(in: scheme) == nil, !scheme.contains(" "), !scheme.contains(":")
    else {
      faults.tell(
        at: .member("scheme"), "scheme_form",
        "Write the scheme without spaces and colons: scheme:code stands for the record elsewhere.")
      return
    }
    guard !scheme.hasPrefix(Reference.homemade) else {
      faults.tell(
        at: .member("scheme"), "scheme_form",
        "The scheme is 360G; what follows it is part of the \(name).")
      return
    }
    let rule = CodeScheme.named(scheme)
    guard !rule.isValid(code.utf8) else { return }
    faults.tell(
      at: .member(name), "code_form",
      "A code of \(scheme) is \(rule.form), such as \(rule.example).")
  }

  private func missing(_ field: Field, _ faults: inout Faults) -> JSON {
    if field.isRequired {
      faults.tell(at: .member(field.name), "required", Validator.request(field))
    }
    return field.kind.empty
  }

  private func value(_ given: JSON, of field: Field, _ faults: inout Faults) -> JSON {
    guard !given.isNull else {
      if field.isRequired { faults.tell("required", Validator.request(field)) }
      return field.kind.empty
    }
    switch field.kind {
    case .record(let fields):
      guard case .object(let object) = given else {
        return wrongType("an object", given, &faults)
      }
      return .object(accept(object, fields, known: fields.map(\.name), &faults))
    case .list(let fields):
      return each(of: given, field, &faults) { item, faults in
        guard case .object(let object) = item else {
          return wrongType("an object", item, &faults)
        }
        return .object(accept(object, fields, known: fields.map(\.name), &faults))
      }
    case .geometry:
      let (geometry, more) = GeometryReader.accept(given, at: faults.pointer)
      faults.add(more.map { Fault(.pointer($0.pointer), $0.code, $0.detail) })
      return geometry
    case .choices(let words):
      guard case .array(let chosen) = set(of: .choice(words), given, field, &faults) else {
        return .null
      }
      return .array(words.map(JSON.string).filter(chosen.contains))
    case .references(let target):
      return set(of: .reference(to: target), given, field, &faults)
    case .anyReferences(let targets):
      return set(of: .anyReference(to: targets), given, field, &faults)
    case .texts(let length):
      return each(of: given, field, &faults) { scalar($0, .text(length), &$1) }
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
      .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode, .decimal,
      .reference, .anyReference:
      return scalar(given, field.kind, &faults)
    }
  }

  private static func request(_ field: Field) -> String {
    let sentence = "Give \(field.name): \(field.about)"
    guard case .choice(let words) = field.kind else { return sentence }
    return "\(sentence) Choose one of \(words.joined(separator: ", "))."
  }

  private func scalar(_ given: JSON, _ kind: Kind, _ faults: inout Faults) -> JSON {
    do throws(Refusal) {
      return try Scalar(kind, catalogue).accept(given)
    } catch {
      faults.tell(error.code, error.detail)
      return .null
    }
  }

  /// A list in which each value stands once.
  private func set(
    of kind: Kind, _ given: JSON, _ field: Field, _ faults: inout Faults
  ) -> JSON {
    var accepted: [JSON] = []
    return each(of: given, field, &faults) { item, faults in
      let value = scalar(item, kind, &faults)
      if !value.isNull, accepted.contains(value) {
        faults.tell(
          "repeated", "Each may stand in \(field.name) once; remove the repetition.")
      }
      accepted.append(value)
      return value
    }
  }

  /// The list of what `judge` makes of each element of `given`; null if that is no list of the right length.
  func each(
    of given: JSON, _ field: Field, _ faults: inout Faults,
    _ judge: (JSON, inout Faults) -> JSON
  ) -> JSON {
    guard case .array(let items) = given else {
      return wrongType("an array", given, &faults)
    }
    guard field.count.contains(items.count) else {
      faults.tell(
        "count",
        "\(field.name) takes \(field.count.lowerBound) to \(field.count.upperBound) elements; there are \(items.count)."
      )
      return .null
    }
    return .array(
      items.enumerated().map { index, item in
        faults.at(.element(index)) { judge(item, &$0) }
      })
  }

  func wrongType(_ wanted: String, _ given: JSON, _ faults: inout Faults) -> JSON {
    faults.tell("type", "This must be \(wanted); it is \(given.kindInWords).")
    return .null
  }

  private func unknown(_ name: String, _ known: [String], _ faults: inout Faults) {
    let hint = Nearest.sentence(to: name, among: known)
    faults.tell(
      at: .member(name), "unknown_member", "There is no such member here\(hint).")
  }
}
