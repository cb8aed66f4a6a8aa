import JSON
import Records

/// Combines the rows of a whole file into records: rows with the same key become one record.
struct Gathering {
  /// One record and the rows that it was made from.
  struct Gathered {
    let target: Int
    let key: String?
    var members: JSONObject
    /// The indexes of its rows in the file, from 0, in order.
    var rows: [Int]
    /// The row whose fault makes the record incomplete; nil if there is none.
    var flaw: Int?
  }

  let mapping: Mapping
  private(set) var rows: [SourceRow]
  private(set) var records: [Gathered] = []
  /// The faults of single rows, by row index.
  private(set) var faults: [Int: RowFault] = [:]

  /// Gathers all records of the mapping's first target from `rows`, then those of its second.
  init(_ rows: [SourceRow], _ mapping: Mapping) {
    (self.rows, self.mapping) = (rows, mapping)
    count()
    for target in mapping.targets.indices { gather(target) }
  }

  /// The members that the row at index `row` contributes to records of the target.
  func members(_ row: Int, _ target: Int) throws(RowFault) -> [JSONObject] {
    let target = mapping.targets[target]
    var members: [JSONObject] = []
    for row in try target.rows(mapping.completed(rows[row])) {
      members.append(try target.values(row))
    }
    return members
  }

  /// Fills in the cells of `let` that are counted over all rows.
  private mutating func count() {
    for cell in mapping.derived {
      guard case .count(let heading, let by) = cell.value else { continue }
      var found: [String: Set<String>] = [:]
      var groups: [String?] = []
      for row in rows {
        // The fault of such a row is reported later; here the row is just not counted.
        let row = (try? mapping.completed(row)) ?? row
        let group = row.text(by)
        groups.append(group)
        if let group, let value = row.text(heading) { found[group, default: []].insert(value) }
      }
      for (index, group) in groups.enumerated() {
        let count = group.flatMap { found[$0]?.count } ?? 0
        rows[index].derived[cell.name] = .string(String(count))
      }
    }
  }

  private mutating func gather(_ index: Int) {
    let target = mapping.targets[index]
    let first = records.count
    var places: [String: Int] = [:]
    // A row whose record is unknown may be part of any record.
    var flaw: Int?
    for row in rows.indices {
      var key: String?
      do throws(RowFault) {
        if case .unreadable(let code, let detail) = rows[row].content {
          throw RowFault(column: nil, code: code, detail: detail)
        }
        for cells in try target.rows(mapping.completed(rows[row])) {
          key = nil
          if let when = target.when, try !when.isMet(by: cells) { continue }
          key = try mapping.key(of: target, cells)
          let members = try Expression.object(target.members, cells)
          if let key, let place = places[key] {
            records[place].rows.append(row)
            try merge(members, into: place)
          } else {
            if let key { places[key] = records.count }
            records.append(Gathered(target: index, key: key, members: members, rows: [row]))
          }
        }
      } catch {
        faults[row] = faults[row] ?? mapping.told(error)
        // The parts behind one with a fault were not read, and may be part of any record too.
        if target.each != nil { flaw = flaw ?? row }
        guard let key else {
          flaw = flaw ?? row
          continue
        }
        if places[key] == nil {
          places[key] = records.count
          records.append(Gathered(target: index, key: key, members: [:], rows: [row]))
        }
        if let place = places[key] { records[place].flaw = records[place].flaw ?? row }
      }
    }
    guard let flaw else { return }
    for place in first..<records.count { records[place].flaw = records[place].flaw ?? flaw }
  }

  /// Adds a row's members to a record; throws if the row contradicts an earlier one.
  ///
  /// Lists are united, and one row may supply what another leaves out.
  private mutating func merge(_ members: JSONObject, into place: Int) throws(RowFault) {
    for (name, value) in members.members {
      switch (records[place].members[name], value) {
      case (.array(let one), .array(let other)):
        records[place].members[name] = .array(ListUnion.join(one, other))
      case (nil, _), (.null, _): records[place].members[name] = value
      case (_, .null): break
      case (let present?, _):
        guard present != value else { continue }
        // Rows may spell the name of a body to make in several ways; the first stands.
        if name == "name", mapping.targets[records[place].target].isOfParty { continue }
        if let one = present.object, let other = value.object,
          let merged = ListUnion.merge(one, other)
        {
          records[place].members[name] = .object(merged)
          continue
        }
        let (row, first) = (rows[records[place].rows.last ?? 0], rows[records[place].rows[0]])
        throw RowFault(
          column: mapping.column(of: "/\(name)", records[place].target, row), code: "differs",
          detail:
            "\(name) is \(value.text.cut(to: 200)) here and \(present.text.cut(to: 200)) in another row of the record, which begins at row \(first.row), line \(first.line)."
        )
      }
    }
  }

  /// The first row that contributed the value at `pointer`, and the pointer in that row's members.
  func origin(of pointer: String, in record: Gathered) -> (row: Int, pointer: String) {
    let whole = JSON.object(record.members)
    guard let path = JSONPointer(pointer)?.tokens, let value = whole[pointer: pointer] else {
      return (record.rows[0], pointer)
    }
    for row in record.rows {
      for members in (try? members(row, record.target)) ?? [] {
        if let place = Gathering.place(of: value, path[...], in: .object(members)) {
          return (row, place.map { "/" + JSONPointer.escape($0) }.joined())
        }
      }
    }
    return (record.rows[0], pointer)
  }

  /// Finds `value` in `json` on a path with the names of `path`, whatever the indexes.
  ///
  /// A list or an object need not be equal to `value`, because it may be united from several rows.
  private static func place(of value: JSON, _ path: ArraySlice<String>, in json: JSON) -> [String]?
  {
    guard let token = path.first else {
      switch (json, value) {
      case (.array, .array), (.object, .object): return []
      default: return json == value ? [] : nil
      }
    }
    switch json {
    case .object(let object):
      guard let child = object[token] else { return nil }
      return place(of: value, path.dropFirst(), in: child).map { [token] + $0 }
    case .array(let items):
      for (index, item) in items.enumerated() {
        if let place = place(of: value, path.dropFirst(), in: item) {
          return [String(index)] + place
        }
      }
      return nil
    case .null, .bool, .integer, .decimal, .string: return nil
    }
  }
}
