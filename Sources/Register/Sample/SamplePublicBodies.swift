import Store

/// NHS bodies, associations of councils and universities.
enum SamplePublicBodies {
  static let json = #"""
    [
      {
        "name": "NHS London",
        "identifiers": [{"scheme": "sample", "identifier": "nhs-london"}],
        "classification": "NHS body", "sector": "public", "public_subsector": "nhs",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "NHS Choices",
        "identifiers": [{"scheme": "sample", "identifier": "nhs-choices"}],
        "classification": "NHS body", "sector": "public", "public_subsector": "nhs",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Local Government Association", "other_names": [{"name": "LGA", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "lga"}],
        "classification": "association of councils", "sector": "public",
        "public_subsector": "local_government",
        "sources": [
          {
            "title": "Feature article by John Tizard, without a headline",
            "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
          },
          {
            "title": "Network delivers 'better services for less'",
            "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
          }
        ]
      },
      {
        "name": "Improvement and Development Agency",
        "other_names": [{"name": "IDeA", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "idea"}],
        "classification": "local government improvement body", "sector": "public",
        "public_subsector": "local_government",
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }]
      },
      {
        "name": "Hampshire and Isle of Wight Local Government Association",
        "other_names": [{"name": "HIOW", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "hiow-lga"}],
        "classification": "association of councils", "sector": "public",
        "public_subsector": "local_government",
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "note": "The document uses the initials; the full name is from the association's own \#
    pages. Nick Goulder was its Director."
      },
      {
        "name": "Surrey Local Government Association",
        "other_names": [{"name": "Surrey LGA", "kind": "short", "note": "short name"}],
        "identifiers": [{"scheme": "sample", "identifier": "surrey-lga"}],
        "classification": "association of councils", "sector": "public",
        "public_subsector": "local_government", "area_id": "gss:E10000030",
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "note": "Its area is worked out from its name."
      },
      {
        "name": "West London Alliance",
        "identifiers": [{"scheme": "sample", "identifier": "west-london-alliance"}],
        "classification": "council partnership", "sector": "public",
        "public_subsector": "local_government",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }]
      },
      {
        "name": "Worcestershire Partnership",
        "identifiers": [{"scheme": "sample", "identifier": "worcestershire-partnership"}],
        "classification": "local strategic partnership", "sector": "public",
        "public_subsector": "local_government",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "University of Birmingham",
        "identifiers": [{"scheme": "sample", "identifier": "university-of-birmingham"}],
        "classification": "university", "sector": "public", "public_subsector": "education",
        "sources": [
          {
            "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
            "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
          },
          {
            "title": "Feature article by John Tizard, without a headline",
            "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
          }
        ]
      },
      {
        "name": "University of Southampton",
        "identifiers": [{"scheme": "sample", "identifier": "university-of-southampton"}],
        "classification": "university", "sector": "public", "public_subsector": "education",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Third Sector Research Centre",
        "identifiers": [{"scheme": "sample", "identifier": "third-sector-research-centre"}],
        "classification": "research centre", "sector": "public", "public_subsector": "education",
        "parents": [
          {"organisation_id": "sample:university-of-birmingham", "relation": "hosted_by"},
          {"organisation_id": "sample:university-of-southampton", "relation": "hosted_by"}
        ],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "Counted to the sector of its hosts, not to the sector that it studies."
      }
    ]
    """#
}
