// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let lad24Fra24 = #"""
{
  "about": "lad24_fra24.csv (ONS by way of geographr, OGL): districts and fire and rescue authorities of 2024.",
  "gather": true,
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{fra24_code}" },
      "existing": {
        "keep": ["name", "kind", "type", "licence"],
        "add": ["base_units", "sources"],
        "vintage": ["base_units"]
      },
      "members": {
        "name": "fra24_name",
        "kind": { "is": "atomic" },
        "type": { "is": "FRA" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "fra24_code"
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
