import Geometry

/// What lists filter, sort and search on: the columns beside a document and its link rows.
package final class Index: Sendable {
  /// A value of a document that stands in a column of its own.
  package struct Column: Sendable {
    package let name: String
    package let field: Field
    /// The position of the field in the declaration, which is that of the member in documents.
    package let place: Int
    package let part: Part
    /// For the column of links: those that it tells of, each by the bit of its place here.
    fileprivate(set) var links: [Link] = []
  }

  /// Which value of a field is in a column: the value itself, or a bound of an uncertain date.
  ///
  /// Or, in one column of no field, which of the links that filters speak of the record has values of.
  package enum Part: Sendable { case whole, earliest, latest, links }

  /// A text that full-text search finds: the members from the top of the document to it, and their
  /// positions.
  package struct Text: Sendable {
    package let path: [String]
    package let places: [Int]
  }

  /// The geometry of a record, kept beside the document in a form that is searched without parsing it.
  package struct Shape: Sendable {
    /// The member with the geometry.
    package let field: String
    /// The member that names the record whose shape it is.
    package let subject: String
    /// The member that says which of several shapes is the newest.
    package let newest: String
    /// The positions of `field` and `subject` in the declaration.
    package let places: [Int]
  }

  package let columns: [Column]
  package let links: [Link]
  /// The link of the codes by which a record is found, if there are such.
  package var alias: Link? { links.first { $0.aliasCode != nil } }
  /// The links of references declared `upward`.
  package let upward: [Link]
  /// Whether elements that links lie in have amounts that are added up.
  package let hasAmounts: Bool
  /// Whether elements that links lie in are in force on some days alone.
  package let hasDays: Bool
  package let searched: [Text]
  /// The columns of texts of which lists filter on any part.
  package let contained: [Column]
  package let shape: Shape?

  /// `dated` are the lists of which a day keeps the elements in force.
  init(fields: [Field], alias: Resource.Alias?, dated: [String] = []) {
    var columns: [Column] = []
    var links: [Link] = []
    var searched: [Text] = []
    var shape: Shape?

    func gather(
      _ fields: [Field], below path: [String] = [], _ above: [Int] = [], in list: List? = nil
    ) {
      for (place, field) in fields.enumerated() {
        let (path, places) = (path + [field.name], above + [place])
        if field.isSearched { searched.append(Text(path: path, places: places)) }
        switch field.kind {
        case .record(let nested): gather(nested, below: path, places, in: list)
        case .list(let nested):
          let isDated = above.isEmpty && dated.contains(field.name)
          let list = list ?? List(path, nested, isDated: isDated)
          gather(nested, below: path, places, in: list)
          if let alias, alias.list == field.name, above.isEmpty {
            links.append(
              Link(
                number: links.count, path: path, places: places, kind: .text(1...200),
                parameter: field.parameter, list: list, aliasCode: alias.code))
          }
        case .reference, .references, .anyReference, .anyReferences:
          links.append(link(path, places, field, in: list))
        case .choices, .texts:
          if field.parameter != nil { links.append(link(path, places, field, in: list)) }
        case .geometry(let subject, let newest):
          precondition(above.isEmpty && shape == nil, "a record has one geometry, at its top")
          let places = [place, fields.firstIndex { $0.name == subject }].compactMap(\.self)
          shape = Shape(field: field.name, subject: subject, newest: newest, places: places)
        case .decimal: continue
        case .uncertainDate where (field.parameter != nil || field.isSortable) && above.isEmpty:
          for (end, part) in [("earliest", Part.earliest), ("latest", .latest)] {
            columns.append(
              Column(name: "\(field.name)_\(end)", field: field, place: place, part: part))
          }
        case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
          .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode:
          guard field.parameter != nil || field.isSortable else { continue }
          if !above.isEmpty {
            links.append(link(path, places, field, in: list))
          } else {
            columns.append(Column(name: field.name, field: field, place: place, part: .whole))
          }
        }
      }
    }
    func link(_ path: [String], _ places: [Int], _ field: Field, in list: List?) -> Link {
      Link(
        number: links.count, path: path, places: places, kind: field.kind,
        parameter: field.parameter, list: list, order: field.order)
    }

    gather(fields)
    let filtered = links.filter { $0.parameter != nil }
    precondition(filtered.count < 63, "a number has no bits for so many links")
    if !filtered.isEmpty {
      let field = Field("has_links", .integer(0 ... .max), about: "Which links have values.")
      var column = Column(name: field.name, field: field, place: fields.count, part: .links)
      column.links = filtered
      columns.append(column)
    }
    (self.columns, self.links, self.searched) = (columns, links, searched)
    self.shape = shape
    contained = columns.filter { $0.field.isContained }
    hasAmounts = links.contains { $0.list?.amount != nil }
    hasDays = links.contains { $0.list?.isDated == true }
    upward = links.filter { $0.order != nil }
  }
}
