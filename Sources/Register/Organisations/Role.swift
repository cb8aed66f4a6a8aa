import JSON
import Records

/// A body's role in a record: partner, party, funder, recipient, parent, seat of a post.
struct Role {
  let organisation: String
  /// When it begins, as far as that is known.
  let start: UncertainDate?
  /// The pointer to the role in the record, which is asked for only where there is a fault.
  var pointer: String { place() }
  private let place: () -> String

  init(organisation: String, start: UncertainDate?, pointer: @autoclosure @escaping () -> String) {
    (self.organisation, self.start, place) = (organisation, start, pointer)
  }

  /// The links by which each kind of record gives roles to bodies.
  static let links = [
    "organisations": ["parents.organisation_id"],
    "partnerships": ["partners.organisation_id"],
    "agreements": ["party_ids"],
    "posts": ["organisation_id", "joint.employer_id", "joint.shares.organisation_id"],
    "awards": ["funders.organisation_id", "recipients.organisation_id"],
    "programmes": ["roles.organisation_id"],
    "expressions-of-interest": ["lead_id", "partners.organisation_id"],
    "participants": ["members.organisation_id"],
    "improvement-plans": ["signatories.organisation_id"],
  ]

  /// The roles that a record of `kind` gives.
  static func of(_ kind: String, _ members: JSONObject) -> [Role] {
    switch kind {
    case "organisations":
      return list("parents", members, since: date(members, "founding_date"))
    case "partnerships":
      return list("partners", members, since: date(members, "start_date"))
    case "agreements": return parties(members)
    case "posts": return post(members)
    case "awards":
      let day = date(members, "award_date")
      return list("funders", members, since: day) + list("recipients", members, since: day)
    case "programmes":
      return list("roles", members, since: date(members, "announced_on"))
    case "expressions-of-interest":
      let day = date(members, "submitted_on")
      return one("lead_id", members, since: day) + list("partners", members, since: day)
    case "participants":
      return list("members", members, since: date(members, "start_date"))
    case "improvement-plans":
      return list(
        "signatories", members, since: date(members, "agreed_on"), on: "signed_on")
    default: return []
    }
  }

  private static func date(_ members: JSONObject, _ name: String) -> UncertainDate? {
    members.text(name).flatMap(UncertainDate.init)
  }

  /// A role begins on its element's own date, else on the record's.
  private static func list(
    _ list: String, _ members: JSONObject, since start: UncertainDate?,
    on day: String = "start_date"
  ) -> [Role] {
    members.list(list).enumerated().compactMap { index, element in
      element.text("organisation_id").map {
        Role(
          organisation: $0, start: date(element, day) ?? start,
          pointer: "/\(list)/\(index)/organisation_id")
      }
    }
  }

  private static func one(_ member: String, _ members: JSONObject, since start: UncertainDate?)
    -> [Role]
  {
    members.text(member).map { [Role(organisation: $0, start: start, pointer: "/\(member)")] } ?? []
  }

  private static func parties(_ members: JSONObject) -> [Role] {
    let day = date(members, "start_date") ?? date(members, "signed")
    return (members["party_ids"]?.array ?? []).enumerated().compactMap { index, id in
      id.string.map { Role(organisation: $0, start: day, pointer: "/party_ids/\(index)") }
    }
  }

  /// The bodies of a post have their role from the post's beginning.
  ///
  /// A later holder takes up a role in the body where the post is then.
  private static func post(_ members: JSONObject) -> [Role] {
    guard let seat = members.text("organisation_id") else { return [] }
    let start = date(members, "start_date")
    var roles = [Role(organisation: seat, start: start, pointer: "/organisation_id")]
    for (index, holder) in members.list("holders").enumerated() {
      roles.append(
        Role(
          organisation: seat, start: date(holder, "start_date") ?? start,
          pointer: "/holders/\(index)/start_date"))
    }
    guard let joint = members["joint"]?.object else { return roles }
    if let employer = joint.text("employer_id") {
      roles.append(Role(organisation: employer, start: start, pointer: "/joint/employer_id"))
    }
    for (index, share) in joint.list("shares").enumerated() {
      guard let payer = share.text("organisation_id") else { continue }
      roles.append(
        Role(
          organisation: payer, start: start,
          pointer: "/joint/shares/\(index)/organisation_id"))
    }
    return roles
  }
}
