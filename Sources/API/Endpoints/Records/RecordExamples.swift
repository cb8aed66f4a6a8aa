import HTTP
import JSON
import Records

/// The examples of writes and reads of records: one of each kind is created, changed, deleted and
/// restored.
enum RecordExamples {
  /// Values for created records in members that must be unique.
  private static let unlike: [String: JSON] = ["postcode": "SW1A 2AA"]

  /// Kinds of which each record is referred to by one record that moves: another is made for each example.
  private static let fresh = ["participants"]

  /// The first record of the sample's list.
  static func first(_ resource: Resource, _ story: ExampleStory) -> JSONObject {
    story.answer(ListRecords.id(resource))["items"]?[0]?.object ?? [:]
  }

  /// The path of the record that was created.
  static func path(_ resource: Resource, _ story: ExampleStory) -> String {
    resource.path(of: story.answer(CreateRecord.id(resource)).text("id") ?? "")
  }

  /// What a client would send to create a record like the first one: no codes, no state, nothing
  /// empty.
  static func body(_ resource: Resource, _ story: ExampleStory) -> JSON {
    let document = first(resource, story)
    var body = JSONObject()
    for field in resource.fields {
      let value = document[field.name] ?? .null
      let isLeftOut =
        field.isReadOnly || field.name == resource.alias?.list
        || field.name == resource.lifecycle?.field || value == field.kind.empty
      if !isLeftOut { body.append(field.name, unlike[field.name] ?? value) }
    }
    return .object(body)
  }

  /// The request for a move of a new record, after the moves that bring it to where `move` starts.
  static func move(_ resource: Resource, _ move: Lifecycle.Move, _ story: ExampleStory) throws
    -> Example.Asked
  {
    let list = RecordEndpoints.list(resource)
    var body = body(resource, story).object ?? [:]
    for field in resource.fields where body[field.name] != nil {
      guard let target = field.kind.target, fresh.contains(target),
        let other = story.resource(target)
      else { continue }
      body[field.name] = try story.ask(
        .post, .json(RecordEndpoints.list(other), RecordExamples.body(other, story))
      ).answer["id"]
    }
    let made = try story.ask(.post, .json(list, .object(body))).answer.object ?? [:]
    let path = resource.path(of: made.text("id") ?? "")
    func asked(_ move: Lifecycle.Move) -> Example.Asked {
      .json("\(path)/\(move.verb)", .object(move.example), type: "application/merge-patch+json")
    }
    for step in way(to: move, resource) { _ = try story.ask(.post, asked(step)) }
    return asked(move)
  }

  /// The fewest moves that lead a new record to where `move` starts.
  private static func way(to move: Lifecycle.Move, _ resource: Resource) -> [Lifecycle.Move] {
    guard let lifecycle = resource.lifecycle else { return [] }
    var reached: [(state: String, way: [Lifecycle.Move])] = [(lifecycle.initial, [])]
    var seen: Set<String> = [lifecycle.initial]
    while let next = reached.first {
      reached.removeFirst()
      if move.from.contains(next.state) { return next.way }
      for step in lifecycle.moves where step.from.contains(next.state) {
        if seen.insert(step.to).inserted { reached.append((step.to, next.way + [step])) }
      }
    }
    return []
  }
}
