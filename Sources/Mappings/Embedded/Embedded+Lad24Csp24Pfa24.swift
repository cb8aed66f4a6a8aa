// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let lad24Csp24Pfa24 = #"""
{
  "about": "lad24_csp24_pfa24.csv (ONS by way of geographr, OGL): districts, community safety partnerships and police force areas of 2024. Seven districts are shared by several partnerships: which of them has which part the file does not say.",
  "gather": true,
  "let": { "parts": { "count": "csp24_code", "by": "ltla24_code" } },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{csp24_code}" },
      "existing": {
        "keep": ["name", "kind", "type", "licence"],
        "add": ["base_units", "sources"],
        "vintage": ["base_units"]
      },
      "members": {
        "name": "csp24_name",
        "kind": { "is": "atomic" },
        "type": { "is": "CSP" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "csp24_code"
              }
            }
          ]
        },
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": { "is": "2024" },
                "codes": {
                  "list": [
                    {
                      "when": {
                        "parts": "1"
                      },
                      "value": "ltla24_code"
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
                      "value": "ltla24_code"
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
    },
    {
      "kind": "areas",
      "key": { "text": "gss:{pfa24_code}" },
      "existing": {
        "keep": ["name", "kind", "type", "licence"],
        "add": ["base_units", "sources"],
        "vintage": ["base_units"]
      },
      "members": {
        "name": "pfa24_name",
        "kind": { "is": "atomic" },
        "type": { "is": "PFA" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "pfa24_code"
              }
            }
          ]
        },
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": { "is": "2024" },
                "codes": {
                  "list": [
                    "ltla24_code"
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
