// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let lad24Buc = #"""
{
  "about": "lad24_buc.geojson: districts of the United Kingdom in December 2024, generalised to 500 metres. An area that is not there yet is made with its code and name. Rounding to five decimals left spikes in three councils (North Somerset, Causeway Coast and Glens, Shetland Islands), which are taken out.",
  "let": {
    "prefix": {
      "from": "ltla24_code",
      "cut": 3
    },
    "type": {
      "from": "prefix",
      "map": {
        "E06": "UA",
        "E07": "NMD",
        "E08": "MD",
        "E09": "LONB",
        "W06": "UA",
        "S12": "CA",
        "N09": "NIDC"
      }
    }
  },
  "records": [
    {
      "kind": "areas",
      "key": {
        "text": "gss:{ltla24_code}"
      },
      "existing": "keep",
      "members": {
        "name": "ltla24_name",
        "kind": {
          "is": "atomic"
        },
        "type": "type",
        "codes": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "gss"
                },
                "code": "ltla24_code"
              }
            }
          ]
        },
        "licence": {
          "is": "Open Government Licence v3.0"
        }
      }
    },
    {
      "kind": "boundaries",
      "key": {
        "text": "lad24-buc:{ltla24_code}"
      },
      "members": {
        "area_id": {
          "text": "gss:{ltla24_code}"
        },
        "title": {
          "text": "{ltla24_name}, 2024"
        },
        "geometry": {
          "from": "/geometry",
          "as": "without-spikes"
        },
        "vintage": {
          "is": "2024-12-31"
        },
        "resolution": {
          "is": "ultra_generalised"
        },
        "identifiers": {
          "list": [
            {
              "members": {
                "scheme": {
                  "is": "lad24-buc"
                },
                "identifier": "ltla24_code"
              }
            }
          ]
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Local Authority Districts (December 2024) Boundaries UK BUC"
                },
                "publisher": {
                  "is": "Office for National Statistics"
                }
              }
            }
          ]
        },
        "licence": {
          "is": "Open Government Licence v3.0"
        }
      }
    }
  ]
}

"""#
}
