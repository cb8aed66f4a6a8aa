import JSON
import Records

/// An event of an organisation, parsed for its effects.
struct OrganisationEventRecord {
  let kind: String
  let effective: UncertainDate
  /// The first day of the new state.
  let first: CalendarDate
  /// The last date of the old state, as precise as `effective`.
  let end: UncertainDate
  let organisation: String
  let before: JSONObject
  let after: JSONObject
  let successors: [String]

  /// Nil for members that the declaration would refuse.
  init?(_ members: JSONObject) {
    guard let kind = members.text("kind"), let organisation = members.text("organisation_id"),
      let effective = members.text("effective").flatMap(UncertainDate.init),
      let first = effective.earliest, let end = effective.before
    else { return nil }
    (self.kind, self.organisation) = (kind, organisation)
    (self.effective, self.first, self.end) = (effective, first, end)
    before = members["before"]?.object ?? [:]
    after = members["after"]?.object ?? [:]
    successors = (members["to_ids"]?.array ?? []).compactMap(\.string)
  }

  /// Whether the body has ended with the event; one that gave away a part has not.
  var isEnd: Bool {
    switch kind {
    case "dissolved": true
    case "split": !successors.contains(organisation)
    default: OrganisationEvent.handingOn.contains(kind)
    }
  }

  /// How the new parent is related to the body.
  var relation: String { after.text("relation") ?? "hosted_by" }

  /// The parents with the relation that the event changes.
  var host: Tenure {
    Tenure(list: "parents") { [relation] in
      $0.text("relation") == relation
    } isNew: { [after] in
      $0.text("organisation_id") == after.text("parent_id")
    }
  }

  /// The addresses of the body.
  var address: Tenure {
    Tenure(list: "contact_details") {
      $0.text("type") == "address"
    } isNew: { [after] in
      $0.text("value") == after.text("address")
    }
  }

  /// The recorded values, on the day before, of the members that the event changes.
  func known(of organisation: JSONObject) -> JSONObject {
    let day = first.dayBefore
    var known = JSONObject()
    let form = Succession.forms.value(organisation, on: day)
    for (name, value) in after.members where !value.isNull {
      switch name {
      case "name": known[name] = Succession.names.value(organisation, on: day)["name"]
      case "parent_id": known[name] = host.inForce(organisation, on: day).first?["organisation_id"]
      case "relation": known[name] = .string(relation)
      case "address": known[name] = address.inForce(organisation, on: day).first?["value"]
      default: known[name] = form[name]
      }
    }
    return known
  }

  /// Applies the event to `organisation`.
  func apply(to organisation: inout JSONObject, today: CalendarDate) {
    if let name = after.text("name") {
      let earlier = before.text("name").map { JSONObject([("name", .string($0))]) }
      Succession.names.change(
        &organisation, to: ["name": .string(name)], earlier: earlier, from: effective,
        today: today)
    }
    if let parent = after.text("parent_id") {
      host.change(
        &organisation, to: ["organisation_id": .string(parent), "relation": .string(relation)],
        from: effective
      ) { [before] element in
        before.text("parent_id").map { element.text("organisation_id") == $0 } ?? true
      }
    }
    if let address = after.text("address") {
      self.address.change(
        &organisation, to: ["type": "address", "value": .string(address)], from: effective
      ) { _ in true }
    }
    let form = Succession.forms.value(organisation, on: first)
    let changed = newForm(form)
    if changed != form || !oldForm(form).isEmpty {
      Succession.forms.change(
        &organisation, to: changed,
        earlier: oldForm(form).isEmpty ? nil : oldForm(form), from: effective, today: today)
    }
    if isEnd {
      let known = organisation.text("dissolution_date").flatMap(UncertainDate.init)
      if !(known?.mayEqual(end) ?? false) {
        organisation["dissolution_date"] = .string(end.text)
      }
    }
    if !successors.isEmpty {
      organisation["successor_ids"] = .array(
        OrganisationEventRecord.union(
          organisation["successor_ids"], successors.filter { $0 != self.organisation }))
    }
  }

  /// Legal form and sector after the event.
  private func newForm(_ present: JSONObject) -> JSONObject {
    var form = present
    for name in Succession.forms.members {
      if let value = after[name], !value.isNull { form[name] = value }
    }
    if form.text("sector") != "public" { form["public_subsector"] = .null }
    return form
  }

  /// Legal form and sector before the event, as far as it states them; empty if it does not.
  private func oldForm(_ present: JSONObject) -> JSONObject {
    let named = Succession.forms.members.filter { before[$0].map { !$0.isNull } ?? false }
    guard !named.isEmpty else { return [:] }
    var form = present
    for name in named { form[name] = before[name] }
    return form
  }

  /// The ids of a list, and those of `more` that it lacks.
  static func union(_ list: JSON?, _ more: [String]) -> [JSON] {
    let present = list?.array ?? []
    return present + more.map(JSON.string).filter { !present.contains($0) }
  }
}
