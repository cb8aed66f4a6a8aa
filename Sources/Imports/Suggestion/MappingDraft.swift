import JSON
import Records

/// The parts of a suggested mapping as they are made.
struct MappingDraft {
  private let sample: TableSample
  private let roles: [ColumnRole: String]
  private(set) var doubts: [String] = []
  private(set) var parties: JSONObject = [:]
  private var used: Set<String> = []

  init(_ sample: TableSample, _ roles: [ColumnRole: String]) {
    (self.sample, self.roles) = (sample, roles)
  }

  /// The records that a row gives: bodies with numbers of their own, then the award.
  mutating func records() -> [JSON] {
    var records: [JSON] = []
    let funders = party(
      "funder", id: .funderID, name: .funderName, numbers: [], sector: "public", &records)
    let recipients = party(
      "recipient", id: .recipientID, name: .recipientName,
      numbers: [(.charityNumber, "GB-CHC"), (.companyNumber, "GB-COH")], sector: "third", &records)
    records += awards(funders, recipients)
    // A column may have been asked for twice.
    doubts = doubts.enumerated().filter { !doubts[..<$0.offset].contains($0.element) }.map(
      \.element)
    let rest = sample.headings.filter { !used.contains($0) }
    if !rest.isEmpty { doubts.append("Not used: \(rest.joined(separator: ", ")).") }
    return records
  }

  private mutating func heading(_ role: ColumnRole) -> String? {
    guard let heading = roles[role], used.insert(heading).inserted else { return nil }
    return heading
  }

  /// The elements of a list of bodies, and the records of those that have numbers.
  private mutating func party(
    _ cell: String, id: ColumnRole, name: ColumnRole,
    numbers: [(role: ColumnRole, scheme: String)], sector: String, _ records: inout [JSON]
  ) -> [JSON] {
    let id = heading(id)
    let name = heading(name)
    let numbers = numbers.compactMap { number in heading(number.role).map { ($0, number.scheme) } }
    guard id != nil || name != nil else {
      doubts.append("No column names the \(cell).")
      return []
    }
    var elements: [JSON] = []
    /// The headings of numbers that come before, all of which must be empty.
    var before: [JSON] = []
    func when(_ heading: String) -> JSON {
      before.isEmpty ? .string(heading) : ["all": .array([.string(heading)] + before)]
    }
    func add(_ heading: String, key: JSON, identifier: JSON) {
      guard let name else { return }
      records.append([
        "kind": "organisations", "when": when(heading), "key": key, "existing": "keep",
        "members": [
          "name": .string(name), "sector": ["is": .string(sector)],
          "identifiers": ["list": [identifier]],
        ],
      ])
    }
    func element(_ reference: JSON) -> JSON {
      var members: JSONObject = ["organisation_id": reference]
      if let name { members["name"] = .string(name) }
      return .object(members)
    }
    if let id {
      add(id, key: .string(id), identifier: ["org_id": .string(id)])
      elements.append(["when": when(id), "members": element(.string(id))])
      before.append(["not": .string(id)])
    }
    for (heading, scheme) in numbers {
      let key: JSON = ["text": .string("\(scheme):{\(heading)}")]
      add(
        heading, key: key,
        identifier: [
          "members": ["scheme": ["is": .string(scheme)], "identifier": .string(heading)]
        ])
      elements.append(["when": when(heading), "members": element(key)])
      before.append(["not": .string(heading)])
    }
    let isKnown = ([id] + numbers.map { Optional($0.0) }).compactMap { $0 }.contains {
      sample.isFull($0)
    }
    if let name, !isKnown {
      var party: JSONObject = ["name": .string(name)]
      if !before.isEmpty { party["when"] = before.count == 1 ? before[0] : ["all": .array(before)] }
      party["unknown"] = [
        "scheme": "local", "members": ["sector": ["is": .string(sector)]],
      ]
      parties[cell] = .object(party)
      elements.append(["when": .string(cell), "members": element(.string(cell))])
      doubts.append(
        "A \(cell) known by \(name) alone is found by that name, or made with a code of it; \"unknown\": \"stop\" makes none."
      )
    }
    doubts.append("Each new \(cell) counts to the sector \(sector).")
    return elements
  }

  private mutating func awards(_ funders: [JSON], _ recipients: [JSON]) -> [JSON] {
    var members = JSONObject()
    let reference = heading(.reference)
    let (title, description) = (heading(.title), heading(.description))
    members["title"] = self.title(title, description)
    if title != nil, let description { members["description"] = .string(description) }
    members["type"] = ["is": "grant"]
    members["status"] = ["is": "awarded"]
    doubts.append("Each row is taken for a grant that is awarded.")
    var currency: JSON = ["is": "GBP"]
    if let heading = heading(.currency) {
      currency = .string(heading)
    } else {
      doubts.append("No column names the currency: amounts are taken for pounds.")
    }
    members["currency"] = currency
    let amount = heading(.amount)
    for (member, heading) in [
      ("amount_applied_for", heading(.amountAppliedFor)), ("amount_awarded", amount),
    ] {
      if let heading { members[member] = money(heading, currency) }
    }
    if amount == nil { doubts.append("No column has the amount.") }
    let date = heading(.date)
    if let date {
      members["award_date"] = day(date)
    } else {
      doubts.append("No column has the date.")
    }
    members["planned_dates"] = planned()
    if let department = heading(.department) {
      let with = funders.map { element -> JSON in
        var element = element.object ?? [:]
        var party = element["members"]?.object ?? [:]
        party["department"] = .string(department)
        element["members"] = .object(party)
        return .object(element)
      }
      members["funders"] = ["list": .array(with)]
    } else {
      members["funders"] = ["list": .array(funders)]
    }
    members["recipients"] = ["list": .array(recipients)]
    if funders.isEmpty { members["funders"] = nil }
    if recipients.isEmpty { members["recipients"] = nil }
    if let programme = heading(.programme) {
      var record: JSONObject = ["title": .string(programme)]
      if let code = heading(.programmeCode) { record["code"] = .string(code) }
      members["grant_programmes"] = [
        "list": [["when": .string(programme), "members": .object(record)]]
      ]
    }
    if let open = heading(.openCall) {
      members["from_open_call"] = ["from": .string(open), "as": "boolean"]
    }
    return identified(members, reference, amount, date, currency)
  }

  /// The award with its code, and where amounts below nought stand, the amendment that each is.
  private mutating func identified(
    _ members: JSONObject, _ reference: String?, _ amount: String?, _ date: String?,
    _ currency: JSON
  ) -> [JSON] {
    var members = members
    guard let reference, sample.isFull(reference) else {
      doubts.append(
        "No column has a reference in every row, so a second import would make each award again.")
      return [["kind": "awards", "members": .object(members)]]
    }
    let isOrgID = sample.cells(reference).allSatisfy { Reference.organisation($0) != nil }
    let key: JSON = isOrgID ? .string(reference) : ["text": .string("ref:{\(reference)}")]
    if !isOrgID {
      doubts.append("References have the scheme ref; give it a name of the funder's own.")
    }
    members["identifiers"] = [
      "list": [
        isOrgID
          ? ["org_id": .string(reference)]
          : ["members": ["scheme": ["is": "ref"], "identifier": .string(reference)]]
      ]
    ]
    var award: JSONObject = ["kind": "awards"]
    let negative =
      amount.map { heading in
        sample.cells(heading).contains { Amount($0, of: "GBP")?.isNegative == true }
      } ?? false
    if !sample.isUnique(reference), !negative {
      doubts.append(
        "\(reference) repeats: rows with one reference are one award, and are refused where they differ."
      )
    }
    guard negative, let amount, let date else {
      award["key"] = key
      award["members"] = .object(members)
      return [.object(award)]
    }
    doubts.append("An amount below nought becomes an amendment of the award with its reference.")
    let back = JSON.object(JSONObject([(name: amount, value: ["below": 0] as JSON)]))
    award["key"] = key
    award["when"] = ["not": back]
    award["members"] = .object(members)
    return [
      .object(award),
      [
        "kind": "awards", "key": key, "when": back, "existing": ["add": ["amendments"]],
        "members": [
          "amendments": [
            "list": [
              [
                "members": [
                  "date": day(date), "delta": money(amount, currency),
                  "reason": ["is": "Money that came back"],
                ]
              ]
            ]
          ]
        ],
      ],
    ]
  }
}

extension MappingDraft {
  /// The title of an award, of at most 140 characters.
  private mutating func title(_ title: String?, _ description: String?) -> JSON {
    if let heading = title ?? description {
      if title == nil { doubts.append("Titles are cut from \(heading).") }
      return ["from": .string(heading), "cut": 140]
    }
    doubts.append("No column has a title, so awards are called after who receives them.")
    return roles[.recipientName].map { ["text": .string("Payment to {\($0)}")] } ?? [
      "is": "Payment"
    ]
  }

  private mutating func money(_ heading: String, _ currency: JSON) -> JSON {
    var form: JSONObject = ["from": .string(heading), "as": "money", "currency": currency]
    let cells = sample.cells(heading)
    let code = currency["is"]?.string ?? "GBP"
    if cells.contains(where: { Amount($0, of: code)?.units(2)?.isRounded == true }) {
      form["round"] = true
      doubts.append(
        "Amounts under \(heading) have fractions of a penny, which are rounded and counted.")
    }
    if let strange = cells.first(where: { Amount($0, of: code) == nil }) {
      doubts.append("\"\(strange.cut(to: 40))\" under \(heading) is no amount.")
    }
    return .object(form)
  }

  private mutating func day(_ heading: String) -> JSON {
    let found = DayForms(sample.cells(heading))
    if found.isUnclear {
      doubts.append(
        "Nothing under \(heading) tells day and month apart: they are taken to stand in this order."
      )
    }
    if let strange = found.strange {
      doubts.append(
        "\"\(strange.cut(to: 40))\" under \(heading) is no day in a form that is known.")
    }
    let dates = found.forms.filter { $0.hasPrefix("date:") }
    let form: JSON =
      dates.count == found.forms.count && dates.count > 1
      ? .array(dates.map(JSON.string)) : .string(found.forms.first ?? "day")
    if found.forms.count > 1, dates.count < found.forms.count {
      doubts.append("\(heading) has days of several sorts: \(found.forms.joined(separator: ", ")).")
    }
    return ["from": .string(heading), "as": form]
  }

  private mutating func planned() -> JSON? {
    var record = JSONObject()
    let (start, end, months) = (heading(.startDate), heading(.endDate), heading(.duration))
    let given = [start, end, months].compactMap { $0 }
    guard !given.isEmpty else { return nil }
    if let start { record["start_date"] = day(start) }
    if let end { record["end_date"] = day(end) }
    if let months { record["duration"] = ["from": .string(months), "as": "integer"] }
    return [
      "list": [["when": ["any": .array(given.map(JSON.string))], "members": .object(record)]]
    ]
  }
}
