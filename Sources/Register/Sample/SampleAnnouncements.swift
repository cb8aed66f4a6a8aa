import Store

/// The five documents themselves, told in our own words.
enum SampleAnnouncements {
  static let json = #"""
    [
      {
        "title": "Partnership Improvement Programme rolls out to regions", "kind": "press_release",
        "state": "published",
        "identifiers": [{"scheme": "sample", "identifier": "ann-capacitybuilders-2007-06-07"}],
        "summary": "After a pilot the Partnership Improvement Programme goes to three regions of \#
    England, the North East first. Capacitybuilders and the Office of the Third Sector together \#
    give £215,000 for it in 2007/08.",
        "body": "The Partnership Improvement Programme leaves its pilot behind and goes to three \#
    regions. The first is the North East, from 13 June 2007; London and the North West follow \#
    later in the year.\n\n\#
    Two bodies run the programme: the Improvement and Development Agency for the councils' side \#
    and the Institute for Voluntary Action Research for the voluntary side.\n\n\#
    In each local authority area that takes part, the sectors make one improvement plan for their \#
    partnership together.\n\n\#
    Capacitybuilders gives £165,000 in the financial year 2007/08. The Office of the Third Sector \#
    gives £50,000 beside it.\n\n\#
    Ben Cairns speaks for the institute as its Director, Simon Hebditch for Capacitybuilders as \#
    its Chief Executive.",
        "issuer_ids": ["sample:capacitybuilders"], "dateline": "2007-06-07",
        "quotes": [
          {"seq": 1, "speaker": "Ben Cairns", "role": "Director", "organisation_id": "sample:ivar"},
          {
            "seq": 2, "speaker": "Simon Hebditch", "role": "Chief Executive",
            "organisation_id": "sample:capacitybuilders"
          }
        ],
        "notes_to_editors": [
          "Capacitybuilders was set up in April 2006 and runs the programme ChangeUp.",
          "The framework of ChangeUp is of 2004 and sets its aims for 2014."
        ],
        "media_contacts": [{"name": "Jess Koslow", "organisation_id": "sample:idea"}],
        "partnership_ids": ["sample:pip-delivery"],
        "area_ids": ["gss:E12000001", "gss:E12000007", "gss:E12000002"],
        "award_ids": ["sample:pip-capacitybuilders-2007-08", "sample:pip-ots-2007-08"],
        "organisation_ids": [
          "sample:idea", "sample:ivar", "sample:capacitybuilders",
          "sample:office-of-the-third-sector"
        ],
        "programmes": ["Partnership Improvement Programme", "ChangeUp"],
        "topics": ["cross-sector working", "improvement plans"],
        "sources": [{
          "title": "Partnership Improvement Programme rolls out to regions",
          "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"
        }],
        "note": "The words of those quoted are left out: only who spoke is recorded. Telephone \#
    and e-mail of the press contact are left out on purpose."
      },
      {
        "title": "Future of Public Sector Partnerships - response from ODPM", "kind": "statement",
        "state": "published",
        "identifiers": [{"scheme": "sample", "identifier": "ann-odpm-response"}],
        "summary": "The Office of the Deputy Prime Minister answers the councils of Hampshire and \#
    the Isle of Wight on the future of partnerships. The question is whether police, health and \#
    council boundaries should coincide while police and health services are being restructured.",
        "body": "The Hampshire and Isle of Wight Local Government Association had written to \#
    David Miliband on 10 January, of a year that is not given. The Office of the Deputy Prime \#
    Minister answered.\n\n\#
    The matter is coterminosity: areas of police, health services and councils with the same \#
    boundaries. Police and health services were being restructured at the time.\n\n\#
    Local Area Agreements and Local Strategic Partnerships are the frame in which the answer sees \#
    the work of partners. The consultation of the time was called Local Strategic Partnerships: \#
    Shaping their future.\n\n\#
    The Department of Health, the Home Office and the Surrey Local Government Association are \#
    named as well.",
        "issuer_ids": ["sample:odpm"],
        "occasion": {
          "name": "Letter of the Hampshire and Isle of Wight Local Government Association",
          "date": "XXXX-01-10"
        },
        "partnership_ids": ["sample:hiow-lga"],
        "area_ids": ["local:hiow"],
        "organisation_ids": [
          "sample:odpm", "sample:hiow-lga", "sample:surrey-lga", "sample:department-of-health",
          "sample:home-office"
        ],
        "programmes": ["Local Area Agreements", "Local Strategic Partnerships"],
        "topics": [
          "coterminosity", "police restructuring", "health restructuring", "Local Area Agreements",
          "Local Strategic Partnerships"
        ],
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "note": "A letter without a date of its own. 2006 fits: the consultation was open and the \#
    office still in being. The page that carries it, by Nick Goulder, was last updated on 4 \#
    August 2008."
      },
      {
        "title": "What the Centre for Public Service Partnerships studies, with whom, and who pays",
        "kind": "feature", "state": "published",
        "identifiers": [{"scheme": "sample", "identifier": "ann-tizard-2009-07-17"}],
        "summary": "The director of the Centre for Public Service Partnerships describes its \#
    subject, its projects and its sponsors. He tells four kinds of partnership apart by the \#
    sectors that take part.",
        "body": "John Tizard presents the Centre for Public Service Partnerships, at that time at \#
    the University of Birmingham.\n\n\#
    The article tells four kinds of partnership apart. Public agencies work with each other, \#
    formally or informally; with voluntary, community and social enterprise bodies; or with \#
    business, in PPP and PFI, outsourcing and regeneration. In the fourth kind, co-production, \#
    users of a service work with those who commission it and those who provide it.\n\n\#
    Research follows five themes: performance, governance, capacity, finances and commercial \#
    relations, and innovation.\n\n\#
    Thirteen bodies are named as partners in projects under way, among them the Local Government \#
    Association, the CBI, Communities and Local Government, two councils, two NHS bodies and \#
    Working Links.\n\n\#
    A strategic partnership with PMPA turns to commissioning and to service delivery with the \#
    third and business sectors. The Third Sector Research Centre of two universities is mentioned \#
    too.\n\n\#
    A foundation, a company and a private person, Professor Keith Palmer, sponsor part of the \#
    core costs for five years.",
        "issuer_ids": ["sample:cpsp"], "dateline": "2009-07-17",
        "original": {
          "publication": "Public Management and Policy",
          "permission": "By permission, as the page says"
        },
        "partnership_ids": [
          "sample:cpsp-host", "sample:cpsp-pmpa", "sample:cpsp-projects", "sample:tsrc"
        ],
        "award_ids": [
          "sample:cpsp-aldridge", "sample:cpsp-balfour-beatty", "sample:cpsp-keith-palmer"
        ],
        "organisation_ids": [
          "sample:cpsp", "sample:university-of-birmingham", "sample:pmpa",
          "sample:third-sector-research-centre", "sample:aldridge-foundation",
          "sample:balfour-beatty", "sample:lga", "sample:cbi", "sample:clg"
        ],
        "topics": ["research on partnerships", "co-production", "commissioning"],
        "sources": [{
          "title": "Feature article by John Tizard, without a headline",
          "file": "001_403c1073bf057282.txt", "publisher": "PMPA"
        }],
        "note": "The headline is ours: the document carries none. The date is that of the web \#
    page; the text is older, for it speaks of events on the financial markets in the weeks before."
      },
      {
        "title": "The Centre for Public Service Partnerships and the Local Government Information \#
    Unit are joining forces",
        "kind": "joint_statement", "state": "published",
        "identifiers": [{"scheme": "sample", "identifier": "ann-lgiu-2009-12-14"}],
        "summary": "The Centre for Public Service Partnerships moves from the University of \#
    Birmingham to the Local Government Information Unit in January 2010. There it goes on under \#
    the name CPSP @ LGiU, as a not-for-profit company of its own.",
        "body": "On 14 December 2009 the Local Government Information Unit and the Centre for \#
    Public Service Partnerships made known that the centre would move to the LGiU.\n\n\#
    The move takes effect in January 2010. Until then the University of Birmingham is the \#
    centre's host.\n\n\#
    In its new home the centre is called CPSP @ LGiU. It is a social enterprise, a not-for-profit \#
    company with the LGiU as its host.\n\n\#
    John Tizard remains its Director. He speaks in the statement, and so does Andy Sawford as \#
    Chief Executive of the LGiU.\n\n\#
    The programme Total Place is mentioned as well.",
        "issuer_ids": ["sample:lgiu", "sample:cpsp"], "dateline": "2009-12-14",
        "quotes": [
          {
            "seq": 1, "speaker": "John Tizard", "role": "Director", "organisation_id": "sample:cpsp"
          },
          {
            "seq": 2, "speaker": "Andy Sawford", "role": "Chief Executive",
            "organisation_id": "sample:lgiu"
          }
        ],
        "partnership_ids": ["sample:cpsp-lgiu-merger", "sample:cpsp-host"],
        "organisation_ids": ["sample:lgiu", "sample:cpsp", "sample:university-of-birmingham"],
        "programmes": ["Total Place"], "topics": ["research on partnerships"],
        "sources": [{
          "title": "The Centre for Public Service Partnerships and the Local Government \#
    Information Unit are joining forces",
          "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"
        }],
        "note": "The words of those quoted are left out: only who spoke is recorded."
      },
      {
        "title": "Network delivers 'better services for less'", "kind": "news",
        "state": "published",
        "identifiers": [{"scheme": "sample", "identifier": "ann-pstn-2013-07-03"}],
        "summary": "Nine places are the first to be supported by the Public Service \#
    Transformation Network. The Communities Secretary, Eric Pickles, is quoted; £1.5 million is \#
    committed to the network and a fund of £100 million announced.",
        "body": "The Public Service Transformation Network is to carry the experience of \#
    Community Budgets to more places. The first nine were announced on 3 July 2013, the day of a \#
    speech by Eric Pickles.\n\n\#
    They are Bath and North East Somerset; Bournemouth, Poole and Dorset; Hampshire; Lewisham, \#
    Lambeth and Southwark; Sheffield; Surrey; Swindon; the West London Alliance; and Wirral.\n\n\#
    At least 40 expressions of interest had come in, with more than 60 local authorities behind \#
    them. Support begins with a light touch; more intensive support is to follow in turn.\n\n\#
    The government committed £1.5 million at Budget 2013 to run the network. A transformation \#
    fund of £100 million for local government is announced, without recipients as yet.\n\n\#
    The programme Troubled Families is mentioned as well.",
        "issuer_ids": ["sample:rural-services-network"], "dateline": "2013-07-03",
        "occasion": {
          "name": "Speech of the Communities Secretary at a conference", "date": "2013-07-03"
        },
        "quotes": [
          {
            "seq": 1, "speaker": "Eric Pickles", "role": "Secretary of State",
            "organisation_id": "sample:clg"
          },
          {
            "seq": 2, "speaker": "Eric Pickles", "role": "Secretary of State",
            "organisation_id": "sample:clg"
          },
          {
            "seq": 3, "speaker": "Eric Pickles", "role": "Secretary of State",
            "organisation_id": "sample:clg"
          },
          {
            "seq": 4, "speaker": "Eric Pickles", "role": "Secretary of State",
            "organisation_id": "sample:clg"
          }
        ],
        "partnership_ids": [
          "sample:partnership-pstn-bath-and-north-east-somerset",
          "sample:partnership-pstn-bournemouth-poole-and-dorset",
          "sample:partnership-pstn-hampshire",
          "sample:partnership-pstn-lewisham-lambeth-and-southwark",
          "sample:partnership-pstn-sheffield", "sample:partnership-pstn-surrey",
          "sample:partnership-pstn-swindon", "sample:partnership-pstn-west-london-alliance",
          "sample:partnership-pstn-wirral"
        ],
        "area_ids": [
          "gss:E06000022", "local:pstn-bournemouth-poole-and-dorset", "gss:E10000014",
          "local:pstn-lewisham-lambeth-and-southwark", "gss:E08000019", "gss:E10000030",
          "gss:E06000030", "local:pstn-west-london-alliance", "gss:E08000015"
        ],
        "award_ids": ["sample:pstn-budget-2013", "sample:transformation-fund-2013"],
        "organisation_ids": [
          "sample:pstn", "sample:clg", "sample:hm-government", "sample:lga",
          "sample:west-london-alliance"
        ],
        "programmes": [
          "Public Service Transformation Network", "Community Budgets", "Troubled Families"
        ],
        "topics": ["public service transformation"],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The document gives the day, a Wednesday, without the year; weekday, \#
    office-holder and Budget lead to 2013. The words of those quoted are left out: only who spoke \#
    is recorded. Four passages are his."
      }
    ]
    """#
}
