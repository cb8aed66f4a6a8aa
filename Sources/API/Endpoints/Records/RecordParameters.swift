import JSON
import Records

/// The parameters that show a part of a record, or a record on a day.
enum RecordParameters {
  static func fields(_ resource: Resource) -> Parameter<String> {
    .text(
      "fields",
      "Only these members, comma-separated: \(resource.members.joined(separator: ", ")).",
      ParameterSchema.list(of: resource.members))
  }

  /// The parameter that shows records as of a day, for the kinds that have it.
  static func asOf(_ resource: Resource, isList: Bool) -> [Parameter<CalendarDate>] {
    guard resource.life != nil else { return [] }
    let lists = resource.dated.filter { $0 != "other_names" }
    let sentences = [
      isList
        ? "The \(resource.name) that were there on this day, past or to come, each as it was then."
        : "The \(resource.singular) as it was on this day, past or to come; 404 with the code not_yet or no_longer if it was not there.",
      resource.dated.contains("other_names") ? "name is the one in force." : "",
      lists.isEmpty ? "" : "Of \(lists.joined(separator: ", ")) it has the elements in force.",
      "An unknown bound is open, and an uncertain date counts from its earliest to its latest day.",
      isList ? "Filters hold for that day too; sort and q go by the records as they are now." : "",
    ]
    return [.day("as_of", sentences.filter { !$0.isEmpty }.joined(separator: " "))]
  }
}
