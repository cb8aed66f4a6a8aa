// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let traffordGrants = #"""
{
  "about": "trafford_council.csv of Trafford Council (360Giving, Open Government Licence v3.0): 555 grants from one funder to 323 recipients. Recipients count to the third sector, as both programmes are for it; organisations that are there already are left as they are, so the first of several spellings of a name holds.",
  "records": [
    {
      "kind": "organisations",
      "key": "Funding Org:Identifier",
      "existing": "keep",
      "members": {
        "name": "Funding Org:Name",
        "identifiers": { "list": [{ "org_id": "Funding Org:Identifier" }] },
        "classification": { "is": "local authority" },
        "sector": { "is": "public" },
        "public_subsector": { "is": "local_government" }
      }
    },
    {
      "kind": "organisations",
      "key": "Recipient Org:Identifier",
      "existing": "keep",
      "members": {
        "name": "Recipient Org:Name",
        "identifiers": {
          "list": [
            { "org_id": "Recipient Org:Identifier" },
            {
              "when": "Recipient Org:Charity Number",
              "members": {
                "scheme": { "is": "GB-CHC" },
                "identifier": "Recipient Org:Charity Number"
              }
            },
            {
              "when": "Recipient Org:Company Number",
              "members": {
                "scheme": { "is": "GB-COH" },
                "identifier": "Recipient Org:Company Number"
              }
            }
          ]
        },
        "sector": { "is": "third" },
        "links": {
          "list": [
            {
              "when": "Recipient Org:Web Address",
              "members": { "url": "Recipient Org:Web Address" }
            }
          ]
        }
      }
    },
    {
      "kind": "awards",
      "key": "Identifier",
      "existing": { "add": ["sources"] },
      "members": {
        "title": "Title",
        "description": "Description",
        "type": { "is": "grant" },
        "status": { "is": "awarded" },
        "identifiers": { "list": [{ "org_id": "Identifier" }] },
        "currency": "Currency",
        "amount_applied_for": { "from": "Amount Applied For", "as": "pounds" },
        "amount_awarded": { "from": "Amount Awarded", "as": "pounds" },
        "award_date": "Award Date",
        "planned_dates": {
          "list": [
            {
              "when": "Planned Dates:Duration (months)",
              "members": {
                "start_date": "Planned Dates:Start Date",
                "end_date": "Planned Dates:End Date",
                "duration": {
                  "from": "Planned Dates:Duration (months)",
                  "as": "integer"
                }
              }
            }
          ]
        },
        "funders": {
          "list": [
            {
              "members": {
                "organisation_id": "Funding Org:Identifier",
                "department": "Funding Org:Department"
              }
            }
          ]
        },
        "recipients": {
          "list": [{ "members": { "organisation_id": "Recipient Org:Identifier" } }]
        },
        "beneficiary_locations": {
          "list": [
            {
              "when": "Beneficiary Location:Name",
              "members": {
                "name": "Beneficiary Location:Name",
                "geo_code": "Beneficiary Location:Geographic Code",
                "geo_code_type": "Beneficiary Location:Geographic Code Type",
                "country_code": "Beneficiary Location:Country Code"
              }
            }
          ]
        },
        "grant_programmes": {
          "list": [
            {
              "when": "Grant Programme:Title",
              "members": {
                "code": "Grant Programme:Code",
                "title": "Grant Programme:Title",
                "url": "Grant Programme:URL"
              }
            }
          ]
        },
        "from_open_call": { "from": "From an open call?", "as": "boolean" },
        "related_activities": { "list": ["Related Activity"] },
        "data_source": "Data Source",
        "sources": {
          "list": [
            {
              "members": {
                "title": { "is": "Grants in the 360Giving standard" },
                "file": { "is": "trafford_council.csv" },
                "publisher": "Funding Org:Name"
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
