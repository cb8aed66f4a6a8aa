import API
import HTTP
import JSON
import Records
import Register

/// The endpoints whose answers about partnerships are worked out.
enum PartnershipEndpoints {
  static let all = [tree, budget, completeness, significance]

  /// The day on which a partnership is shown.
  static let asOf = Parameter.day(
    "as_of", "The partnership as it was on this day; 404 not_yet or no_longer if it was not there.")

  static let depth = Parameter.number(
    "depth", "How many steps down the tree goes; 5 if nothing is said.",
    1...PartnershipTree.deepest)

  static let year = Parameter<String>(
    "year", "The financial year, such as 2007/08; all of them if nothing is said.",
    ["type": "string", "pattern": "^[0-9]{4}/[0-9]{2}$"]
  ) { text in
    guard FinancialYear(text) != nil else {
      throw Refusal("financial_year", "Write a financial year such as 2007/08.")
    }
    return text
  }

  static let scorecard = Parameter<String>(
    "scorecard", "The id or code of the scorecard by which the partnership is weighed up.",
    ["type": "string", "minLength": 3, "maxLength": 200], isRequired: true
  ) { $0 }

  private static let tree = Endpoint.view(
    "tree_of_partnership", "/v1/partnerships/{id}/tree", of: Partnership.resource,
    "The partnerships above one and those below it.",
    parameters: [CommonParameters.id(), depth, asOf],
    schema: ("PartnershipTree", PartnershipTree.layout.schema), refusals: [410],
    example: "/v1/partnerships/sample:example-lsp/tree"
  ) { api, call, later in try api.tree(call, later) }

  private static let budget = Endpoint.view(
    "budget_of_partnership", "/v1/partnerships/{id}/budget", of: Partnership.resource,
    "What the partners of one put in, by financial year, in cash and in kind, pooled or not, with sums; amounts that nobody knows are counted apart.",
    parameters: [CommonParameters.id(), year],
    schema: ("PartnershipBudget", PartnershipBudget.layout.schema), refusals: [410],
    example: "/v1/partnerships/sample:example-lsp/budget?year=2008/09"
  ) { api, call, later in try api.budget(call, later) }

  private static let completeness = Endpoint.view(
    "completeness_of_partnership", "/v1/partnerships/{id}/completeness", of: Partnership.resource,
    "What is recorded of one and what is missing, as a list of questions with the reasons of their answers.",
    parameters: [CommonParameters.id(), asOf],
    schema: ("PartnershipCompleteness", PartnershipCompleteness.layout.schema),
    refusals: [409, 410],
    example: "/v1/partnerships/sample:example-lsp/completeness?as_of=2009-12-31"
  ) { api, call, later in try api.completeness(call, later) }

  private static let significance = Endpoint.view(
    "significance_of_partnership", "/v1/partnerships/{id}/significance", of: Partnership.resource,
    "How significant one is by the scorecard of a body, shown with its parts.",
    parameters: [CommonParameters.id(), scorecard, asOf],
    schema: ("PartnershipSignificance", PartnershipSignificance.layout.schema),
    refusals: [409, 410],
    example:
      "/v1/partnerships/sample:example-lsp/significance?scorecard=sample:example-scorecard&as_of=2009-12-31"
  ) { api, call, later in try api.significance(call, later) }
}
