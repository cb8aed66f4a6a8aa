// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let ladChain20162024 = #"""
{
  "about": "lad_chain_2016_2024.csv (ONS by way of geographr, OGL): the districts of nine years, what each became beside it. The names that its codes had in 2016 and have in 2024; mergers are in the list of councils, with their days.",
  "gather": true,
  "records": [
    {
      "kind": "areas",
      "key": { "text": "gss:{ltla16_code}" },
      "existing": { "add": ["other_names"] },
      "members": {
        "other_names": { "list": [{ "members": { "name": "ltla16_name" } }] }
      }
    },
    {
      "kind": "areas",
      "key": { "text": "gss:{ltla24_code}" },
      "existing": { "add": ["other_names"] },
      "members": {
        "other_names": { "list": [{ "members": { "name": "ltla24_name" } }] }
      }
    }
  ]
}

"""#
}
