// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let postcodes = #"""
{"postcode": "SE1 7AA", "latitude": 51.502183, "longitude": -0.110839, "start_date": "1980-01-01", "sources": [{"title": "Postcodes of the Vauxhall constituency", "publisher": "Doogal"}], "licence": "Open Government Licence v3.0"}
{"postcode": "SE1 7AF", "latitude": 51.500166, "longitude": -0.114103, "start_date": "1993-08-01", "end_date": "1994-12-01", "sources": [{"title": "Postcodes of the Vauxhall constituency", "publisher": "Doogal"}], "licence": "Open Government Licence v3.0"}
{"postcode": "SE11 4AA", "latitude": 51.485573, "longitude": -0.109779, "start_date": "1980-01-01", "sources": [{"title": "Postcodes of the Vauxhall constituency", "publisher": "Doogal"}], "licence": "Open Government Licence v3.0"}
{"postcode": "SW9 0AA", "latitude": 51.471957, "longitude": -0.113034, "start_date": "1980-01-01", "sources": [{"title": "Postcodes of the Vauxhall constituency", "publisher": "Doogal"}], "licence": "Open Government Licence v3.0"}

"""#
}
