import JSON
import Records
import Store

/// Judges what partnerships are on each day, and writes anew what follows from the records that they depend on.
struct PartnershipRules {
  /// The operation in the log entries of what follows from other records.
  static let op = "rules"

  /// The most partnerships that one change writes anew, and the most agreements of one.
  static let most = 500

  let ledger: Ledger
  let most: Int

  init(ledger: Ledger, most: Int = PartnershipRules.most) {
    (self.ledger, self.most) = (ledger, most)
  }

  /// The members of a partnership with its mix and the rules that it breaks; throws those that it may not.
  func judged(_ given: JSONObject, _ change: Change) throws -> JSONObject {
    var members = given
    let known = change.before == nil ? [] : try agreements(of: change.id)
    let days = try days(members, PartnershipRules.with(change.carried["agreements"] ?? [], known))
    let broken = days.broken
    if change.op != PartnershipRules.op, !change.signature.warns, !broken.isEmpty {
      let before = try change.before.map { try self.days($0, known).broken } ?? []
      let faults = broken.filter {
        $0.firstDay(beyond: before, upTo: change.signature.at.date) != nil
      }
      guard faults.isEmpty else { throw RecordError.invalid(faults.map(\.fault)) }
    }
    members["mix"] = .array(days.mix)
    members["broken_rules"] = .array(broken.map(\.element))
    return members
  }

  private func days(_ members: JSONObject, _ agreements: [JSONObject]) throws -> PartnershipDays {
    let parent = try members.text("parent_id").flatMap {
      try ledger.members(Partnership.resource, $0)
    }
    return PartnershipDays(
      members, under: parent, agreements: agreements, try ledger.fold(OrganisationSectors.self))
  }

  /// The agreements that a partnership rests on, each with its id.
  private func agreements(of id: String) throws -> [JSONObject] {
    try ledger.referrers(Agreement.resource, to: id, in: ["partnership_id"]).map { found in
      var agreement = found.members
      agreement["id"] = .string(found.id)
      return agreement
    }
  }

  /// The agreements `known` as those that a body carries will leave them.
  private static func with(_ carried: [JSONObject], _ known: [JSONObject]) -> [JSONObject] {
    var all = known
    for element in carried {
      guard let id = element.text("id"), let place = all.firstIndex(where: { $0.text("id") == id })
      else {
        all.append(element)
        continue
      }
      for member in element.members { all[place][member.name] = member.value }
    }
    return all
  }

  /// Writes anew what follows from `change` of a body in the partnerships that name it: such a change is not
  /// refused for what it makes of them.
  func renewPartnerships(of change: Change) throws {
    guard let before = change.before, let after = change.after,
      let member = OrganisationSectors.members.first(where: { before[$0] != after[$0] }),
      !OrganisationSectors.Body(change.id, before).looks(like: .init(change.id, after))
    else { return }
    let named = try referring(
      change, "partners.organisation_id", at: member,
      "Partnerships that name a body are written anew when it changes in this, and more than \(most) name this one: enter what it becomes as another organisation, and name that one in them instead, until at most \(most) name this one."
    )
    try renew(named, change)
  }

  /// The same of the partnerships that an agreement belongs to, or belonged to; throws if it is one too many.
  func renewPartnerships(ofAgreement change: Change) throws {
    let named = [change.before, change.after].compactMap { $0?.text("partnership_id") }
    if let id = change.after?.text("partnership_id"), change.before?.text("partnership_id") != id {
      let all = try ledger.referring(
        Agreement.resource, to: id, in: "partnership_id", most: most + 1)
      guard all.count <= most else {
        throw RecordError.invalid([
          Fault(
            .pointer("/partnership_id"), "too_many_agreements",
            "A partnership has at most \(most) agreements, all of which decide on each day what it is; delete those that say nothing more."
          )
        ])
      }
    }
    try renew(Set(named).sorted(), change)
  }

  /// The same of the partnerships under one that is there on other days now.
  func renewChildren(_ change: Change) throws {
    guard let before = change.before, let after = change.after,
      let member = ["start_date", "end_date"].first(where: { before[$0] != after[$0] })
    else { return }
    let under = try referring(
      change, "parent_id", at: member,
      "Partnerships under another are written anew when its dates change, and more than \(most) are under this one: give some of them another parent_id, until at most \(most) are under it."
    )
    try renew(under, change)
  }

  /// The partnerships that name the record of `change` in `link`; throws if they are more than one write may change.
  private func referring(
    _ change: Change, _ link: String, at member: String, _ detail: String
  ) throws -> [String] {
    let found = try ledger.referring(
      Partnership.resource, to: change.id, in: link, most: most + 1)
    guard found.count <= most else {
      throw RecordError.invalid([Fault(.pointer("/\(member)"), "too_many_partnerships", detail)])
    }
    return found
  }

  private func renew(_ ids: [String], _ change: Change) throws {
    let signature = Signature(actor: Ledger.ownActor, at: change.signature.at)
    for id in ids where try ledger.members(Partnership.resource, id) != nil {
      do {
        _ = try ledger.change(
          Partnership.resource, id: id, .any, signature, op: PartnershipRules.op
        ) { try Validator(Partnership.resource, in: ledger.catalogue).draft(.object($0)) }
      } catch RecordError.invalid {
        // One that breaks a rule declared since it was written is left to who changes it next.
        continue
      }
    }
  }
}
