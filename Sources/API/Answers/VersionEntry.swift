import JSON
import Records
import Store

/// A version of a record as its history lists it.
struct VersionEntry: WorkedOut {
  let entry: Reader.Entry
  let resource: Resource
  /// The names of the members that differ from the version before.
  let changed: [String]

  static let layout = Layout<VersionEntry>(
    named: "Version", isOpen: true,
    .text("self") { "\($0.resource.path(of: $0.entry.id))/versions/\($0.entry.version)" },
    .count("version") { $0.entry.version },
    .count("seq") { $0.entry.seq },
    .text("at") { $0.entry.at },
    .text("op") { $0.entry.op },
    .text("actor") { $0.entry.actor },
    .text("note") { $0.entry.note },
    .value("changed_fields", schema: ["type": "array", "items": ["type": "string"]]) {
      $0.changed
    })
}
