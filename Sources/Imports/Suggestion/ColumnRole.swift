/// What a column of a list of grants or payments has, told by its heading.
enum ColumnRole: String, CaseIterable {
  case reference, title, description, currency, amount, amountAppliedFor, date
  case funderID, funderName, department, recipientID, recipientName, charityNumber, companyNumber
  case programme, programmeCode, startDate, endDate, duration, openCall

  /// The spellings of headings: those of 360Giving first, then of councils' and departments' lists of spending, then
  /// others that are common.
  private var spellings: [String] {
    switch self {
    case .reference:
      [
        "identifier", "transaction number", "transaction no", "transaction reference",
        "transaction ref", "transaction id", "reference", "ref", "reference number", "ref no",
        "grant reference", "grant ref", "grant id", "award reference", "award id",
        "unique reference",
        "invoice number", "invoice no", "payment reference", "voucher number", "application number",
        "application id", "application reference", "id",
      ]
    case .title:
      [
        "title", "project title", "project name", "project", "grant title", "name of project",
        "purpose", "purpose of grant", "grant purpose", "purpose of spend", "summary of purpose",
        "activity",
      ]
    case .description:
      [
        "description", "project description", "grant description", "details", "narrative",
        "summary", "transaction description", "payment description", "description of project",
      ]
    case .currency: ["currency"]
    case .amount:
      [
        "amount awarded", "amount", "net amount", "amount paid", "award amount", "grant amount",
        "amount of grant", "amount granted", "grant awarded", "award", "value", "grant value",
        "net",
        "payment amount", "total", "sum", "grant", "amount in sterling", "invoice amount",
        "transaction amount", "net value",
      ]
    case .amountAppliedFor: ["amount applied for", "amount requested", "requested amount"]
    case .date:
      [
        "award date", "date of payment", "payment date", "date paid", "paid date", "date",
        "decided on",
        "date awarded", "date of award", "decision date", "date of decision", "approved on",
        "approval date", "transaction date", "invoice date", "posting date", "date of grant",
      ]
    case .funderID: ["funding org:identifier"]
    case .funderName:
      [
        "funding org:name", "funder", "funder name", "funding body", "body name", "body", "entity",
        "awarding body", "granting body", "grant giver",
      ]
    case .department:
      [
        "funding org:department", "department", "department family", "directorate", "service area",
        "organisational unit", "service division label",
      ]
    case .recipientID: ["recipient org:identifier", "recipient id", "recipient identifier"]
    case .recipientName:
      [
        "recipient org:name", "recipient", "recipient name", "name of recipient", "given to",
        "awarded to", "grant recipient", "supplier name", "supplier", "beneficiary name",
        "beneficiary", "vendor name", "vendor", "payee", "payee name", "merchant name", "merchant",
        "creditor", "creditor name", "organisation", "organisation name", "name of organisation",
        "recipient organisation", "group", "grantee", "applicant", "applicant name",
      ]
    case .charityNumber:
      [
        "recipient org:charity number", "charity number", "charity no", "registered charity number",
        "charity registration number", "charity reg no", "registered charity no",
      ]
    case .companyNumber:
      [
        "recipient org:company number", "company number", "company no", "companies house number",
        "company registration number", "registered company number",
      ]
    case .programme:
      [
        "grant programme:title", "grant programme", "programme", "fund", "fund name", "scheme",
        "grant scheme", "funding stream", "expense type", "expenditure category", "category",
        "expense area", "grant fund",
      ]
    case .programmeCode: ["grant programme:code"]
    case .startDate: ["planned dates:start date", "start date", "project start date"]
    case .endDate: ["planned dates:end date", "end date", "project end date"]
    case .duration: ["planned dates:duration (months)", "duration (months)"]
    case .openCall: ["from an open call?", "from open call"]
    }
  }

  /// The roles of headings: each role has the heading with the best of its spellings.
  static func found(in headings: [String]) -> [ColumnRole: String] {
    let plain = headings.map { (ColumnRole.plain($0), $0) }
    var roles: [ColumnRole: String] = [:]
    for role in allCases {
      for spelling in role.spellings {
        guard let heading = plain.first(where: { $0.0 == spelling })?.1 else { continue }
        roles[role] = heading
        break
      }
    }
    return roles
  }

  /// A heading without case, without what stands in brackets, and without signs at its ends.
  private static func plain(_ heading: String) -> String {
    let folded = Headings.folded(heading).replacing("organization", with: "organisation")
    if allCases.contains(where: { $0.spellings.contains(folded) }) { return folded }
    let bare = folded.prefix { $0 != "(" && $0 != "£" && $0 != "[" }
    return bare.split { $0 == " " || $0 == "_" || $0 == "." || $0 == "*" }.joined(separator: " ")
  }
}
