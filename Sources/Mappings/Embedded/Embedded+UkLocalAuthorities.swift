// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let ukLocalAuthorities = #"""
{
  "about": "uk_local_authorities.csv of mySociety (version 1.7.3 of July 2025, CC BY 4.0): 470 councils and combined authorities, each as an area and as an organisation, under their regions, counties and combined authorities, and the mergers that made the later ones of the earlier. Dates of 2005 are the day of a list, not of a council, and are left out; last days given as the successor's first day are set back by one day, with a note. A county that has ended is made of the districts that ended with it; the counties of today are in lad23_utla23.csv. Dorset County is replaced by DST alone in the file; one of its districts, Christchurch, went to BPC. The dates of GSS codes are in the code history.",
  "gather": true,
  "let": {
    "list": {
      "from": "nation",
      "map": {
        "England": "GB-LAE",
        "Northern Ireland": "GB-LANI",
        "Scotland": "GB-LAS",
        "Wales": "GB-PLA"
      }
    },
    "first day": {
      "from": "start-date",
      "map": {
        "1974-04-01": "1974-04-01", "1996-04-01": "1996-04-01", "1996-07-01": "1996-07-01",
        "1997-04-01": "1997-04-01", "1998-04-01": "1998-04-01", "2005-05-27": null,
        "2005-06-07": null, "2005-06-08": null, "2005-06-17": null, "2005-06-18": null,
        "2005-06-19": null, "2005-06-20": null, "2005-06-22": null, "2005-06-25": null,
        "2005-06-28": null, "2009-04-01": "2009-04-01", "2014-04-01": "2014-04-01",
        "2014-04-15": "2014-04-15", "2015-04-01": "2015-04-01", "2016-06-17": "2016-06-17",
        "2018-11-02": "2018-11-02", "2019-04-01": "2019-04-01", "2020-04-01": "2020-04-01",
        "2021-04-01": "2021-04-01", "2023-04-01": "2023-04-01", "2024-02-01": "2024-02-01",
        "2024-02-27": "2024-02-27", "2025-05-01": "2025-05-01"
      }
    },
    "last day": {
      "from": "end-date",
      "map": {
        "2015-03-31": "2015-03-31",
        "2019-03-31": "2019-03-31",
        "2020-03-31": "2020-03-31",
        "2021-04-01": "2021-03-31",
        "2023-04-01": "2023-03-31"
      }
    },
    "remark": {
      "from": "end-date",
      "map": {
        "2021-04-01": "The source gives 2021-04-01, the first day of the successor, as the end.",
        "2023-04-01": "The source gives 2023-04-01, the first day of the successor, as the end."
      },
      "otherwise": null
    },
    "region code": {
      "from": "region",
      "map": {
        "East Midlands": "E12000004", "East of England": "E12000006", "London": "E12000007",
        "North East": "E12000001", "North West": "E12000002", "Northern Ireland": "N92000002",
        "Scotland": "S92000003", "South East": "E12000008", "South West": "E12000009",
        "Wales": "W92000004", "West Midlands": "E12000005", "Yorkshire and The Humber": "E12000003"
      }
    },
    "region type": { "from": "nation", "map": { "England": "RGN" }, "otherwise": "CTRY" },
    "region kind": { "from": "nation", "map": { "England": "region" }, "otherwise": "nation" },
    "county's last day": {
      "from": "county-la",
      "map": {
        "BKM": "2020-03-31",
        "CMA": "2023-03-31",
        "DOR": "2019-03-31",
        "NTH": "2021-03-31",
        "NYK": "2023-03-31",
        "SOM": "2023-03-31"
      },
      "otherwise": null
    },
    "successor": {
      "from": "replaced-by",
      "map": {
        "BPC": "Bournemouth, Christchurch and Poole", "BUC": "Buckinghamshire", "CBD": "Cumberland",
        "DST": "Dorset", "ESK": "East Suffolk", "NNT": "North Northamptonshire",
        "NYE": "North Yorkshire", "SMT": "Somerset", "SWT": "Somerset West and Taunton",
        "WAF": "Westmorland and Furness", "WNT": "West Northamptonshire", "WSK": "West Suffolk"
      },
      "otherwise": null
    },
    "first day after": { "from": "last day", "as": "day", "shift": 1 }
  },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{region code}" },
      "when": "region code",
      "existing": "keep",
      "members": {
        "name": "region",
        "kind": { "is": "atomic" },
        "type": "region type",
        "codes": { "list": [{ "members": { "scheme": { "is": "gss" }, "code": "region code" } }] }
      }
    },
    {
      "kind": "areas",
      "key": { "text": "gov-register:{local-authority-code}" },
      "members": {
        "name": "nice-name",
        "kind": { "is": "atomic" },
        "type": {
          "from": "local-authority-type",
          "map": {
            "CC": "LONB", "COMB": "CAUTH", "CTY": "CTY", "LBO": "LONB", "MD": "MD", "NID": "NIDC",
            "NMD": "NMD", "SCO": "CA", "SRA": "OTHER", "UA": "UA", "WPA": "UA"
          }
        },
        "codes": {
          "list": [
            { "members": { "scheme": { "is": "gov-register" }, "code": "local-authority-code" } },
            {
              "when": "gss-code",
              "members": { "scheme": { "is": "gss" }, "code": "gss-code", "end_date": "last day" }
            },
            {
              "each": "former-gss-codes",
              "split": ",",
              "members": {
                "scheme": { "is": "gss" },
                "code": { "item": true },
                "former": { "is": true }
              }
            },
            { "when": "snac", "members": { "scheme": { "is": "snac" }, "code": "snac" } }
          ]
        },
        "start_date": "first day",
        "end_date": "last day",
        "population": {
          "record": {
            "value": { "from": "pop-2020", "as": "integer" },
            "year": { "from": "pop-2020", "map": {}, "otherwise": 2020 }
          }
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": { "is": "UK Local Authorities, version 1.7.3" },
                "url": { "is": "https://github.com/mysociety/uk_local_authority_names_and_codes" },
                "publisher": { "is": "mySociety" }
              }
            }
          ]
        },
        "licence": { "is": "CC BY 4.0" },
        "note": "remark"
      },
      "existing": { "add": ["parents", "other_names", "sources"] }
    },
    {
      "kind": "areas",
      "key": { "text": "gov-register:{local-authority-code}" },
      "when": { "any": ["region code", "county-la", "combined-authority"] },
      "existing": { "add": ["parents"] },
      "members": {
        "parents": {
          "list": [
            {
              "when": "county-la",
              "members": {
                "area_id": { "text": "gov-register:{county-la}" },
                "kind": { "is": "administrative" }
              }
            },
            {
              "when": "combined-authority",
              "members": {
                "area_id": { "text": "gov-register:{combined-authority}" },
                "kind": { "is": "administrative" }
              }
            },
            {
              "when": "region code",
              "members": { "area_id": { "text": "gss:{region code}" }, "kind": "region kind" }
            }
          ]
        }
      }
    },
    {
      "kind": "areas",
      "key": { "text": "gov-register:{county-la}" },
      "when": { "all": ["county's last day", { "same": ["last day", "county's last day"] }] },
      "existing": { "add": ["base_units"] },
      "members": {
        "base_units": {
          "list": [
            {
              "members": {
                "layer": { "is": "lad" },
                "vintage": "county's last day",
                "codes": { "list": ["gss-code"] }
              }
            }
          ]
        }
      }
    },
    {
      "kind": "organisations",
      "key": { "text": "{list}:{local-authority-code}" },
      "existing": { "add": ["sources"] },
      "members": {
        "name": "official-name",
        "identifiers": {
          "list": [{ "members": { "scheme": "list", "identifier": "local-authority-code" } }]
        },
        "classification": { "is": "local authority" },
        "sector": { "is": "public" },
        "public_subsector": { "is": "local_government" },
        "area_id": { "text": "gov-register:{local-authority-code}" },
        "founding_date": "first day",
        "dissolution_date": "last day",
        "sources": {
          "list": [
            {
              "members": {
                "title": { "is": "UK Local Authorities, version 1.7.3" },
                "url": { "is": "https://github.com/mysociety/uk_local_authority_names_and_codes" },
                "publisher": { "is": "mySociety" }
              }
            }
          ]
        },
        "licence": { "is": "CC BY 4.0" },
        "note": "remark"
      }
    },
    {
      "kind": "area-events",
      "key": { "text": "mysociety:{replaced-by}" },
      "when": { "all": ["successor", { "not": { "local-authority-code": "DOR" } }] },
      "existing": "keep",
      "members": {
        "title": { "text": "Councils merge into {successor}" },
        "identifiers": {
          "list": [{ "members": { "scheme": { "is": "mysociety" }, "identifier": "replaced-by" } }]
        },
        "kind": { "is": "merged" },
        "effective_date": "first day after",
        "from_ids": { "list": [{ "value": { "text": "gov-register:{local-authority-code}" } }] },
        "to_ids": { "list": [{ "value": { "text": "gov-register:{replaced-by}" } }] },
        "sources": {
          "list": [
            {
              "members": {
                "title": { "is": "UK Local Authorities, version 1.7.3" },
                "url": { "is": "https://github.com/mysociety/uk_local_authority_names_and_codes" },
                "publisher": { "is": "mySociety" }
              }
            }
          ]
        },
        "licence": { "is": "CC BY 4.0" }
      }
    },
    {
      "kind": "area-events",
      "key": { "text": "mysociety:{local-authority-code}" },
      "when": { "local-authority-code": ["CMA", "DOR", "NTH"] },
      "existing": "keep",
      "members": {
        "title": { "text": "{nice-name} is divided" },
        "identifiers": {
          "list": [
            {
              "members": { "scheme": { "is": "mysociety" }, "identifier": "local-authority-code" }
            }
          ]
        },
        "kind": { "is": "split" },
        "effective_date": "first day after",
        "from_ids": { "list": [{ "value": { "text": "gov-register:{local-authority-code}" } }] },
        "to_ids": {
          "list": [
            { "each": "replaced-by", "value": { "text": "gov-register:{}" } },
            { "when": { "local-authority-code": "DOR" }, "value": { "is": "gov-register:BPC" } }
          ]
        },
        "outside": { "from": "local-authority-code", "map": { "DOR": true }, "otherwise": false },
        "sources": {
          "list": [
            {
              "members": {
                "title": { "is": "UK Local Authorities, version 1.7.3" },
                "url": { "is": "https://github.com/mysociety/uk_local_authority_names_and_codes" },
                "publisher": { "is": "mySociety" }
              }
            }
          ]
        },
        "licence": { "is": "CC BY 4.0" }
      }
    }
  ]
}

"""#
}
