// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let areaUnits = #"""
{
  "about": "area_units.csv, made by .ci/places: what nations, metropolitan counties, local resilience forums, health boards and trusts, services of Scotland and Northern Ireland and combined authorities are made of, a row for each part. An area that is there already keeps its name and days.",
  "gather": true,
  "let": {
    "first day of the code": { "from": "former_code_end", "as": "day", "shift": 1 }
  },
  "records": [
    {
      "kind": "areas",
      "key": "key",
      "existing": {
        "keep": ["name", "kind", "type", "start_date", "end_date", "licence"],
        "add": ["base_units", "other_names", "sources"]
      },
      "members": {
        "name": "name",
        "kind": { "is": "atomic" },
        "type": "type",
        "other_names": {
          "list": [
            {
              "when": "name_cy",
              "members": { "name": "name_cy", "kind": { "is": "translation" }, "lang": { "is": "cy" } }
            }
          ]
        },
        "codes": {
          "list": [
            {
              "members": { "scheme": "scheme", "code": "code", "start_date": "first day of the code" }
            },
            {
              "when": "former_code",
              "members": {
                "scheme": "scheme",
                "code": "former_code",
                "end_date": "former_code_end"
              }
            }
          ]
        },
        "start_date": "start_date",
        "end_date": "end_date",
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": "vintage",
                "codes": { "list": [{ "when": { "part": "all" }, "value": "unit" }] },
                "partial_codes": { "list": [{ "when": { "part": "some" }, "value": "unit" }] },
                "start_date": "units_from",
                "end_date": "units_to"
              }
            }
          ]
        },
        "sources": { "list": [{ "members": { "title": "source", "publisher": "publisher" } }] },
        "licence": "licence"
      }
    }
  ]
}

"""#
}
