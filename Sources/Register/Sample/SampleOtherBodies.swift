import Store

/// Bodies of the third sector and businesses.
enum SampleOtherBodies {
  static let json = #"""
    [
      {
        "name": "Local Government Information Unit",
        "other_names": [{"name": "LGiU", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "lgiu"}], "classification": "think tank",
        "sector": "third",
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }],
        "note": "Andy Sawford was its Chief Executive in December 2009."
      },
      {
        "name": "CPSP @ LGiU",
        "other_names": [
          {
            "name": "Centre for Public Service Partnerships",
            "kind": "former", "note": "name before it moved", "end_date": "2009-12"
          },
          {"name": "CPSP", "kind": "short"},
          {
            "name": "CPSP@LGiU",
            "kind": "spelling", "note": "another spelling in the same document",
            "start_date": "2010-01"
          }
        ],
        "identifiers": [
          {"scheme": "sample", "identifier": "cpsp"},
          {"scheme": "sample", "identifier": "cpsp-lgiu"}
        ],
        "classification": "research centre", "sector": "third",
        "legal_form": "not-for-profit social enterprise company",
        "parents": [
          {
            "organisation_id": "sample:university-of-birmingham", "relation": "hosted_by",
            "end_date": "2009-12"
          },
          {"organisation_id": "sample:lgiu", "relation": "hosted_by", "start_date": "2010-01"}
        ],
        "founding_date": "2008~",
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
        ],
        "note": "One body that moved and was renamed, so one record. The year of its founding is \#
    worked out: the article put on the web in July 2009 places it earlier in that year, the \#
    statement of December 2009 calls the centre two years old, and 2008 fits best. John Tizard \#
    was its Director before the move and after it. The legal form is the one since January 2010."
      },
      {
        "name": "CIPFA",
        "identifiers": [{"scheme": "sample", "identifier": "cipfa"}],
        "classification": "professional body", "sector": "third",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "Known only from the web address of PMPA."
      },
      {
        "name": "PMPA",
        "other_names": [{
          "name": "Public Management and Policy Association",
          "kind": "other", "note": "full name, not in the document"
        }],
        "identifiers": [{"scheme": "sample", "identifier": "pmpa"}],
        "classification": "association", "sector": "third",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "Publisher of the journal Public Management and Policy."
      },
      {
        "name": "Aldridge Foundation",
        "identifiers": [{"scheme": "sample", "identifier": "aldridge-foundation"}],
        "classification": "charitable foundation", "sector": "third",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Centre for Public Scrutiny", "other_names": [{"name": "CfPS", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "centre-for-public-scrutiny"}],
        "classification": "charity", "sector": "third",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Institute for Voluntary Action Research",
        "other_names": [{"name": "IVAR", "kind": "short"}],
        "identifiers": [
          {"scheme": "sample", "identifier": "ivar"},
          {"scheme": "GB-COH", "identifier": "05695711"}
        ],
        "classification": "charity", "sector": "third",
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The company number is the one that a funder gives in its 360Giving data. Ben \#
    Cairns was its Director in June 2007."
      },
      {
        "name": "Rural Services Network",
        "identifiers": [{"scheme": "sample", "identifier": "rural-services-network"}],
        "classification": "membership organisation", "sector": "third",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "Known as the publisher of the page alone."
      },
      {
        "name": "Balfour Beatty",
        "identifiers": [{"scheme": "sample", "identifier": "balfour-beatty"}],
        "classification": "company", "sector": "business",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "CBI",
        "identifiers": [{"scheme": "sample", "identifier": "cbi"}],
        "classification": "business organisation", "sector": "business",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Service Birmingham",
        "identifiers": [{"scheme": "sample", "identifier": "service-birmingham"}],
        "classification": "company", "sector": "business",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      },
      {
        "name": "Working Links",
        "identifiers": [{"scheme": "sample", "identifier": "working-links"}],
        "classification": "company", "sector": "business",
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }]
      }
    ]
    """#
}
