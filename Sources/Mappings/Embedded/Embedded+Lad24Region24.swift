// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let lad24Region24 = #"""
{
  "about": "lad24_region24.csv (ONS by way of geographr, OGL): districts and regions of 2024.",
  "gather": true,
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{region24_code}" },
      "existing": {
        "keep": ["name", "kind", "type", "licence"],
        "add": ["base_units", "sources"],
        "vintage": ["base_units"]
      },
      "members": {
        "name": "region24_name",
        "kind": { "is": "atomic" },
        "type": { "is": "RGN" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "region24_code"
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
