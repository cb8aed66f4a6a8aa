/// Where in a request a parameter stands.
package enum ParameterPlace: String, Sendable {
  case path
  case query
  case header
}
