import Store

/// Partnerships of every kind that the documents speak of, other than the nine places.
enum SamplePartnerships {
  static let json = #"""
    [
      {
        "name": "West London Alliance",
        "identifiers": [{"scheme": "sample", "identifier": "west-london-alliance"}],
        "purpose": "Six boroughs of west London act together.", "kind": "public_public",
        "level": "strategic",
        "area_ids": ["local:pstn-west-london-alliance"],
        "organisation_id": "sample:west-london-alliance", "state": "active",
        "partners": [
          {"organisation_id": "sample:gb-lae-bne", "role": "partner"},
          {"organisation_id": "sample:gb-lae-ben", "role": "partner"},
          {"organisation_id": "sample:gb-lae-eal", "role": "partner"},
          {"organisation_id": "sample:gb-lae-hrw", "role": "partner"},
          {"organisation_id": "sample:gb-lae-hil", "role": "partner"},
          {"organisation_id": "sample:gb-lae-hns", "role": "partner"}
        ],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The document names no lead among the boroughs. The place of the same boroughs in \#
    the Public Service Transformation Network is a partnership of its own here."
      },
      {
        "name": "Hampshire and Isle of Wight Local Government Association",
        "identifiers": [{"scheme": "sample", "identifier": "hiow-lga"}],
        "purpose": "Councils of one area speak with one voice to government.",
        "kind": "public_public",
        "topics": ["coterminosity", "police restructuring", "health restructuring"],
        "area_ids": ["local:hiow"], "organisation_id": "sample:hiow-lga", "state": "active",
        "partners": [
          {"organisation_id": "sample:hiow-lga", "role": "lead"},
          {"organisation_id": "sample:gb-lae-ham", "role": "host"}
        ],
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "note": "The association's secretariat is entered as lead, the council that carries its \#
    pages as host. Its member councils are not listed in the document."
      },
      {
        "name": "Centre for Public Service Partnerships at the University of Birmingham",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-host"}],
        "purpose": "A university gives a research centre on partnerships its home.",
        "kind": "public_third",
        "themes": ["performance", "governance", "capacity", "finance_commercial", "innovation"],
        "topics": ["research on partnerships"], "end_date": "2009-12", "state": "ended",
        "end_reason": "superseded",
        "partners": [
          {"organisation_id": "sample:cpsp", "role": "partner", "end_date": "2009-12"},
          {
            "organisation_id": "sample:university-of-birmingham", "role": "host",
            "end_date": "2009-12"
          }
        ],
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
        "note": "The centre moved to the Local Government Information Unit in January 2010, so \#
    the last month here is December 2009. The centre is entered as partner: the roles have none \#
    for a guest."
      },
      {
        "name": "CPSP @ LGiU",
        "other_names": [{
          "name": "CPSP@LGiU", "kind": "spelling", "note": "another spelling in the same document"
        }],
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-lgiu-merger"}],
        "purpose": "A research centre lives on inside a think tank as a company of its own.",
        "kind": "public_third", "formality": "formal",
        "topics": ["research on partnerships", "Total Place"], "organisation_id": "sample:cpsp",
        "start_date": "2010-01", "state": "active",
        "partners": [
          {"organisation_id": "sample:cpsp", "role": "partner", "start_date": "2010-01"},
          {"organisation_id": "sample:lgiu", "role": "host", "start_date": "2010-01"}
        ],
        "agreements": [{
          "kind": "joint_statement", "title": "Joint statement of CPSP and LGiU",
          "party_ids": ["sample:cpsp", "sample:lgiu"], "signed": "2009-12-14",
          "start_date": "2010-01"
        }],
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }],
        "note": "Announced a month before it began. Both partners are of the third sector; of the \#
    four kinds of partnership this is the nearest. The company is a not-for-profit social \#
    enterprise; the document does not name its legal form more closely."
      },
      {
        "name": "CPSP and PMPA",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-pmpa"}],
        "purpose": "Joint work on commissioning and service delivery with the third and business \#
    sectors.",
        "kind": "public_third", "subkind": "strategic", "level": "strategic", "pecuniary": false,
        "topics": ["commissioning", "service delivery", "third sector", "business"],
        "state": "active",
        "partners": [
          {"organisation_id": "sample:cpsp", "role": "partner"},
          {"organisation_id": "sample:pmpa", "role": "partner"}
        ],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "Both partners are of the third sector; of the four kinds of partnership this is \#
    the nearest. That no money changes hands is read from what the article says of strategic \#
    partnerships. When it began is not given."
      },
      {
        "name": "CPSP joint projects",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-projects"}],
        "purpose": "Research projects that the centre has under way with bodies of every sector.",
        "kind": "public_business",
        "themes": ["performance", "governance", "capacity", "finance_commercial", "innovation"],
        "topics": ["research on partnerships"], "state": "active",
        "partners": [
          {"organisation_id": "sample:cpsp", "role": "lead"},
          {"organisation_id": "sample:lga", "role": "partner"},
          {"organisation_id": "sample:cbi", "role": "partner"},
          {"organisation_id": "sample:clg", "role": "partner"},
          {"organisation_id": "sample:standards-board-for-england", "role": "partner"},
          {"organisation_id": "sample:service-birmingham", "role": "partner"},
          {"organisation_id": "sample:gb-lae-bir", "role": "partner"},
          {"organisation_id": "sample:centre-for-public-scrutiny", "role": "partner"},
          {"organisation_id": "sample:nao", "role": "partner"},
          {"organisation_id": "sample:gb-lae-ess", "role": "partner"},
          {"organisation_id": "sample:nhs-london", "role": "partner"},
          {"organisation_id": "sample:nhs-choices", "role": "partner"},
          {"organisation_id": "sample:worcestershire-partnership", "role": "partner"},
          {"organisation_id": "sample:working-links", "role": "partner"}
        ],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "Several projects under one heading: the article lists the bodies, not who works \#
    with whom. Public agencies and businesses take part, and the third sector with them."
      },
      {
        "name": "Third Sector Research Centre",
        "identifiers": [{"scheme": "sample", "identifier": "tsrc"}],
        "purpose": "Two universities give a research centre its home.", "kind": "public_public",
        "topics": ["research on the third sector"],
        "organisation_id": "sample:third-sector-research-centre", "state": "active",
        "partners": [
          {"organisation_id": "sample:third-sector-research-centre", "role": "partner"},
          {"organisation_id": "sample:university-of-birmingham", "role": "host"},
          {"organisation_id": "sample:university-of-southampton", "role": "host"}
        ],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "The centre is entered as partner: the roles have none for a guest."
      },
      {
        "name": "Partnership Improvement Programme",
        "other_names": [{"name": "PIP", "kind": "short"}],
        "identifiers": [{"scheme": "sample", "identifier": "pip-delivery"}],
        "purpose": "Helps councils and the voluntary and community sector of an area to work \#
    together better.",
        "outcomes": [
          "One improvement plan for each local authority area that takes part, made jointly by \#
    the sectors"
        ],
        "kind": "public_third", "pecuniary": true, "themes": ["performance", "capacity"],
        "topics": ["cross-sector working", "improvement plans"],
        "area_ids": ["gss:E12000001", "gss:E12000007", "gss:E12000002"], "start_date": "2006~",
        "state": "active",
        "partners": [
          {"organisation_id": "sample:idea", "role": "lead"},
          {"organisation_id": "sample:ivar", "role": "partner"},
          {"organisation_id": "sample:capacitybuilders", "role": "funder"},
          {"organisation_id": "sample:office-of-the-third-sector", "role": "funder"}
        ],
        "currency": "GBP",
        "contributions": [
          {
            "financial_year": "2007/08", "contributor_id": "sample:capacitybuilders",
            "amount": 16500000, "nature": "cash", "status": "agreed"
          },
          {
            "financial_year": "2007/08", "contributor_id": "sample:office-of-the-third-sector",
            "amount": 5000000, "nature": "cash", "status": "agreed"
          }
        ],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The pilot is put in the year before the press release. The money of 2007/08 is \#
    recorded as two awards as well. The three regions are those of the roll-out."
      }
    ]
    """#
}
