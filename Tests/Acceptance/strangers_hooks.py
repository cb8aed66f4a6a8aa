"""What strangers.py adds to schemathesis: a well-formed request may be refused for a rule that no schema can say, if the
description declares that rule in its x-rules, and for nothing else.
"""
import os

import schemathesis

# Nothing there, no right to it, too much at once, or something else there than the request goes by: not a matter of what
# was sent.
ALWAYS = {401, 403, 404, 405, 409, 410, 412, 428, 429}


def rules(schema):
    """The codes of all rules, those of the whole description and those of each kind."""
    kinds = (part.get("x-rules", []) for part in schema["components"]["schemas"].values())
    return {rule["code"] for part in [schema.get("x-rules", []), *kinds] for rule in part}


@schemathesis.check
def refused_by_a_declared_rule(ctx, response, case):
    meta = case.meta
    if meta is None or not meta.generation.mode.is_positive or not 400 <= response.status_code < 500:
        return
    if response.status_code in ALWAYS:
        return
    problem = response.json()
    codes = {fault["code"] for fault in problem["errors"]} or {problem["code"]}
    undeclared = codes - rules(case.operation.schema.raw_schema)
    if undeclared:
        if log := os.environ.get("STRANGERS_LOG"):
            with open(log, "a") as file:
                for fault in problem["errors"] or [problem]:
                    if fault["code"] in undeclared:
                        print(case.operation.label, response.status_code, fault["code"],
                              fault.get("pointer", fault.get("parameter", fault.get("header", ""))), fault["detail"], sep="\t", file=file)
        raise AssertionError(f"refused for {', '.join(sorted(undeclared))}, which x-rules does not declare")
