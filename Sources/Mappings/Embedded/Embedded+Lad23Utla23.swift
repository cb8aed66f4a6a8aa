// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let lad23Utla23 = #"""
{
  "about": "lad23_utla23.csv (ONS by way of geographr, OGL): districts and upper-tier authorities of 2023. A single-tier authority is a district itself; only counties are made of several.",
  "gather": true,
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{utla23_code}" },
      "existing": {
        "keep": ["name", "kind", "type", "licence"],
        "add": ["base_units", "sources"],
        "vintage": ["base_units"]
      },
      "members": {
        "name": "utla23_name",
        "kind": { "is": "atomic" },
        "type": { "is": "CTY" },
        "codes": {
          "list": [
            {
              "members": {
                "scheme": { "is": "gss" },
                "code": "utla23_code"
              }
            }
          ]
        },
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": { "is": "2023" },
                "codes": {
                  "list": [
                    "ltla23_code"
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
      },
      "when": { "not": { "same": ["ltla23_code", "utla23_code"] } }
    }
  ]
}

"""#
}
