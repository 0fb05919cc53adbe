"""Runs the pages' modules that need no page, in Node: `run("standing", "standing(...given)", …)`."""

import json
from pathlib import Path

from tests import npm

SCRIPTS = Path(__file__).parents[3] / "events/static/events/js"


def run(module, expression, cases, scripts=SCRIPTS):
    """What the expression, in which `given` is one of the cases, gives for each of them."""
    program = f"""
        import * as module from {json.dumps(str(scripts / f"{module}.js"))};
        import {{ readFileSync }} from "node:fs";
        const cases = JSON.parse(readFileSync(0, "utf8"));
        console.log(JSON.stringify(cases.map((given) => module.{expression})));
    """
    arguments = ("--input-type=module", "--eval", program)
    done = npm.node(*arguments, given=json.dumps(cases).encode())
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
