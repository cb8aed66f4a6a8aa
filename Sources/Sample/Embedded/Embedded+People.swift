// Made by .ci/embed from the folder Data: change the files there and run it again.
// swift-format-ignore-file

extension Embedded {
  static let people = #"""
{"name": "John Tizard", "identifiers": [{"scheme": "sample", "identifier": "john-tizard"}], "sources": [{"title": "The Centre for Public Service Partnerships and the Local Government Information Unit are joining forces", "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"}]}
{"name": "Andy Sawford", "identifiers": [{"scheme": "sample", "identifier": "andy-sawford"}], "sources": [{"title": "The Centre for Public Service Partnerships and the Local Government Information Unit are joining forces", "file": "000_0a145ea4e390fb55.txt", "publisher": "Local Government Information Unit"}]}
{"name": "Nick Goulder", "identifiers": [{"scheme": "sample", "identifier": "nick-goulder"}], "sources": [{"title": "Future of Public Sector Partnerships - response from ODPM", "file": "002_17857c885a6da29a.txt", "publisher": "Hampshire and Isle of Wight Local Government Association"}]}
{"name": "Ben Cairns", "identifiers": [{"scheme": "sample", "identifier": "ben-cairns"}], "sources": [{"title": "Partnership Improvement Programme rolls out to regions", "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"}]}
{"name": "Simon Hebditch", "identifiers": [{"scheme": "sample", "identifier": "simon-hebditch"}], "sources": [{"title": "Partnership Improvement Programme rolls out to regions", "file": "003_65e93c1bfefac2dd.txt", "publisher": "Capacitybuilders"}]}
{"name": "Eric Pickles", "identifiers": [{"scheme": "sample", "identifier": "eric-pickles"}], "sources": [{"title": "Network delivers 'better services for less'", "file": "004_3086ce7d31a66e55.txt", "publisher": "Rural Services Network"}]}

"""#
}
