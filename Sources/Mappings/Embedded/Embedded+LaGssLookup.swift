// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let laGssLookup = #"""
{
  "about": "la_gss_lookup.csv of mySociety (version 1.7.3, CC BY 4.0): the GSS code of each council by its key, after uk_local_authorities.csv: a council learns its code if it does not have it.",
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gov-register:{local-authority-code}" },
      "when": "gss-code",
      "members": {
        "codes": {
          "list": [{ "members": { "scheme": { "is": "gss" }, "code": "gss-code" } }]
        }
      }
    }
  ]
}

"""#
}
