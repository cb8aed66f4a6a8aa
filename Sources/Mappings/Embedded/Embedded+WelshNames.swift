// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let welshNames = #"""
{
  "about": "welsh_names.csv, made by .ci/places: names in Welsh of the councils, police forces and fire services of Wales, which are there already.",
  "gather": true,
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{code}" },
      "existing": { "add": ["other_names"] },
      "members": {
        "other_names": {
          "list": [
            {
              "members": { "name": "name_cy", "kind": { "is": "translation" }, "lang": { "is": "cy" } }
            }
          ]
        }
      }
    }
  ]
}

"""#
}
