// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let uk20142025 = #"""
{
  "about": "uk_2014_2025.topojson of the ONS (uk-topojson, June 2025, OGL): areas of seven kinds with the boundaries that they had between 2014 and 2025, simplified for maps on screens. An area that is not there yet is made with its code and name. Upper-tier authorities (utla) are left out: each is a county or a district of the other layers. Steps of the file's grid made some islands into lines and some corners into loops, which are taken out; the report has each.",
  "let": {
    "prefix": { "from": "areacd", "cut": 3 },
    "type": {
      "from": "prefix",
      "map": {
        "E06": "UA", "E07": "NMD", "E08": "MD", "E09": "LONB", "E10": "CTY", "E11": "OTHER",
        "E12": "RGN", "E47": "CAUTH", "E92": "CTRY", "K02": "OTHER", "N09": "NIDC", "N92": "CTRY",
        "S12": "CA", "S92": "CTRY", "W06": "UA", "W92": "CTRY"
      }
    }
  },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{areacd}" },
      "when": { "not": { "*1": "utla" } },
      "existing": "keep",
      "members": {
        "name": "areanm",
        "kind": { "is": "atomic" },
        "type": "type",
        "codes": {
          "list": [{ "members": { "scheme": { "is": "gss" }, "code": "areacd" } }]
        },
        "licence": { "is": "Open Government Licence v3.0" }
      }
    },
    {
      "kind": "boundaries",
      "key": { "text": "uk-topojson:{areacd}" },
      "when": { "not": { "*1": "utla" } },
      "members": {
        "area_id": { "text": "gss:{areacd}" },
        "title": { "text": "{areanm}, on maps of 2014 to 2025" },
        "geometry": { "from": "/geometry", "as": "mended" },
        "vintage": { "first": [{ "text": "{end}" }, { "is": "2025" }] },
        "resolution": { "is": "ultra_generalised" },
        "generalisation": { "is": "Simplified with its neighbours and set on a grid of about ten metres, for maps on screens." },
        "identifiers": {
          "list": [
            { "members": { "scheme": { "is": "uk-topojson" }, "identifier": "areacd" } }
          ]
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": { "is": "UK TopoJSON, 2014 to 2025" },
                "url": { "is": "https://github.com/ONSvisual/uk-topojson" },
                "publisher": { "is": "Office for National Statistics" }
              }
            }
          ]
        },
        "licence": { "is": "Open Government Licence v3.0" }
      }
    }
  ]
}

"""#
}
