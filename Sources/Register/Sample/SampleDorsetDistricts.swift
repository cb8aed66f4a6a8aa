/// The districts of Dorset until 2019, which show where each part of the county went.
enum SampleDorsetDistricts {
  static let json = #"""
    [
      {
        "name": "Christchurch", "kind": "atomic", "type": "NMD",
        "codes": [
          {
            "scheme": "gss", "code": "E07000048", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "CHC"}
        ],
        "parents": [{
          "area_id": "gss:E10000009", "kind": "administrative", "end_date": "2019-03-31"
        }],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000048"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Dorset in 2013, worked out from the \#
    code register. Its area went to Bournemouth, Christchurch and Poole on 1 April 2019."
      },
      {
        "name": "East Dorset", "kind": "atomic", "type": "NMD",
        "codes": [
          {
            "scheme": "gss", "code": "E07000049", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "EDO"}
        ],
        "parents": [{
          "area_id": "gss:E10000009", "kind": "administrative", "end_date": "2019-03-31"
        }],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000049"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Dorset in 2013, worked out from the \#
    code register. Its area went to Dorset (unitary) on 1 April 2019."
      },
      {
        "name": "North Dorset", "kind": "atomic", "type": "NMD",
        "codes": [
          {
            "scheme": "gss", "code": "E07000050", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "NDO"}
        ],
        "parents": [{
          "area_id": "gss:E10000009", "kind": "administrative", "end_date": "2019-03-31"
        }],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000050"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Dorset in 2013, worked out from the \#
    code register. Its area went to Dorset (unitary) on 1 April 2019."
      },
      {
        "name": "Purbeck", "kind": "atomic", "type": "NMD",
        "codes": [
          {
            "scheme": "gss", "code": "E07000051", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "PUR"}
        ],
        "parents": [{
          "area_id": "gss:E10000009", "kind": "administrative", "end_date": "2019-03-31"
        }],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000051"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Dorset in 2013, worked out from the \#
    code register. Its area went to Dorset (unitary) on 1 April 2019."
      },
      {
        "name": "West Dorset", "kind": "atomic", "type": "NMD",
        "codes": [
          {
            "scheme": "gss", "code": "E07000052", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "WDO"}
        ],
        "parents": [{
          "area_id": "gss:E10000009", "kind": "administrative", "end_date": "2019-03-31"
        }],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000052"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Dorset in 2013, worked out from the \#
    code register. Its area went to Dorset (unitary) on 1 April 2019."
      },
      {
        "name": "Weymouth and Portland", "kind": "atomic", "type": "NMD",
        "codes": [
          {
            "scheme": "gss", "code": "E07000053", "start_date": "2009-01-01",
            "end_date": "2019-03-31"
          },
          {"scheme": "gov-register", "code": "WEY"}
        ],
        "parents": [{
          "area_id": "gss:E10000009", "kind": "administrative", "end_date": "2019-03-31"
        }],
        "end_date": "2019-03-31",
        "base_units": [{"layer": "lad", "vintage": "2013", "codes": ["E07000053"]}],
        "sources": [{
          "title": "Register of Geographic Codes", "publisher": "Office for National Statistics"
        }],
        "licence": "Open Government Licence v3.0",
        "note": "Not named in the documents: a district of Dorset in 2013, worked out from the \#
    code register. Its area went to Dorset (unitary) on 1 April 2019."
      }
    ]
    """#
}
