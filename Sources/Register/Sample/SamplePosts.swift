import Store

/// The posts that the documents name, with their holders.
enum SamplePosts {
  static let json = #"""
    [
      {
        "label": "Director",
        "identifiers": [{"scheme": "sample", "identifier": "cpsp-director"}], "role": "director",
        "organisation_id": "sample:cpsp",
        "holders": [{"person_id": "sample:john-tizard"}],
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }, {
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "He held it before the Centre moved to its new host in January 2010 and after; \#
    the documents give neither a first nor a last day."
      },
      {
        "label": "Chief Executive",
        "identifiers": [{"scheme": "sample", "identifier": "lgiu-chief-executive"}], "role": "chief executive",
        "organisation_id": "sample:lgiu",
        "holders": [{"person_id": "sample:andy-sawford"}],
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }],
        "note": "The holder as of December 2009; no dates are given."
      },
      {
        "label": "Director",
        "identifiers": [{"scheme": "sample", "identifier": "hiow-lga-director"}], "role": "director",
        "organisation_id": "sample:hiow-lga",
        "holders": [{"person_id": "sample:nick-goulder"}],
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "note": "The holder as of August 2008; no dates are given."
      },
      {
        "label": "Director",
        "identifiers": [{"scheme": "sample", "identifier": "ivar-director"}], "role": "director",
        "organisation_id": "sample:ivar",
        "holders": [{"person_id": "sample:ben-cairns"}],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The holder as of June 2007; no dates are given."
      },
      {
        "label": "Chief Executive",
        "identifiers": [{"scheme": "sample", "identifier": "capacitybuilders-chief-executive"}], "role": "chief executive",
        "organisation_id": "sample:capacitybuilders",
        "holders": [{"person_id": "sample:simon-hebditch"}],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The holder as of June 2007; no dates are given."
      },
      {
        "label": "Secretary of State",
        "identifiers": [{"scheme": "sample", "identifier": "clg-secretary-of-state"}], "role": "secretary of state",
        "organisation_id": "sample:clg",
        "holders": [{"person_id": "sample:eric-pickles"}],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The holder as of July 2013; no dates are given."
      }
    ]
    """#
}
