// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let governmentOrganisationRegister = #"""
{
  "about": "government_organisation_register.csv, the GOV.UK register of government organisations as it was kept until 2022 (OGL): departments and their bodies. Days are given to the day, the month or the year.",
  "records": [
    {
      "kind": "organisations",
      "key": { "text": "GB-GOR:{government-organisation}" },
      "members": {
        "name": "name",
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": { "is": "GB-GOR" },
                "identifier": "government-organisation"
              }
            }
          ]
        },
        "sector": { "is": "public" },
        "public_subsector": { "is": "central" },
        "founding_date": "start-date",
        "dissolution_date": "end-date",
        "links": {
          "list": [
            {
              "when": "website",
              "members": { "url": "website" }
            }
          ]
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Government organisation register"
                },
                "url": {
                  "is": "https://www.registers.service.gov.uk/registers/government-organisation"
                },
                "publisher": {
                  "is": "Government Digital Service"
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
