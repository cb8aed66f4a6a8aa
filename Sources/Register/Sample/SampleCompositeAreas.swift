import Store

/// Areas made of several councils' areas, with members that change in 2019.
enum SampleCompositeAreas {
  static let json = #"""
    [
      {
        "name": "Bournemouth, Poole and Dorset", "kind": "composite", "type": "COMPOSITE",
        "codes": [{
          "scheme": "local", "code": "pstn-bournemouth-poole-and-dorset", "start_date": "2013-07-03"
        }],
        "members": [
          {"area_id": "gss:E06000028", "end_date": "2019-03-31"},
          {"area_id": "gss:E06000029", "end_date": "2019-03-31"},
          {"area_id": "gss:E10000009", "end_date": "2019-03-31"},
          {"area_id": "gss:E06000058", "start_date": "2019-04-01"},
          {"area_id": "gss:E06000059", "start_date": "2019-04-01"}
        ],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "A pair of towns and a county that were three authorities in 2013. Since 1 April \#
    2019 two authorities cover the same ground; their membership is worked out from the change of \#
    boundaries, not from the document."
      },
      {
        "name": "Lewisham, Lambeth and Southwark", "kind": "composite", "type": "COMPOSITE",
        "codes": [{
          "scheme": "local", "code": "pstn-lewisham-lambeth-and-southwark",
          "start_date": "2013-07-03"
        }],
        "members": [
          {"area_id": "gss:E09000022"},
          {"area_id": "gss:E09000023"},
          {"area_id": "gss:E09000028"}
        ],
        "purpose": "A place of the Public Service Transformation Network, one of the first nine.",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "West London Alliance", "kind": "composite", "type": "COMPOSITE",
        "codes": [{
          "scheme": "local", "code": "pstn-west-london-alliance", "start_date": "2013-07-03"
        }],
        "members": [
          {"area_id": "gss:E09000003"},
          {"area_id": "gss:E09000005"},
          {"area_id": "gss:E09000009"},
          {"area_id": "gss:E09000015"},
          {"area_id": "gss:E09000017"},
          {"area_id": "gss:E09000018"}
        ],
        "purpose": "The boroughs of the West London Alliance, a place of the Public Service \#
    Transformation Network, one of the first nine.",
        "formed_by_id": "sample:west-london-alliance",
        "sources": [{
          "title": "Network delivers 'better services for less'",
          "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"
        }],
        "licence": "Open Government Licence v3.0"
      },
      {
        "name": "Hampshire and Isle of Wight", "kind": "composite", "type": "COMPOSITE",
        "codes": [{"scheme": "local", "code": "hiow"}],
        "members": [
          {"area_id": "gss:E06000044"},
          {"area_id": "gss:E06000045"},
          {"area_id": "gss:E06000046"},
          {"area_id": "gss:E10000014"}
        ],
        "purpose": "The area in which the association of councils works.",
        "formed_by_id": "sample:hiow-lga",
        "sources": [{
          "title": "Future of Public Sector Partnerships - response from ODPM",
          "file": "002_17857c885a6da29a.txt",
          "publisher": "Hampshire and Isle of Wight Local Government Association"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "The members are worked out from the association's name; the document lists no \#
    councils."
      }
    ]
    """#
}
