// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let nhsTrusts2022Points = #"""
{
  "about": "nhs_trusts_2022_points.csv (NHS Digital by way of geographr, OGL): trusts of 2022. Closed ones have no day.",
  "records": [
    {
      "kind": "organisations",
      "key": { "text": "GB-NHS:{ods_code}" },
      "existing": { "keep": ["name", "note"], "add": ["sources"] },
      "members": {
        "name": "name",
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": { "is": "GB-NHS" },
                "identifier": "ods_code"
              }
            }
          ]
        },
        "classification": { "is": "NHS trust" },
        "sector": { "is": "public" },
        "public_subsector": { "is": "nhs" },
        "note": {
          "from": "status",
          "map": {
            "open": null,
            "closed": "Closed by 2022; the source has no day."
          }
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Organisation data"
                },
                "url": {
                  "is": "https://digital.nhs.uk/services/organisation-data-service"
                },
                "publisher": {
                  "is": "NHS Digital"
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
