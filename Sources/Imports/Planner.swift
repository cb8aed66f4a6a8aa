import Evidence
import JSON
import Records
import Store

/// Turns rows into records to write, by a mapping or member by member.
struct Planner: Sendable {
  enum Shape: Sendable {
    case mapped(Mapping)
    case native(Resource)
  }

  let shape: Shape
  let catalogue: Catalogue
  let salts: Salts

  /// The names of bodies that rows are looked up by, if the mapping has any.
  var book: PartyBook? { if case .mapped(let mapping) = shape { mapping.book } else { nil } }

  /// Reads the rows in the chunks of `source`; `notes` gets what shows of the file.
  func makeReader(
    _ format: ImportFormat, _ notes: ReadingNotes, _ source: @escaping () throws -> [UInt8]?
  ) -> RowReader {
    switch shape {
    case .native: RowReader(format, notes, source)
    case .mapped(let mapping):
      RowReader(format, at: mapping.path, table: mapping.table, notes, source)
    }
  }

  /// The kinds of the records that rows give.
  var kinds: [Resource] {
    switch shape {
    case .mapped(let mapping): mapping.kinds
    case .native(let resource): [resource]
    }
  }

  /// Whether what others set stays.
  var yields: Bool {
    if case .mapped(let mapping) = shape {
      mapping.targets.contains(where: \.existing.yields)
    } else {
      false
    }
  }

  /// The records that `row` gives, validated as new ones; references are looked up with `foresight`, if there is any.
  func plan(_ row: SourceRow, _ foresight: Foresight? = nil) -> PlannedRow {
    do throws(RowFault) {
      if case .unreadable(let code, let detail) = row.content {
        throw RowFault(column: nil, code: code, detail: detail)
      }
      return PlannedRow(source: row, records: .success(try records(row, foresight)))
    } catch {
      let fault = if case .mapped(let mapping) = shape { mapping.told(error) } else { error }
      return PlannedRow(source: row, records: .failure(fault))
    }
  }

  /// The heading for the value at `pointer` in a record that `row` gave.
  func column(of pointer: String, _ given: Given, _ row: SourceRow) -> String? {
    switch shape {
    case .mapped(let mapping): mapping.column(of: pointer, given.target, row)
    case .native: pointer.split(separator: "/").first.map(String.init)
    }
  }

  private func records(_ row: SourceRow, _ foresight: Foresight?) throws(RowFault) -> [Given] {
    switch shape {
    case .native(let resource):
      return [given(try members(row, resource), resource, foresight)]
    case .mapped(let mapping):
      let row = try mapping.completed(row)
      var records: [Given] = []
      for (index, target) in mapping.targets.enumerated() {
        for row in try target.rows(row) {
          if let when = target.when, try !when.isMet(by: row) { continue }
          let key = try mapping.key(of: target, row)
          records.append(
            given(
              try target.values(row), target, index, key: key, foresight))
        }
      }
      return records
    }
  }

  /// A record of the target with this index, made of `members`.
  func given(
    _ members: JSONObject, _ target: Mapping.Target, _ index: Int, key: String?,
    _ foresight: Foresight? = nil
  ) -> Given {
    var record = given(.object(members), target.resource, foresight)
    (record.key, record.isMapped, record.existing) = (key, true, target.existing)
    record.target = index
    return record
  }

  private func given(_ body: JSON, _ resource: Resource, _ foresight: Foresight?) -> Given {
    let draft: Result<Draft, RecordError>
    do throws(RecordError) {
      draft = .success(try Validator(resource, in: catalogue).draft(body))
    } catch {
      draft = .failure(error)
    }
    return Given(
      resource: resource, members: body.object ?? [:], draft: draft, salt: salts.next(), foresight)
  }

  /// The members of a row whose headings are the names of members.
  private func members(_ row: SourceRow, _ resource: Resource) throws(RowFault) -> JSON {
    guard case .cells(let cells, let headings) = row.content else {
      guard case .value(let json) = row.content else { return .null }
      return json
    }
    if let form = SpreadsheetRow(cells, headings, resource) { return try form.members() }
    var object = JSONObject()
    for (name, cell) in zip(headings.names, cells) where !name.isEmpty {
      guard let value = Planner.value(cell, of: name, resource) else {
        throw RowFault(
          column: name, code: "unknown_heading",
          detail:
            "\(resource.name) have no member of this name\(Nearest.sentence(to: name, among: resource.members))."
        )
      }
      if let value { object.append(name, value) }
    }
    return .object(object)
  }

  /// What a cell gives the member `name`: nil for no such member, and no value for a managed one that is empty.
  static func value(_ cell: String, of name: String, _ resource: Resource) -> JSON?? {
    if let field = resource.fields.first(where: { $0.name.hasSameBytes(as: name) }) {
      return .some(Cell.value(cell, field.kind))
    }
    guard Resource.managed.contains(where: { $0.hasSameBytes(as: name) }) else { return nil }
    guard !cell.isEmpty else { return .some(nil) }
    return .some(Cell.value(cell, name == "version" ? .integer(1 ... .max) : .text(1...100)))
  }
}
