import Store

/// Departments of central government and public bodies near it.
enum SampleGovernmentBodies {
  static let json = #"""
    [
      {
        "name": "HM Government",
        "other_names": [
          {"name": "the government", "kind": "other", "note": "as the document writes it"}
        ],
        "identifiers": [{"scheme": "sample", "identifier": "hm-government"}],
        "classification": "government", "sector": "public", "public_subsector": "central",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Communities and Local Government",
        "other_names": [
          {"name": "CLG", "kind": "short"},
          {
            "name": "Department for Communities and Local Government",
            "kind": "other", "note": "full name"
          }
        ],
        "identifiers": [
          {"scheme": "sample", "identifier": "clg"},
          {"scheme": "GB-GOR", "identifier": "D4"}
        ],
        "classification": "government department", "sector": "public",
        "public_subsector": "central",
        "sources": [
          {
            "title": "Feature article by John Tizard, without a headline",
            "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
          },
          {
            "title": "Network delivers 'better services for less'",
            "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
          }
        ],
        "note": "The register key D4 names the later Ministry of Housing, Communities and Local \#
    Government. Eric Pickles spoke as its Secretary of State in July 2013."
      },
      {
        "name": "Office of the Deputy Prime Minister",
        "other_names": [{"name": "ODPM", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "odpm"}],
        "classification": "government department", "sector": "public",
        "public_subsector": "central",
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }]
      },
      {
        "name": "Department of Health",
        "identifiers": [
          {"scheme": "sample", "identifier": "department-of-health"},
          {"scheme": "GB-GOR", "identifier": "D12"}
        ],
        "classification": "government department", "sector": "public",
        "public_subsector": "central",
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "note": "The register key D12 names the later Department of Health and Social Care."
      },
      {
        "name": "Home Office",
        "identifiers": [
          {"scheme": "sample", "identifier": "home-office"},
          {"scheme": "GB-GOR", "identifier": "D16"}
        ],
        "classification": "government department", "sector": "public",
        "public_subsector": "central",
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }]
      },
      {
        "name": "Cabinet Office",
        "identifiers": [
          {"scheme": "sample", "identifier": "cabinet-office"},
          {"scheme": "GB-GOR", "identifier": "D2"}
        ],
        "classification": "government department", "sector": "public",
        "public_subsector": "central",
        "sources": [{"title": "Government organisation register", "publisher": "GOV.UK Registers"}],
        "note": "Not named in the documents: added as the department of which the Office of the \#
    Third Sector was a part."
      },
      {
        "name": "Office of the Third Sector", "other_names": [{"name": "OTS", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "office-of-the-third-sector"}],
        "classification": "government office", "sector": "public", "public_subsector": "central",
        "parents": [{"organisation_id": "sample:cabinet-office", "relation": "part_of"}],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "That it was a part of the Cabinet Office is not in the document."
      },
      {
        "name": "Public Service Transformation Network",
        "other_names": [
          {
            "name": "Public Services Transformation Network",
            "kind": "spelling", "note": "another spelling in the same document"
          },
          {
            "name": "Public Transformation Network",
            "kind": "spelling", "note": "another spelling in the same document"
          }
        ],
        "identifiers": [{"scheme": "sample", "identifier": "pstn"}],
        "classification": "government network", "sector": "public", "public_subsector": "central",
        "parents": [{"organisation_id": "sample:clg", "relation": "hosted_by"}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "One page spells the name in three ways. The department that runs the network is \#
    entered as its host."
      },
      {
        "name": "Capacitybuilders",
        "identifiers": [
          {"scheme": "sample", "identifier": "capacitybuilders"},
          {"scheme": "GB-GOR", "identifier": "OT928"}
        ],
        "classification": "public body", "sector": "public", "public_subsector": "central",
        "founding_date": "2006-04", "dissolution_date": "2011-03-31",
        "sources": [
          {
            "title": "Partnership Improvement Programme rolls out to regions",
            "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
          },
          {"title": "Government organisation register", "publisher": "GOV.UK Registers"}
        ],
        "note": "The day of its end is from the register of government organisations. It ran the \#
    programme ChangeUp."
      },
      {
        "name": "Standards Board for England",
        "identifiers": [
          {"scheme": "sample", "identifier": "standards-board-for-england"},
          {"scheme": "GB-GOR", "identifier": "OT895"}
        ],
        "classification": "public body", "sector": "public", "public_subsector": "central",
        "dissolution_date": "2012-01-31",
        "sources": [
          {
            "title": "Feature article by John Tizard, without a headline",
            "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
          },
          {"title": "Government organisation register", "publisher": "GOV.UK Registers"}
        ],
        "note": "The day of its end is from the register of government organisations."
      },
      {
        "name": "National Audit Office",
        "other_names": [
          {"name": "NAO", "kind": "short", "note": "acronym, as the document writes it"}
        ],
        "identifiers": [{"scheme": "sample", "identifier": "nao"}], "classification": "public body",
        "sector": "public", "public_subsector": "other",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      }
    ]
    """#
}
