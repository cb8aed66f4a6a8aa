// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let grants360giving = #"""
{
  "about": "grants.json, a package of grants in the 360Giving standard (1.4), whoever publishes it: each grant with its funder and its recipient, which are found by their identifiers and keep the first of several names. Days may have a time behind them or be written DD/MM/YYYY; fractions of a penny are rounded, and the report counts them.",
  "rows": "/grants/*",
  "let": {
    "funder list": {
      "from": "/fundingOrganization/0/id",
      "cut": 6
    },
    "recipient list": {
      "from": "/recipientOrganization/0/id",
      "cut": 6
    },
    "award day": {
      "from": "/awardDate",
      "cut": 10
    }
  },
  "records": [
    {
      "kind": "organisations",
      "key": "/fundingOrganization/0/id",
      "when": "/fundingOrganization/0/id",
      "existing": "keep",
      "members": {
        "name": "/fundingOrganization/0/name",
        "identifiers": {
          "list": [
            {
              "org_id": "/fundingOrganization/0/id"
            }
          ]
        },
        "sector": {
          "from": "funder list",
          "map": {
            "GB-EDU": "public",
            "GB-GOR": "public",
            "GB-LAE": "public",
            "GB-LAS": "public",
            "GB-NHS": "public",
            "GB-PLA": "public"
          },
          "otherwise": "third"
        }
      }
    },
    {
      "kind": "organisations",
      "key": "/recipientOrganization/0/id",
      "when": "/recipientOrganization/0/id",
      "existing": "keep",
      "members": {
        "name": "/recipientOrganization/0/name",
        "identifiers": {
          "list": [
            {
              "org_id": "/recipientOrganization/0/id"
            }
          ]
        },
        "sector": {
          "from": "recipient list",
          "map": {
            "GB-EDU": "public",
            "GB-GOR": "public",
            "GB-LAE": "public",
            "GB-LAS": "public",
            "GB-NHS": "public",
            "GB-PLA": "public"
          },
          "otherwise": "third"
        }
      }
    },
    {
      "kind": "awards",
      "key": "/id",
      "existing": {
        "add": [
          "sources"
        ]
      },
      "members": {
        "title": {
          "from": "/title",
          "cut": 140
        },
        "description": "/description",
        "type": {
          "is": "grant"
        },
        "status": {
          "is": "awarded"
        },
        "identifiers": {
          "list": [
            {
              "org_id": "/id"
            }
          ]
        },
        "currency": "/currency",
        "amount_applied_for": {
          "from": "/amountAppliedFor",
          "as": "money",
          "currency": "/currency",
          "round": true
        },
        "amount_awarded": {
          "from": "/amountAwarded",
          "as": "money",
          "currency": "/currency",
          "round": true
        },
        "award_date": {
          "from": "award day",
          "as": [
            "date:YYYY-MM-DD",
            "date:DD/MM/YYYY"
          ]
        },
        "planned_dates": {
          "list": [
            {
              "each": "/plannedDates",
              "members": {
                "start_date": {
                  "item": "/startDate",
                  "cut": 10
                },
                "end_date": {
                  "item": "/endDate",
                  "cut": 10
                },
                "duration": {
                  "item": "/duration",
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
                "organisation_id": "/fundingOrganization/0/id",
                "department": "/fundingOrganization/0/department"
              }
            }
          ]
        },
        "recipients": {
          "list": [
            {
              "when": "/recipientOrganization/0/id",
              "members": {
                "organisation_id": "/recipientOrganization/0/id"
              }
            },
            {
              "when": "/recipientIndividual/id",
              "members": {
                "individual": "/recipientIndividual/id"
              }
            }
          ]
        },
        "beneficiary_locations": {
          "list": [
            {
              "each": "/beneficiaryLocation",
              "members": {
                "name": {
                  "item": "/name"
                },
                "geo_code": {
                  "item": "/geoCode"
                },
                "geo_code_type": {
                  "item": "/geoCodeType"
                },
                "country_code": {
                  "item": "/countryCode"
                }
              }
            }
          ]
        },
        "grant_programmes": {
          "list": [
            {
              "each": "/grantProgramme",
              "members": {
                "code": {
                  "item": "/code"
                },
                "title": {
                  "item": "/title"
                },
                "url": {
                  "item": "/url"
                }
              }
            }
          ]
        },
        "from_open_call": {
          "from": "/fromOpenCall",
          "as": "boolean"
        },
        "related_activities": {
          "list": [
            {
              "each": "/relatedActivity",
              "value": {
                "item": true
              }
            }
          ]
        },
        "data_source": "/dataSource",
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Grants in the 360Giving standard"
                },
                "publisher": "/fundingOrganization/0/name"
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
