import Store

/// The nine places of July 2013, each the partnership of its councils.
enum SamplePlacePartnerships {
  static let json = #"""
    [
      {
        "name": "Bath and North East Somerset",
        "identifiers": [{
          "scheme": "sample", "identifier": "partnership-pstn-bath-and-north-east-somerset"
        }],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["gss:E06000022"], "start_date": "2013-07-03", "state": "active",
        "partners": [{
          "organisation_id": "sample:gb-lae-bas", "role": "lead", "start_date": "2013-07-03"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names \#
    the council alone and no partner beside it."
      },
      {
        "name": "Bournemouth, Poole and Dorset",
        "identifiers": [{
          "scheme": "sample", "identifier": "partnership-pstn-bournemouth-poole-and-dorset"
        }],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["local:pstn-bournemouth-poole-and-dorset"], "start_date": "2013-07-03",
        "state": "active",
        "partners": [
          {
            "organisation_id": "sample:gb-lae-bmh", "role": "partner", "start_date": "2013-07-03",
            "end_date": "2019-03-31"
          },
          {
            "organisation_id": "sample:gb-lae-pol", "role": "partner", "start_date": "2013-07-03",
            "end_date": "2019-03-31"
          },
          {
            "organisation_id": "sample:gb-lae-dor", "role": "partner", "start_date": "2013-07-03",
            "end_date": "2019-03-31"
          }
        ],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names no \#
    lead among the councils. The councils were abolished on 1 April 2019; nothing is known here \#
    of the partnership after that."
      },
      {
        "name": "Hampshire",
        "identifiers": [{"scheme": "sample", "identifier": "partnership-pstn-hampshire"}],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["gss:E10000014"], "start_date": "2013-07-03", "state": "active",
        "partners": [{
          "organisation_id": "sample:gb-lae-ham", "role": "lead", "start_date": "2013-07-03"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names \#
    the council alone and no partner beside it. Whether Portsmouth, Southampton and the Isle of \#
    Wight count is not said."
      },
      {
        "name": "Lewisham, Lambeth and Southwark",
        "identifiers": [{
          "scheme": "sample", "identifier": "partnership-pstn-lewisham-lambeth-and-southwark"
        }],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["local:pstn-lewisham-lambeth-and-southwark"], "start_date": "2013-07-03",
        "state": "active",
        "partners": [
          {"organisation_id": "sample:gb-lae-lbh", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-lew", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-swk", "role": "partner", "start_date": "2013-07-03"}
        ],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names no \#
    lead among the councils."
      },
      {
        "name": "Sheffield",
        "identifiers": [{"scheme": "sample", "identifier": "partnership-pstn-sheffield"}],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["gss:E08000019"], "start_date": "2013-07-03", "state": "active",
        "partners": [{
          "organisation_id": "sample:gb-lae-shf", "role": "lead", "start_date": "2013-07-03"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names \#
    the council alone and no partner beside it."
      },
      {
        "name": "Surrey",
        "identifiers": [{"scheme": "sample", "identifier": "partnership-pstn-surrey"}],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["gss:E10000030"], "start_date": "2013-07-03", "state": "active",
        "partners": [{
          "organisation_id": "sample:gb-lae-sry", "role": "lead", "start_date": "2013-07-03"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names \#
    the council alone and no partner beside it."
      },
      {
        "name": "Swindon",
        "identifiers": [{"scheme": "sample", "identifier": "partnership-pstn-swindon"}],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["gss:E06000030"], "start_date": "2013-07-03", "state": "active",
        "partners": [{
          "organisation_id": "sample:gb-lae-swd", "role": "lead", "start_date": "2013-07-03"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names \#
    the council alone and no partner beside it."
      },
      {
        "name": "West London Alliance",
        "identifiers": [{
          "scheme": "sample", "identifier": "partnership-pstn-west-london-alliance"
        }],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["local:pstn-west-london-alliance"], "start_date": "2013-07-03",
        "state": "active",
        "partners": [
          {"organisation_id": "sample:gb-lae-bne", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-ben", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-eal", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-hrw", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-hil", "role": "partner", "start_date": "2013-07-03"},
          {"organisation_id": "sample:gb-lae-hns", "role": "partner", "start_date": "2013-07-03"}
        ],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names no \#
    lead among the councils."
      },
      {
        "name": "Wirral",
        "identifiers": [{"scheme": "sample", "identifier": "partnership-pstn-wirral"}],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "outcomes": ["Public services that work better and cost less"], "kind": "public_public",
        "models": ["community_budget"], "themes": ["performance", "finance_commercial"],
        "topics": ["public service transformation"],
        "area_ids": ["gss:E08000015"], "start_date": "2013-07-03", "state": "active",
        "partners": [{
          "organisation_id": "sample:gb-lae-wrl", "role": "lead", "start_date": "2013-07-03"
        }],
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "note": "The first day is the day on which the place was announced. The document names \#
    the council alone and no partner beside it."
      }
    ]
    """#
}
