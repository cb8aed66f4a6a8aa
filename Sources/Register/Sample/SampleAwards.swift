import Store

/// Money given, promised and announced, as far as the documents give figures.
enum SampleAwards {
  static let json = #"""
    [
      {
        "title": "Roll-out of the Partnership Improvement Programme",
        "description": "Capacitybuilders' part of the money with which the programme, tried in a \#
    pilot, goes to three regions in 2007/08.",
        "type": "contribution", "status": "awarded",
        "identifiers": [{"scheme": "sample", "identifier": "pip-capacitybuilders-2007-08"}],
        "currency": "GBP", "amount_awarded": 16500000, "award_date": "2007-06-07",
        "funders": [{"organisation_id": "sample:capacitybuilders"}],
        "recipients": [{"organisation_id": "sample:idea"}, {"organisation_id": "sample:ivar"}],
        "beneficiary_locations": [
          {
            "area_id": "gss:E12000001", "name": "North East", "geo_code": "E12000001",
            "geo_code_type": "RGN/GOR", "country_code": "GB"
          },
          {
            "area_id": "gss:E12000002", "name": "North West", "geo_code": "E12000002",
            "geo_code_type": "RGN/GOR", "country_code": "GB"
          },
          {
            "area_id": "gss:E12000007", "name": "London", "geo_code": "E12000007",
            "geo_code_type": "RGN/GOR", "country_code": "GB"
          }
        ],
        "grant_programmes": [{"title": "Partnership Improvement Programme"}],
        "related_activities": ["sample:pip-ots-2007-08"], "partnership_id": "sample:pip-delivery",
        "contributions": [{
          "funder_id": "sample:capacitybuilders", "amount": 16500000, "financial_year": "2007/08",
          "nature": "cash"
        }],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The day is the day of the announcement; the day of the decision is not given."
      },
      {
        "title": "Contribution of the Office of the Third Sector to the roll-out of the \#
    Partnership Improvement Programme",
        "description": "The second part of the money with which the programme goes to three \#
    regions in 2007/08, beside that of Capacitybuilders.",
        "type": "contribution", "status": "awarded",
        "identifiers": [{"scheme": "sample", "identifier": "pip-ots-2007-08"}], "currency": "GBP",
        "amount_awarded": 5000000, "award_date": "2007-06-07",
        "funders": [{"organisation_id": "sample:office-of-the-third-sector"}],
        "recipients": [{"organisation_id": "sample:idea"}, {"organisation_id": "sample:ivar"}],
        "beneficiary_locations": [
          {
            "area_id": "gss:E12000001", "name": "North East", "geo_code": "E12000001",
            "geo_code_type": "RGN/GOR", "country_code": "GB"
          },
          {
            "area_id": "gss:E12000002", "name": "North West", "geo_code": "E12000002",
            "geo_code_type": "RGN/GOR", "country_code": "GB"
          },
          {
            "area_id": "gss:E12000007", "name": "London", "geo_code": "E12000007",
            "geo_code_type": "RGN/GOR", "country_code": "GB"
          }
        ],
        "grant_programmes": [{"title": "Partnership Improvement Programme"}],
        "related_activities": ["sample:pip-capacitybuilders-2007-08"],
        "partnership_id": "sample:pip-delivery",
        "contributions": [{
          "funder_id": "sample:office-of-the-third-sector", "amount": 5000000,
          "financial_year": "2007/08", "nature": "cash"
        }],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The day is the day of the announcement; the day of the decision is not given."
      },
      {
        "title": "Running the Public Service Transformation Network",
        "description": "Money committed at Budget 2013 to run the network that spreads the \#
    lessons of Community Budgets to more places.",
        "type": "commitment", "status": "pledged",
        "identifiers": [{"scheme": "sample", "identifier": "pstn-budget-2013"}], "currency": "GBP",
        "amount_awarded": 150000000, "award_date": "2013-07-03",
        "funders": [{"organisation_id": "sample:hm-government"}],
        "beneficiary_locations": [{
          "area_id": "gss:E92000001", "name": "England", "geo_code": "E92000001",
          "geo_code_type": "CTRY", "country_code": "GB"
        }],
        "grant_programmes": [{"title": "Public Service Transformation Network"}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The document says that the money is for the network and names no financial year. \#
    The day is the day of the announcement; the day of the decision is not given."
      },
      {
        "title": "Transformation fund for local government",
        "description": "A fund announced for councils that change how services are run. No \#
    recipient is named yet.",
        "type": "fund", "status": "pledged",
        "identifiers": [{"scheme": "sample", "identifier": "transformation-fund-2013"}],
        "currency": "GBP", "amount_awarded": 10000000000, "award_date": "2013-07-03",
        "funders": [{"organisation_id": "sample:hm-government"}],
        "beneficiary_locations": [{
          "area_id": "gss:E92000001", "name": "England", "geo_code": "E92000001",
          "geo_code_type": "CTRY", "country_code": "GB"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The document names no financial year. The day is the day of the announcement; \#
    the day of the decision is not given."
      },
      {
        "title": "Sponsorship of core costs by the Aldridge Foundation",
        "description": "A charitable foundation pays part of the running costs of the Centre for \#
    Public Service Partnerships for five years.",
        "type": "sponsorship", "status": "active",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-aldridge"}], "currency": "GBP",
        "planned_dates": [{"duration": 60}],
        "funders": [{"organisation_id": "sample:aldridge-foundation"}],
        "recipients": [{"organisation_id": "sample:cpsp"}], "funding_types": ["Core costs"],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "The article gives neither the amount nor the first day. Received when it was \#
    written, so the status is active."
      },
      {
        "title": "Sponsorship of core costs by Balfour Beatty",
        "description": "A company pays part of the running costs of the Centre for Public Service \#
    Partnerships for five years.",
        "type": "sponsorship", "status": "active",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-balfour-beatty"}],
        "currency": "GBP", "planned_dates": [{"duration": 60}],
        "funders": [{"organisation_id": "sample:balfour-beatty"}],
        "recipients": [{"organisation_id": "sample:cpsp"}], "funding_types": ["Core costs"],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "The article gives neither the amount nor the first day. Received when it was \#
    written, so the status is active."
      },
      {
        "title": "Sponsorship of core costs by Keith Palmer",
        "description": "A professor pays part of the running costs of the Centre for Public \#
    Service Partnerships for five years, as a private person.",
        "type": "sponsorship", "status": "active",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-keith-palmer"}], "currency": "GBP",
        "planned_dates": [{"duration": 60}], "funders": [{"individual": "Keith Palmer"}],
        "recipients": [{"organisation_id": "sample:cpsp"}], "funding_types": ["Core costs"],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "The article gives neither the amount nor the first day. Received when it was \#
    written, so the status is active."
      }
    ]
    """#
}
