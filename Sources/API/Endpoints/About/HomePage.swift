import JSON
import Records
import Store

/// The page at `/`: what the register is, what is in it, how to ask for it.
struct HomePage {
  /// No script, no other origin; the one style sheet is in the page.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"

  let html: String

  /// The page of a server that is reached at `origin`.
  init(_ reader: Reader, at origin: String) throws {
    let kinds = try reader.catalogue.resources.map { resource in
      """
      <li><a href="/v1/\(resource.name)">\(resource.name)</a> <b>\(try reader.count(resource, for: .anyone))</b>
      <span>\(HomePage.escape(resource.about))</span></li>
      """
    }
    let origin = HomePage.escape(origin)
    html = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Concordat</title>
      <style>
      body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
      li { margin: .4rem 0; } li span { display: block; color: #555; }
      pre { background: #f3f3f0; padding: 1rem; overflow-x: auto; }
      input { font: inherit; padding: .3rem .5rem; width: 60%; } button { font: inherit; padding: .3rem 1rem; }
      </style>
      </head>
      <body>
      <h1>Concordat</h1>
      <p>The open register of public-service partnerships: who works with whom, where, since when, with whose
      money, and what was announced.</p>
      <form action="/v1/partnerships" role="search">
      <label for="q">Search partnerships</label><br>
      <input id="q" name="q" type="search" required> <button>Search</button>
      </form>
      <ul>
      \(kinds.joined(separator: "\n"))
      </ul>
      <pre>curl \(origin)/v1/partnerships
      curl "\(origin)/v1/awards?sort=-award_date&amp;limit=5"
      curl \(origin)/v1/areas/gss:E06000029</pre>
      <p><a href="/openapi.yaml">The API's description (OpenAPI 3.1)</a> ·
      <a href="/v1/changes">All changes</a></p>
      </body>
      </html>
      """
  }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
