// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let areaChanges = #"""
{
  "about": "area_changes.csv, made by .ci/places: reorganisations that no list of councils holds, each with its order: 2009, Northern Ireland in 2015, fire, health, combined authorities, and Surrey in 2027. A row says what became of one area; the county that ended with its districts is made of them.",
  "gather": true,
  "let": {
    "new code": { "from": "to", "replace": [["local:*", "*1"]] },
    "last day": { "from": "effective_date", "as": "day", "shift": -1 }
  },
  "records": [
    {
      "kind": "areas",
      "key": "to",
      "when": "to_name",
      "existing": "keep",
      "members": {
        "name": "to_name",
        "kind": { "is": "atomic" },
        "type": { "is": "UA" },
        "codes": { "list": [{ "members": { "scheme": { "is": "local" }, "code": "new code" } }] },
        "parents": {
          "list": [{ "members": { "area_id": "to_region", "kind": { "is": "region" } } }]
        },
        "start_date": "effective_date",
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": "last day",
                "codes": { "list": ["base_unit"] }
              }
            }
          ]
        },
        "sources": { "list": [{ "members": { "title": "instrument" } }] },
        "licence": { "is": "Open Government Licence v3.0" }
      }
    },
    {
      "kind": "areas",
      "key": "county",
      "when": { "all": ["county", "county_vintage", "base_unit"] },
      "existing": { "add": ["base_units"] },
      "members": {
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": "county_vintage",
                "codes": { "list": ["base_unit"] }
              }
            }
          ]
        }
      }
    },
    {
      "kind": "area-events",
      "key": { "text": "concordat:{event}" },
      "existing": "keep",
      "members": {
        "title": "title",
        "identifiers": {
          "list": [{ "members": { "scheme": { "is": "concordat" }, "identifier": "event" } }]
        },
        "kind": "kind",
        "effective_date": "effective_date",
        "from_ids": { "list": ["from", "county"] },
        "to_ids": { "list": ["to"] },
        "transfers": {
          "list": [
            {
              "when": "base_unit",
              "members": {
                "layer": { "is": "lad" },
                "base_unit": "base_unit",
                "from_id": "from",
                "to_id": "to"
              }
            }
          ]
        },
        "outside": { "from": "outside", "as": "boolean" },
        "instrument": { "record": { "title": "instrument", "url": "url" } },
        "sources": { "list": [{ "members": { "title": "instrument", "url": "url" } }] },
        "licence": { "is": "Open Government Licence v3.0" }
      }
    }
  ]
}

"""#
}
