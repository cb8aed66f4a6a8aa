// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let vauxhallPostcodes = #"""
{
  "about": "vauxhall.csv of doogal.co.uk: postcodes of one constituency, ended ones too, with their positions.",
  "records": [
    {
      "kind": "postcodes",
      "members": {
        "postcode": "Postcode",
        "latitude": {
          "from": "Latitude",
          "as": "number"
        },
        "longitude": {
          "from": "Longitude",
          "as": "number"
        },
        "start_date": {
          "from": "Introduced",
          "as": "date:M/D/YYYY"
        },
        "end_date": {
          "from": "Terminated",
          "as": "date:M/D/YYYY"
        },
        "sources": {
          "list": [
            {
              "members": {
                "title": {
                  "is": "Postcodes of the Vauxhall constituency"
                },
                "url": {
                  "is": "https://www.doogal.co.uk/"
                },
                "publisher": {
                  "is": "Doogal"
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
