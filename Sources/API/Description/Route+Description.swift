import HTTP
import JSON
import Records
import Register

/// What the description says of a route.
extension Route {
  /// Names the route in the examples.
  var key: String { "\(method.name) \(path)" }

  var resource: Resource? {
    switch operation {
    case .list(let resource), .create(let resource), .read(let resource), .replace(let resource),
      .patch(let resource), .delete(let resource), .restore(let resource), .move(let resource, _),
      .history(let resource), .version(let resource):
      resource
    case .view(let view): view.resource
    case .home, .index, .description, .problemType, .live, .ready, .changes, .importRows, .listKeys,
      .createKey, .readKey, .revokeKey, .rotateKey, .listBackups, .createBackup, .lookUpPostcodes:
      nil
    }
  }

  /// The group of operations that it stands in.
  var tag: String { resource?.name ?? (path.hasPrefix("/v1/keys") ? "keys" : "register") }

  var operationID: String {
    switch operation {
    case .home: "home"
    case .index: "index"
    case .description: "openapi"
    case .problemType: "problem_type"
    case .live: path == "/livez" ? "livez" : "live"
    case .ready: path == "/readyz" ? "readyz" : "ready"
    case .list(let resource): "list_\(resource.table)"
    case .create(let resource): "create_\(resource.word)"
    case .read(let resource): "get_\(resource.word)"
    case .replace(let resource): "replace_\(resource.word)"
    case .patch(let resource): "patch_\(resource.word)"
    case .delete(let resource): "delete_\(resource.word)"
    case .restore(let resource): "restore_\(resource.word)"
    case .move(let resource, let move):
      "\(move.verb.replacing("-", with: "_"))_\(resource.word)"
    case .history(let resource): "history_of_\(resource.word)"
    case .version(let resource): "version_of_\(resource.word)"
    case .changes: "list_changes"
    case .importRows: "import"
    case .listBackups: "list_backups"
    case .createBackup: "create_backup"
    case .lookUpPostcodes: "look_up_postcodes"
    case .listKeys: "list_keys"
    case .createKey: "create_key"
    case .readKey: "get_key"
    case .revokeKey: "revoke_key"
    case .rotateKey: "rotate_key"
    case .view(let view): view.name
    }
  }

  var summary: String {
    switch operation {
    case .home: "What this is, for a person with a browser."
    case .index: "What the register holds, with counts and links."
    case .description: "This description."
    case .problemType: "What a kind of problem means and what to do about it."
    case .live: "Whether the server runs."
    case .ready: "Whether the server takes requests."
    case .list(let resource):
      "List \(resource.name): filtered, sorted, searched, paged; as JSON, CSV or JSON lines."
    case .create(let resource): "Create one of the \(resource.name)."
    case .read(let resource): "Get one of the \(resource.name) by its id or a code."
    case .replace(let resource):
      "Replace one of the \(resource.name); with If-None-Match: * create it under a chosen id."
    case .patch(let resource): "Change members of one of the \(resource.name) (RFC 7396)."
    case .delete(let resource): "Delete one of the \(resource.name), unless others refer to it."
    case .restore(let resource): "Bring a deleted one of the \(resource.name) back."
    case .move(_, let move): move.about
    case .history(let resource): "The versions of one of the \(resource.name), oldest first."
    case .version(let resource): "One of the \(resource.name) as it was at a version."
    case .changes:
      "Every change of the register in order, from after a number on. A page may be empty though there is more: its next, which is always there, goes on, and at the end it stays the same."
    case .importRows: "Import many records from CSV or JSON lines."
    case .listBackups: "List the backups in the server's folder, the newest first."
    case .createBackup: "Make a backup, checked, in the server's folder; one at a time."
    case .lookUpPostcodes: "The areas of up to 100 postcodes, each with its own result or problem."
    case .listKeys: "List the keys that may do no more than yours, the newest first."
    case .createKey: "Make a key; its secret is in this answer and nowhere else."
    case .readKey: "Get a key, without its secret, and what was done to it."
    case .revokeKey: "Revoke a key: it is refused from now on."
    case .rotateKey: "Make a key in the place of another, which is taken beside it for a grace."
    case .view(let view): view.summary
    }
  }

  /// The schema of the JSON answer.
  var schemaName: String {
    switch operation {
    case .home, .index: "Index"
    case .description, .delete: "Index"
    case .problemType: "ProblemType"
    case .live, .ready: "Health"
    case .list(let resource): "\(Description.schemaName(resource))List"
    case .create(let resource), .read(let resource), .replace(let resource), .patch(let resource),
      .restore(let resource), .move(let resource, _), .version(let resource):
      Description.schemaName(resource)
    case .history: "VersionList"
    case .changes: "EntryList"
    case .importRows: "ImportReport"
    case .listBackups: "BackupList"
    case .createBackup: "Backup"
    case .lookUpPostcodes: "PostcodeLookup"
    case .listKeys: "KeyList"
    case .createKey, .rotateKey: "NewKey"
    case .readKey: "KeyWithHistory"
    case .revokeKey: "Index"
    case .view(let view): view.schema.name
    }
  }

  /// The schema of the body; nil for rows.
  var bodySchemaName: String? {
    switch operation {
    case .createKey: "KeyInput"
    case .lookUpPostcodes: "PostcodeQuery"
    case .rotateKey: "KeyRotation"
    case .create(let resource), .replace(let resource):
      "\(Description.schemaName(resource))Input"
    case .patch(let resource), .move(let resource, _):
      "\(Description.schemaName(resource))Patch"
    case .home, .index, .description, .problemType, .live, .ready, .list, .read, .delete, .restore,
      .history, .version, .changes, .importRows, .listKeys, .readKey, .revokeKey, .listBackups,
      .createBackup, .view:
      nil
    }
  }

  /// The security requirements, any of which is enough; a scope stands as a role (OpenAPI 3.1, 4.8.30).
  var security: JSON? {
    switch need {
    case .nothing: nil
    case .scope(let scopes):
      .array((scopes).map { ["key": [.string($0.name)]] })
    case .writeOfKind: [["key": []]]
    }
  }

  var successes: [Int] {
    switch operation {
    case .read(let resource) where resource.name == Area.resource.name: [200, 300, 304]
    case .list, .read, .version, .view: [200, 304]
    case .create, .createKey, .rotateKey, .createBackup: [201]
    case .replace: [200, 201, 204]
    case .patch, .move, .restore: [200, 204]
    case .delete, .revokeKey: [204]
    case .home, .index, .description, .problemType, .live, .ready, .history, .changes, .importRows,
      .listKeys, .readKey, .listBackups, .lookUpPostcodes:
      [200]
    }
  }

  var failures: [Int] {
    let always = isFree ? [400, 405, 500, 503] : [400, 405, 429, 500, 503]
    let writes = [401, 403, 413, 415, 422, 507]
    let more: [Int] =
      switch operation {
      case .home, .index, .description: [406]
      case .problemType: [404, 406]
      case .live, .ready: [406]
      case .changes: [401, 404, 406]
      // Relations by shapes need shapes.
      case .list: [401, 404, 406] + (formats.contains(.geojson) ? [409] : [])
      case .read, .version: [401, 404, 406, 410]
      case .history: [401, 404, 406]
      case .view(let view): [401, 404, 406] + view.failures
      case .create: writes + [409]
      case .replace, .patch: writes + [404, 409, 410, 412, 428]
      case .delete: [401, 403, 404, 409, 410, 412, 413, 422, 428, 507]
      case .restore, .move: writes + [404, 409, 410, 412]
      case .importRows, .createKey: writes
      case .lookUpPostcodes: [401, 413, 415, 422]
      case .rotateKey: writes + [404, 409]
      case .listKeys: [401, 403, 406]
      case .listBackups: [401, 403, 406, 409]
      case .createBackup: [401, 403, 409, 413, 507]
      case .readKey: [401, 403, 404, 406]
      case .revokeKey: [401, 403, 404, 413, 507]
      }
    return (always + more).sorted()
  }
}
