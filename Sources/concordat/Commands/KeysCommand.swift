import Foundation
import JSON
import Keys
import Records
import Register
import Store

/// Creates, lists, revokes and rotates keys, by the server that uses the register or in its file.
enum KeysCommand: Command {
  static let name = "keys"
  static let about =
    "Make, list, revoke or rotate keys. A key is printed once and kept only as a digest."
  static let operands = "create | list | revoke ID | rotate ID"
  static let options = [
    .database, Option("--name", "NAME", about: "create: who uses the key."),
    Option(
      "--scope", "S", repeats: true,
      about:
        "create: what it may do, once for each; left out, every write and the reading of drafts. KIND:write includes every verb of the kind, the scope of a kind of event the changes that the event makes of what it names. Scopes: \(scopes)."
    ),
    Option(
      "--owner", "ORG",
      about: "create: the organisation, by id or code, whose records alone it changes."),
    Option(
      "--expires", "DATE",
      about:
        "create, rotate: the last day on which the key is accepted, or the moment from which it is not."
    ),
    Option("--note", "TEXT", about: "create: what people should know of it."),
    Option("--grace", "TIME", "7d", about: "rotate: how long the old key is still accepted."),
    Option("--json", nil, about: "list: all of it as JSON."),
  ]
  static let examples = [
    "concordat keys create --name \"Grants team\" --database register.db",
    "concordat keys create --name \"Press office\" --scope announcements:write --scope drafts:read",
    "concordat keys create --name \"Poole\" --owner GB-LAE:POL --expires 2027-03-31",
    "concordat keys rotate 5f3k9m2xq1 --grace 2d",
  ]

  /// The options that each subcommand accepts.
  private static let accepted = [
    "create": ["--database", "--name", "--scope", "--owner", "--expires", "--note"],
    "list": ["--database", "--json"], "revoke": ["--database"],
    "rotate": ["--database", "--expires", "--grace"],
  ]

  private static let scopes = Scope.all(.register).map(\.name).joined(separator: ", ")

  static func run(_ settings: Settings) throws -> Int32 {
    let word = try settings.operand(0, "create, list, revoke or rotate")
    try settings.allowOperands(["create", "list"].contains(word) ? 1 : 2)
    if let accepted = accepted[word],
      let flag = options.map(\.flag).first(where: { settings.isGiven($0) && !accepted.contains($0) }
      )
    {
      throw Usage("keys \(word) does not accept \(flag).")
    }
    switch word {
    case "create": try create(settings)
    case "list": try list(settings)
    case "revoke": try revoke(settings)
    case "rotate": try rotate(settings)
    default: throw Usage("keys needs create, list, revoke or rotate, not \(word).")
    }
    return 0
  }

  private static func create(_ settings: Settings) throws {
    var body: JSONObject = ["name": .string(try settings.needed("--name"))]
    if let scopes = settings.text("--scope") {
      body["scopes"] = .array(scopes.split(separator: ",").map { .string(String($0)) })
    }
    if let owner = settings.text("--owner") { body["owner_id"] = .string(owner) }
    if let note = settings.text("--note") { body["note"] = .string(note) }
    if let moment = try expiry(settings) { body["expires_at"] = .string(moment.description) }
    let input = try judged(body)
    try reach(settings).with { client in
      try show(try client.change("POST", "/v1/keys", .object(body)), at: client)
    } store: { store in
      let draft = KeyDraft(input, owner: try owner(input, in: store), .register)
      if let fault = draft.fault { throw Usage(fault.detail) }
      let key = AccessKey()
      try store.changeKeys {
        try $0.create(key, draft, by: "cli", at: .now)
        try show(key, for: draft.name)
      }
    }
  }

  /// The input as a validated draft of a key; a fault names the option that it came from.
  private static func judged(_ body: JSONObject) throws -> Draft {
    do throws(RecordError) {
      return try KeyDraft.judge(.object(body), .register)
    } catch {
      guard case .invalid(let faults) = error else { throw error }
      let options = [
        "name": "--name", "scopes": "--scope", "owner_id": "--owner", "note": "--note",
        "expires_at": "--expires",
      ]
      throw Usage(
        faults.map { fault in
          guard case .pointer(let pointer) = fault.place else { return fault.detail }
          let member = pointer.split(separator: "/").first.map(String.init) ?? ""
          return "\(options[member] ?? member): \(fault.detail)"
        }.joined(separator: "\n"))
    }
  }

  private static func owner(_ input: Draft, in store: Store) throws -> String? {
    guard let given = input.members.text("owner_id"), let target = store.catalogue["organisations"]
    else { return nil }
    guard let id = try store.makeReader().resolve(given, target) else {
      throw BadData(description: "There is no organisation \(given) in \(store.path).")
    }
    return id
  }

  private static func list(_ settings: Settings) throws {
    let path = try settings.needed("--database")
    defer { Store.tidy(path) }
    let store = try Store(reading: path, catalogue: .register)
    let (keys, now) = (try store.makeReader().allKeys(), Instant.now)
    guard !settings.isOn("--json") else {
      return try Terminal.print(
        JSON.array(keys.map { .object(KeyAnswer($0, at: now).json) }).prettyPrinted)
    }
    let rows = keys.map { key in
      let end = key.revokedAt ?? key.expiresAt
      return [
        key.id, key.state(at: now).rawValue, end.map { "\($0.date)" } ?? "-",
        key.lastUsedAt.map { "\($0.date)" } ?? "never", key.owner ?? "-",
        key.scopes.joined(separator: ","), key.name,
      ]
    }
    let heading = ["ID", "STATE", "UNTIL", "LAST USED", "OWNER", "SCOPES", "NAME"]
    try Terminal.print(Terminal.table([heading] + rows))
  }

  private static func revoke(_ settings: Settings) throws {
    let id = try settings.operand(1, "the ID of a key")
    try reach(settings).with { client in
      try client.change("DELETE", path(of: id), nil)
    } store: { store in
      guard try store.makeReader().key(id) != nil else { throw unknown(id) }
      try store.changeKeys { try $0.revoke(id, by: "cli", at: .now) }
      return .null
    }
    try Terminal.print("Key \(id) is no longer accepted.")
  }

  private static func rotate(_ settings: Settings) throws {
    let id = try settings.operand(1, "the ID of a key")
    guard let grace = TimeSpan(try settings.needed("--grace")) else {
      throw Usage("--grace is a length of time such as 7d, 12h or 0s.")
    }
    let expiresAt = try expiry(settings)
    let sentence = "Key \(id) is accepted for \(try settings.needed("--grace")) more."
    try reach(settings).with { client in
      var body: JSONObject = ["grace": .string(try settings.needed("--grace"))]
      if let expiresAt { body["expires_at"] = .string(expiresAt.description) }
      let made = try client.change("POST", "\(path(of: id))/rotate", .object(body))
      try show(made, at: client, after: sentence)
    } store: { store in
      guard let old = try store.makeReader().key(id) else { throw unknown(id) }
      let key = AccessKey()
      try store.changeKeys {
        try $0.rotate(id, to: key, grace: grace, expiresAt: expiresAt, by: "cli", at: .now)
        try show(key, for: old.name, after: sentence)
      }
    }
  }

  private static func unknown(_ id: String) -> BadData {
    BadData(description: "There is no key \(id).")
  }

  /// The path of a key whose id a user wrote.
  private static func path(of id: String) throws -> String {
    guard !id.isEmpty, id.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }) else {
      throw unknown(id)
    }
    return "/v1/keys/\(id)"
  }

  /// The time from which a key is refused: the start of the day after its last day.
  private static func expiry(_ settings: Settings) throws -> Instant? {
    guard let text = settings.text("--expires") else { return nil }
    if let day = CalendarDate(text) {
      return Instant(milliseconds: Int64(day.daysSince1970 + 1) * 86_400_000)
    }
    guard let moment = Instant(text) else {
      throw Usage("--expires is a day such as 2027-03-31, or a moment in UTC, not \(text).")
    }
    return moment
  }

  private static func reach(_ settings: Settings) throws -> Reach {
    Reach(try settings.needed("--database"))
  }

  /// Prints a new key that a server made; if printing fails, the key is ended, as nobody has it.
  private static func show(_ made: JSON, at client: ServerClient, after sentence: String? = nil)
    throws
  {
    guard let id = made["id"]?.string, let text = made["key"]?.string, let key = AccessKey(text)
    else {
      throw ServerLost("The server answered without a key.")
    }
    do {
      try show(key, for: made["name"]?.string ?? id, after: sentence)
    } catch {
      try client.change("DELETE", path(of: id), nil)
      throw error
    }
  }

  /// Prints a new key inside the transaction that adds it: if printing fails, the key is not kept.
  ///
  /// It is one write, so that a program that reads only the first line still receives the rest.
  private static func show(_ key: AccessKey, for name: String, after sentence: String? = nil) throws
  {
    let lines = [
      sentence, "Key \(key.id) for \(name); keep it now, it cannot be shown again:", key.text,
    ]
    do throws(Terminal.Unwritten) {
      try Terminal.print(lines.compactMap(\.self).joined(separator: "\n"))
    } catch {
      throw Unshown(description: "\(error) The key could not be shown, so there is none.")
    }
  }

  /// The key could not be printed, so nobody has it.
  private struct Unshown: Error, CustomStringConvertible { let description: String }
}
