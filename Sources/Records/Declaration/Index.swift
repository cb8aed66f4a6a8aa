import Geometry
package import JSON

/// What lists filter, sort and search on: the columns beside a document and its link rows.
package final class Index: Sendable {
  /// A value of a document that stands in a column of its own.
  package struct Column: Sendable {
    package let name: String
    package let field: Field
    package let part: Part
  }

  /// Which value of a field a column holds.
  package enum Part: Sendable { case whole, earliest, latest }

  /// A value in a list, or a reference, that stands in link rows.
  package final class Link: Sendable {
    /// The name in the link rows: the members from the top, joined by dots.
    package let name: String
    /// The members from the top of the document to the value.
    package let path: [String]
    package let kind: Kind
    package let parameter: String?
    /// For a list of codes by which the record is found: the member of the code beside `scheme`.
    package let aliasCode: String?
    /// For a reference to what is above the record: in which order it is above.
    package let order: (@Sendable (JSONObject) -> String?)?

    init(
      name: String, path: [String], kind: Kind, parameter: String?, aliasCode: String? = nil,
      order: (@Sendable (JSONObject) -> String?)? = nil
    ) {
      (self.name, self.path, self.kind) = (name, path, kind)
      (self.parameter, self.aliasCode, self.order) = (parameter, aliasCode, order)
    }
  }

  /// The geometry of a record, kept beside the document in a form that is searched without parsing it.
  package struct Shape: Sendable {
    /// The member that holds the geometry.
    package let field: String
    /// The member that names the record whose shape it is.
    package let subject: String
    /// The member that says which of several shapes is the newest.
    package let newest: String
  }

  package let columns: [Column]
  package let links: [Link]
  /// The links of references to what is above the record.
  package let upward: [Link]
  /// The paths of all texts that full-text search finds.
  package let searched: [[String]]
  package let shape: Shape?

  init(fields: [Field], alias: Resource.Alias?) {
    var columns: [Column] = []
    var links: [Link] = []
    var searched: [[String]] = []
    var shape: Shape?

    func gather(_ fields: [Field], below path: [String], inList: Bool) {
      for field in fields {
        let place = path + [field.name]
        if field.isSearched { searched.append(place) }
        switch field.kind {
        case .record(let nested): gather(nested, below: place, inList: inList)
        case .list(let nested):
          gather(nested, below: place, inList: true)
          if let alias, alias.list == field.name, path.isEmpty {
            links.append(
              Link(
                name: field.name, path: place, kind: .text(1...200), parameter: field.parameter,
                aliasCode: alias.code))
          }
        case .reference, .references:
          links.append(link(place, field))
        case .choices, .texts:
          if field.parameter != nil { links.append(link(place, field)) }
        case .geometry(let subject, let newest):
          precondition(path.isEmpty && shape == nil, "a record has one geometry, at its top")
          shape = Shape(field: field.name, subject: subject, newest: newest)
        case .degrees: continue
        case .uncertainDate where (field.parameter != nil || field.isSortable) && path.isEmpty:
          columns.append(Column(name: "\(field.name)_earliest", field: field, part: .earliest))
          columns.append(Column(name: "\(field.name)_latest", field: field, part: .latest))
        case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
          .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode:
          guard field.parameter != nil || field.isSortable else { continue }
          if inList || !path.isEmpty {
            links.append(link(place, field))
          } else {
            columns.append(Column(name: field.name, field: field, part: .whole))
          }
        }
      }
    }
    func link(_ path: [String], _ field: Field) -> Link {
      Link(
        name: path.joined(separator: "."), path: path, kind: field.kind,
        parameter: field.parameter, order: field.order)
    }

    gather(fields, below: [], inList: false)
    (self.columns, self.links, self.searched) = (columns, links, searched)
    self.shape = shape
    upward = links.filter { $0.order != nil }
  }
}
