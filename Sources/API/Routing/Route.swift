package import HTTP
package import Records
import Register
import Store

/// One row of the route table: a method and a path, what it does, and in which forms it answers.
///
/// The table serves routing, `Allow`, and the API's description alike.
package struct Route: Sendable {
  /// What a route does.
  package enum Operation: Sendable {
    case home
    case index
    case description
    case problemType
    case live
    case ready
    case list(Resource)
    case create(Resource)
    case read(Resource)
    case replace(Resource)
    case patch(Resource)
    case delete(Resource)
    case restore(Resource)
    case move(Resource, Lifecycle.Move)
    case history(Resource)
    case version(Resource)
    case changes
    case importRows
    case listBackups
    case createBackup
    case lookUpPostcodes
    case listKeys
    case createKey
    case readKey
    case revokeKey
    case rotateKey
    case view(View)
  }

  package let method: Method
  /// The path with parameters in braces: `/v1/awards/{id}`.
  package let path: String
  package let operation: Operation
  package let formats: [Format]
  /// Its place in the table.
  package private(set) var number = 0

  init(_ method: Method, _ path: String, _ operation: Operation, _ formats: [Format] = [.json]) {
    (self.method, self.path, self.operation, self.formats) = (method, path, operation, formats)
  }

  /// Whether asking costs a client nothing of its rate.
  var isFree: Bool {
    switch operation {
    case .live, .ready: true
    default: false
    }
  }

  /// Whether something changes.
  package var isWrite: Bool {
    if case .lookUpPostcodes = operation { false } else { method != .get }
  }

  /// All routes of a register with the kinds of `catalogue`.
  package static func all(_ catalogue: Catalogue) -> [Route] {
    var routes = table(catalogue)
    for index in routes.indices { routes[index].number = index }
    return routes
  }

  private static func table(_ catalogue: Catalogue) -> [Route] {
    [
      Route(.get, "/", .home, [.html, .json]),
      Route(.get, "/openapi.yaml", .description, [.yaml]),
      Route(.get, "/problems/{code}", .problemType),
      Route(.get, "/healthcheck/live", .live), Route(.get, "/livez", .live),
      Route(.get, "/healthcheck/ready", .ready), Route(.get, "/readyz", .ready),
      Route(.get, "/v1", .index),
    ] + catalogue.resources.flatMap { routes(of: $0, catalogue) }
      + View.all.map { Route(.get, $0.path, .view($0)) } + [
        Route(.get, "/v1/changes", .changes),
        Route(.post, "/v1/imports", .importRows),
        Route(.post, "/v1/postcodes/lookup", .lookUpPostcodes),
        Route(.get, "/v1/backups", .listBackups), Route(.post, "/v1/backups", .createBackup),
        Route(.get, "/v1/keys", .listKeys), Route(.post, "/v1/keys", .createKey),
        Route(.get, "/v1/keys/{id}", .readKey), Route(.delete, "/v1/keys/{id}", .revokeKey),
        Route(.post, "/v1/keys/{id}/rotate", .rotateKey),
      ]
  }

  private static func routes(of resource: Resource, _ catalogue: Catalogue) -> [Route] {
    let list = "/v1/\(resource.name)"
    let item = "\(list)/{id}"
    let shapes: [Format] = Outlines(of: resource, in: catalogue) == nil ? [] : [.geojson]
    let own = [
      Route(.get, list, .list(resource), [.json, .csv, .ndjson] + shapes),
      Route(.post, list, .create(resource)),
      Route(
        .get, item, .read(resource),
        [.json] + shapes + (resource.name == Organisation.resource.name ? [.popolo] : [])),
      Route(.put, item, .replace(resource)),
      Route(.patch, item, .patch(resource)),
      Route(.get, "\(item)/history", .history(resource)),
      Route(.get, "\(item)/versions/{version}", .version(resource)),
    ]
    let ending = [
      Route(.delete, item, .delete(resource)),
      Route(.post, "\(item)/restore", .restore(resource)),
    ]
    return own + (resource.isPermanent ? [] : ending)
      + (resource.lifecycle?.moves ?? []).map { move in
        Route(.post, "\(item)/\(move.verb)", .move(resource, move))
      }
  }
}

extension Route {
  /// The media types that the route takes as a body.
  package var bodyTypes: [String] {
    switch operation {
    case .create, .replace, .createKey, .rotateKey, .lookUpPostcodes: ["application/json"]
    case .patch, .move: ["application/merge-patch+json", "application/json"]
    case .importRows: ["text/csv", "application/x-ndjson"]
    case .home, .index, .description, .problemType, .live, .ready, .list, .read, .delete, .restore,
      .history, .version, .changes, .listKeys, .readKey, .revokeKey, .listBackups, .createBackup,
      .view:
      []
    }
  }

  /// Whether the body is JSON, so that curl's own media type is read as JSON too.
  var takesJSON: Bool { bodyTypes.contains("application/json") }
}
