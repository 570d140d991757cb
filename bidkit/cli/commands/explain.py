"""``bidkit explain``: where a rule comes from, what it looks for, how to cure what it finds."""

from __future__ import annotations

from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.cli.shown.explain import all_dict, one_dict, one_text, print_all
from bidkit.flow.explain import all_rules, find_code, try_examples
from bidkit.model.rules import Rule
from bidkit.report.asjson import dump


def explain(
    code: Annotated[str, typer.Argument(metavar="[代码]", help="报告里的代码，如 Q001；不写就列出全部")] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Print one rule, or the list of all."""
    if code:
        found, path = find_code(workspace, code)
        write_out(dump(one_dict(found)) if as_json else one_text(found))
        if isinstance(found, Rule) and path is not None:
            try_examples(found, path)
    elif as_json:
        write_out(dump(all_dict(all_rules(workspace))))
    else:
        print_all(all_rules(workspace))
