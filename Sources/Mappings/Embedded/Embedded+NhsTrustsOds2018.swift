// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let nhsTrustsOds2018 = #"""
{
  "about": "nhs_trusts_ods_2018.csv of the Organisation Data Service (OGL): trusts of 2018 with their addresses and days. A trust that is there already keeps its name, which is in capitals here.",
  "records": [
    {
      "kind": "organisations",
      "key": { "text": "GB-NHS:{ods_code}" },
      "existing": { "keep": ["name", "note"], "add": ["contact_details", "sources"] },
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
        "founding_date": { "from": "open_date", "as": "date:YYYYMMDD" },
        "dissolution_date": { "from": "close_date", "as": "date:YYYYMMDD" },
        "contact_details": {
          "list": [
            {
              "members": {
                "type": {
                  "is": "address"
                },
                "value": {
                  "join": [
                    "address1",
                    "address2",
                    "address3",
                    "town",
                    "county",
                    "postcode"
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
