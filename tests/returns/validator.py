"""The validator that councils use, in the environment made for it (requirements-903.lock).

Run by that environment's own Python: reads cases as JSON, and says which rules about Missing each
breaks. Everything of one test goes in one run, because starting takes a second.
"""

import json
import logging
import sys


def main() -> None:
    logging.disable(logging.CRITICAL)
    from lac_validator.lac_validator import LacValidator
    from lac_validator.rules.ruleset_utils import get_year_ruleset
    from lac_validator.utils import process_uploaded_files

    for case in json.load(sys.stdin):
        ruleset = get_year_ruleset(case["year"])
        files = {"This year": case["files"]}
        if case["last"]:
            files["Prev year"] = case["last"]
        checked = LacValidator(
            metadata={"collectionYear": case["year"], "localAuthority": case["authority"]},
            files=process_uploaded_files(files),
            registry=ruleset,
            selected_rules=[code for code in case["rules"] if code in ruleset],
        )
        said = {
            "asked": sorted(map(str, checked.dones)),
            "failed": sorted(map(str, checked.fails)),
            "found": sorted(
                [table, int(row), column.removeprefix("ERR_")]
                for table, frame in checked.ds_results.items()
                if table != "metadata"
                for column in frame.columns
                if column.startswith("ERR_")
                for row in frame.index[frame[column].eq(True)]
            ),
        }
        print(json.dumps(said))


if __name__ == "__main__":
    main()
