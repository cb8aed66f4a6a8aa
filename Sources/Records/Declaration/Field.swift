package import JSON

/// One member of a record: its name in every format, its rule and its uses.
///
/// The name is spelled once: it is the JSON member, the CSV heading, the column and, unless `parameter`
/// says otherwise, the filter.
package final class Field: Sendable {
  /// What a field is used for beside being stored.
  package enum Use: Sendable {
    /// A record without it is refused.
    case required
    /// Lists filter on it: a column of its own, or link rows where it lies in a list.
    case filter
    /// Lists sort on it: a column of its own with an index.
    case sort
    /// Lists filter on any part of it: a text of its own, whose groups of three letters are indexed.
    case contains
    /// Full-text search finds it.
    case search
    /// Lists filter on it under another name, usually the singular: `area` for `area_ids`.
    case filterAs(String)
    /// The register works it out when a record is written; an input may repeat it but not differ.
    case computed(@Sendable (JSONObject) -> JSON)
    /// The kind's service sets it; an input may repeat it but not differ.
    case served
    /// The organisations that own the record, as references: a key bound to one of them may change it.
    case owners
    /// Shown only to those who may read what is not public; for everybody else it is empty.
    case unpublished
    /// A reference to a record above this one: following it must never lead back. The function is given the
    /// record, or the list element, with the reference, and returns the name of the order in which that
    /// record is above, such as a kind of hierarchy; nil if it is above in none.
    case upward(@Sendable (JSONObject) -> String?)
    /// It is the financial year of the day in the member of this name, so that a filter on one of the two says
    /// something of the other.
    case year(of: String)
    /// The amount of money of an element of a list, which stands in link rows and so can be added up.
    case summed
    /// A list whose elements are each public up to the day in their member of this name.
    case shownUntil(String)
    /// A list of which everybody sees the elements whose member has one of these words.
    case shownFor(String, [String])
    /// A list whose elements are only added, behind those there, which stay as they are; with an element as an
    /// example.
    case appended(JSONObject)
    /// What it was called in documents of earlier programs.
    case formerly(String)
  }

  package let name: String
  package let kind: Kind
  package let about: String
  package let uses: [Use]
  /// The fewest and most elements of a list; unlimited for other kinds.
  package let count: ClosedRange<Int>
  /// The bytes before the value in a document, with the comma after the member before: `,"name":`.
  package let opening: [UInt8]

  /// Declares a member; `about` is its sentence in the documentation.
  package init(
    _ name: String, _ kind: Kind, _ uses: Use..., count: ClosedRange<Int> = 0...500, about: String
  ) {
    (self.name, self.kind, self.uses, self.count, self.about) = (name, kind, uses, count, about)
    opening = Array(",\(JSON.string(name).text):".utf8)
  }

  package var isRequired: Bool {
    if count.lowerBound > 0 { return true }
    for case .required in uses { return true }
    return false
  }

  package var isSearched: Bool {
    for case .search in uses { return true }
    return false
  }

  package var isContained: Bool {
    for case .contains in uses { return true }
    return false
  }

  package var isSortable: Bool {
    for case .sort in uses { return true }
    return false
  }

  var isSummed: Bool {
    for case .summed in uses { return true }
    return false
  }

  package var isOwners: Bool {
    for case .owners in uses { return true }
    return false
  }

  package var isUnpublished: Bool {
    for case .unpublished in uses { return true }
    return false
  }

  /// The member of each element that names the last day on which it is public.
  package var lastDayShown: String? {
    for case .shownUntil(let member) in uses { return member }
    return nil
  }

  /// The member of each element, and its words, for which everybody sees the element.
  package var wordsShown: (member: String, words: [String])? {
    for case .shownFor(let member, let words) in uses { return (member, words) }
    return nil
  }

  /// An element as an example, where elements are only added to the list.
  package var addition: JSONObject? {
    for case .appended(let example) in uses { return example }
    return nil
  }

  /// Its name in documents of earlier programs, where that was another.
  package var formerName: String? {
    for case .formerly(let name) in uses { return name }
    return nil
  }

  /// The function of `Use.upward`; nil for other fields.
  var order: (@Sendable (JSONObject) -> String?)? {
    for case .upward(let order) in uses { return order }
    return nil
  }

  /// The member in whose financial year the value is.
  package var dayOfYear: String? {
    for case .year(let day) in uses { return day }
    return nil
  }

  /// How the register works out the value from the record (or nested record) with the field.
  package var compute: (@Sendable (JSONObject) -> JSON)? {
    for case .computed(let compute) in uses { return compute }
    return nil
  }

  /// Whether the kind's service sets the value.
  package var isServed: Bool {
    for case .served in uses { return true }
    return false
  }

  /// Whether the register sets the value, so that inputs need not have it.
  package var isReadOnly: Bool { compute != nil || isServed }

  /// The query parameter that filters on the field, if lists filter on it.
  package var parameter: String? {
    for use in uses {
      switch use {
      case .filterAs(let name): return name
      case .filter: return name
      case .required, .sort, .search, .computed, .served, .owners, .unpublished, .shownUntil,
        .shownFor, .upward, .summed, .appended, .year, .contains, .formerly:
        continue
      }
    }
    return nil
  }
}
