// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let lad22Icb22LsoaCounts = #"""
{
  "about": "lad22_icb22_lsoa_counts.csv (ONS by way of geographr, counted; OGL): districts and integrated care boards of 2022. Twelve districts are split between two boards: they belong to each in part.",
  "gather": true,
  "let": { "parts": { "count": "icb22_code", "by": "ltla22_code" } },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{icb22_code}" },
      "existing": {
        "keep": ["name", "kind", "type", "licence"],
        "add": ["base_units", "sources"],
        "vintage": ["base_units"]
      },
      "members": {
        "name": "icb22_name",
        "kind": { "is": "atomic" },
        "type": { "is": "ICB" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "icb22_code"
              }
            },
            {
              "members": {
                "scheme": { "is": "nhs-ods" },
                "code": "icb22_code_h"
              }
            }
          ]
        },
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": { "is": "2022" },
                "codes": {
                  "list": [
                    {
                      "when": {
                        "parts": "1"
                      },
                      "value": "ltla22_code"
                    }
                  ]
                },
                "partial_codes": {
                  "list": [
                    {
                      "when": {
                        "not": {
                          "parts": "1"
                        }
                      },
                      "value": "ltla22_code"
                    }
                  ]
                }
              }
            }
          ]
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Lookups of geographr, made of ONS data"
                },
                "url": {
                  "is": "https://github.com/humaniverse/geographr"
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
