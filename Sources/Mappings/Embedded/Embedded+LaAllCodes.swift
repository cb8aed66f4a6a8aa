// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let laAllCodes = #"""
{
  "about": "la_all_codes.csv of geo-lookups (2026-06-05; made from ONS data, OGL): every code of a district since 2011. A council whose code alone changed keeps its record and learns its new code; Barnsley and Sheffield changed theirs on 2025-04-01, which is not in the file.",
  "gather": true,
  "let": { "prefix": { "from": "LADCD", "cut": 3 } },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{CTRYCD}" },
      "existing": "keep",
      "members": {
        "name": "CTRYNM",
        "kind": { "is": "atomic" },
        "type": { "is": "CTRY" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "CTRYCD"
              }
            }
          ]
        }
      }
    },
    {
      "kind": "areas",
      "key": { "text": "gss:{LADCD}" },
      "existing": { "keep": ["name", "kind", "type"], "add": ["other_names"] },
      "members": {
        "name": "LADNM",
        "kind": { "is": "atomic" },
        "type": {
          "from": "prefix",
          "map": {
            "E06": "UA",
            "E07": "NMD",
            "E08": "MD",
            "E09": "LONB",
            "N09": "NIDC",
            "S12": "CA",
            "W06": "UA"
          }
        },
        "other_names": { "list": [{ "members": { "name": "LADNM" } }] },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "LADCD"
              }
            }
          ]
        }
      },
      "when": { "not": { "LADCD": ["E08000038", "E08000039"] } }
    },
    {
      "kind": "area-events",
      "key": { "text": "gss:{LADCD_ACTIVE}" },
      "when": { "LADCD": ["E08000016", "E08000019"] },
      "existing": "keep",
      "members": {
        "title": { "text": "{LADNM} has the code {LADCD_ACTIVE}" },
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "identifier": "LADCD_ACTIVE"
              }
            }
          ]
        },
        "kind": { "is": "recoded" },
        "effective_date": { "is": "2025-04-01" },
        "from_ids": { "list": [{ "value": { "text": "gss:{LADCD}" } }] },
        "code": {
          "record": {
            "scheme": { "is": "gss" },
            "code": "LADCD_ACTIVE"
          }
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "geo-lookups, 2026-06-05"
                },
                "url": {
                  "is": "https://github.com/drkane/geo-lookups"
                },
                "publisher": {
                  "is": "David Kane"
                }
              }
            }
          ]
        }
      }
    }
  ]
}

"""#
}
