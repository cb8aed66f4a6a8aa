// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let laNameLookup = #"""
{
  "about": "la_name_lookup.csv of mySociety (version 1.7.3, CC BY 4.0): every spelling of a council's name that was met. Welsh names are told by their language; three that were damaged on their way are left out. A name may mean two councils (Somerset, North Yorkshire).",
  "gather": true,
  "let": {
    "lang": {
      "from": "la-name",
      "map": {
        "Pen-y-bont ar Ogwr": "cy",
        "Caerffili": "cy",
        "Sir Gaerfyrddin": "cy",
        "Caerdydd": "cy",
        "Sir Ddinbych": "cy",
        "Sir y Fflint": "cy",
        "Sir Fynwy": "cy",
        "Merthyr Tudful": "cy",
        "Castell-nedd Port Talbot": "cy",
        "Casnewydd": "cy",
        "Sir Benfro": "cy",
        "Abertawe": "cy",
        "Tor-faen": "cy",
        "Bro Morgannwg": "cy",
        "Wrecsam": "cy"
      },
      "otherwise": null
    }
  },
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gov-register:{local-authority-code}" },
      "when": {
        "not": {
          "la-name": [
            "Sir Ynys Mï¿½n",
            "ynys mn",
            "Cityï¾ and County of Swansea"
          ]
        }
      },
      "existing": { "add": ["other_names"] },
      "members": {
        "other_names": {
          "list": [
            {
              "members": {
                "name": "la-name",
                "kind": {
                  "from": "lang",
                  "map": {
                    "cy": "translation"
                  }
                },
                "lang": "lang"
              }
            }
          ]
        }
      }
    }
  ]
}

"""#
}
