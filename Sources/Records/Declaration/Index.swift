import Geometry
package import JSON

/// What lists filter, sort and search on: the columns beside a document and its link rows.
package final class Index: Sendable {
  /// A value of a document that stands in a column of its own.
  package struct Column: Sendable {
    package let name: String
    package let field: Field
    /// The position of the field in the declaration, which is that of the member in documents.
    package let place: Int
    package let part: Part
  }

  /// Which value of a field is in a column: the value itself, or a bound of an uncertain date.
  package enum Part: Sendable { case whole, earliest, latest }

  /// Values in a list, or a reference, that are kept in link rows: one row for each value.
  package final class Link: Sendable {
    /// The name in the link rows: the members from the top, joined by dots.
    package let name: String
    /// The members from the top of the document to the value.
    package let path: [String]
    /// The position in the declaration of each member of the path.
    package let places: [Int]
    package let kind: Kind
    package let parameter: String?
    /// For a list of codes by which the record is found: the member of the code beside `scheme`.
    package let aliasCode: String?
    /// The function of `Field.Use.upward`, for a reference declared so.
    package let order: (@Sendable (JSONObject) -> String?)?

    init(
      name: String, path: [String], places: [Int], kind: Kind, parameter: String?,
      aliasCode: String? = nil, order: (@Sendable (JSONObject) -> String?)? = nil
    ) {
      (self.name, self.path, self.places, self.kind) = (name, path, places, kind)
      (self.parameter, self.aliasCode, self.order) = (parameter, aliasCode, order)
    }
  }

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
  /// The links of references declared `upward`.
  package let upward: [Link]
  package let searched: [Text]
  package let shape: Shape?

  init(fields: [Field], alias: Resource.Alias?) {
    var columns: [Column] = []
    var links: [Link] = []
    var searched: [Text] = []
    var shape: Shape?

    func gather(
      _ fields: [Field], below path: [String] = [], _ above: [Int] = [], inList: Bool = false
    ) {
      for (place, field) in fields.enumerated() {
        let (path, places) = (path + [field.name], above + [place])
        if field.isSearched { searched.append(Text(path: path, places: places)) }
        switch field.kind {
        case .record(let nested): gather(nested, below: path, places, inList: inList)
        case .list(let nested):
          gather(nested, below: path, places, inList: true)
          if let alias, alias.list == field.name, above.isEmpty {
            links.append(
              Link(
                name: field.name, path: path, places: places, kind: .text(1...200),
                parameter: field.parameter, aliasCode: alias.code))
          }
        case .reference, .references:
          links.append(link(path, places, field))
        case .choices, .texts:
          if field.parameter != nil { links.append(link(path, places, field)) }
        case .geometry(let subject, let newest):
          precondition(above.isEmpty && shape == nil, "a record has one geometry, at its top")
          let places = [place, fields.firstIndex { $0.name == subject }].compactMap(\.self)
          shape = Shape(field: field.name, subject: subject, newest: newest, places: places)
        case .degrees: continue
        case .uncertainDate where (field.parameter != nil || field.isSortable) && above.isEmpty:
          for (end, part) in [("earliest", Part.earliest), ("latest", .latest)] {
            columns.append(
              Column(name: "\(field.name)_\(end)", field: field, place: place, part: part))
          }
        case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
          .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode:
          guard field.parameter != nil || field.isSortable else { continue }
          if inList || !above.isEmpty {
            links.append(link(path, places, field))
          } else {
            columns.append(Column(name: field.name, field: field, place: place, part: .whole))
          }
        }
      }
    }
    func link(_ path: [String], _ places: [Int], _ field: Field) -> Link {
      Link(
        name: path.joined(separator: "."), path: path, places: places, kind: field.kind,
        parameter: field.parameter, order: field.order)
    }

    gather(fields)
    (self.columns, self.links, self.searched) = (columns, links, searched)
    self.shape = shape
    upward = links.filter { $0.order != nil }
  }
}
