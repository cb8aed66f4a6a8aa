// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let gssCodeHistory = #"""
{
  "about": "gss_code_history/E*.json, the Code History Database of the ONS (July 2024, OGL): every code of one kind of area since 2009 with its names and days, the latest first. A council that is there already keeps its name and days and learns the days of its codes, former names and parents; other areas are made. 2009-01-01, when codes were first given, is the first day of a code and of no name or area; the end of a code is the end of an area that nothing else is known of. Six councils go on under another code, as the list of councils has it, and so do the Isles of Scilly, whose council is of 1974.",
  "rows": "/areas/*",
  "gather": true,
  "let": {
    "area": {
      "first": [
        { "from": "*1", "map": { "E07000025": "E06000053" }, "otherwise": null },
        "*1"
      ]
    },
    "prefix": { "from": "*1", "cut": 3 },
    "first day": { "least": [{ "each": "", "value": { "item": "/date/s" } }] },
    "parent prefix": { "from": "/0/parent", "cut": 3 },
    "parent kind": {
      "from": "parent prefix",
      "map": { "E10": "administrative", "E12": "region", "E92": "nation" },
      "otherwise": null
    }
  },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{area}" },
      "existing": {
        "keep": ["name", "kind", "type", "start_date", "end_date", "licence"],
        "add": ["other_names", "sources"]
      },
      "members": {
        "name": "/0/nm",
        "kind": { "is": "atomic" },
        "type": {
          "from": "prefix",
          "map": {
            "E06": "UA",
            "E07": "NMD",
            "E08": "MD",
            "E09": "LONB",
            "E10": "CTY",
            "E11": "OTHER",
            "E12": "RGN",
            "E13": "OTHER",
            "E15": "OTHER",
            "E23": "PFA",
            "E26": "OTHER",
            "E31": "FRA",
            "E37": "LEP",
            "E47": "CAUTH",
            "E48": "OTHER",
            "E54": "ICB",
            "E92": "CTRY"
          }
        },
        "other_names": {
          "list": [
            {
              "each": "",
              "skip": 1,
              "members": {
                "name": { "item": "/nm" },
                "kind": { "is": "former" },
                "start_date": {
                  "item": "/date/s",
                  "unless": [
                    "2009-01-01"
                  ]
                },
                "end_date": {
                  "item": "/date/e"
                }
              }
            },
            {
              "each": "/0/nm_alt",
              "members": { "name": { "item": true } }
            }
          ]
        },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "*1",
                "start_date": "first day",
                "end_date": "/0/date/e"
              }
            }
          ]
        },
        "start_date": { "from": "first day", "unless": ["2009-01-01"] },
        "end_date": "/0/date/e",
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Code History Database, July 2024"
                },
                "url": {
                  "is": "https://www.ons.gov.uk/methodology/geography/geographicalproducts/namescodesandlookups/codehistorydatabasechd"
                },
                "publisher": {
                  "is": "Office for National Statistics"
                }
              }
            }
          ]
        },
        "licence": { "is": "Open Government Licence v3.0" }
      }
    },
    {
      "kind": "areas",
      "key": { "text": "gss:{area}" },
      "when": { "parent kind": ["administrative", "region", "nation"] },
      "existing": { "add": ["parents"] },
      "members": {
        "parents": {
          "list": [
            {
              "members": {
                "area_id": {
                  "text": "gss:{/0/parent}"
                },
                "kind": "parent kind",
                "end_date": {
                  "from": "*1",
                  "map": { "E07000025": "2009-03-31" },
                  "otherwise": null
                }
              }
            }
          ]
        }
      }
    },
    {
      "kind": "area-events",
      "key": { "text": "gss:{*1}" },
      "when": {
        "*1": [
          "E06000057",
          "E07000240",
          "E07000241",
          "E07000242",
          "E07000243",
          "E08000037"
        ]
      },
      "existing": "keep",
      "members": {
        "title": { "text": "{/0/nm} has the code {*1}" },
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "identifier": "*1"
              }
            }
          ]
        },
        "kind": { "is": "recoded" },
        "effective_date": "first day",
        "from_ids": { "list": [{ "value": { "text": "gss:{*1}" } }] },
        "code": { "record": { "scheme": { "is": "gss" }, "code": "*1" } },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Code History Database, July 2024"
                },
                "url": {
                  "is": "https://www.ons.gov.uk/methodology/geography/geographicalproducts/namescodesandlookups/codehistorydatabasechd"
                },
                "publisher": {
                  "is": "Office for National Statistics"
                }
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
