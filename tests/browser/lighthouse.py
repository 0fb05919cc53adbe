"""What Lighthouse thinks of the schedule: `make lighthouse`. Its phone and slow network are simulated.

It needs a machine that does nothing else meanwhile, so it is no part of the tests.
"""

import json
import os
import sys

from tests import npm
from tests.browser.serving import LARGE
from tests.chromium import get
from tests.forum_site.folders import open_folder
from tests.served import Site

GOALS = {"/en/agmf-2025/schedule/": 100, "/en/31c3/schedule/": 95}

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
TRIES = 3


def main():
    """Judges the demo's schedule, and a large real one where it is there; fails below the goals."""
    os.environ["CHROME_PATH"] = get()
    npm.install()
    goals = {path: goal for path, goal in GOALS.items() if "31c3" not in path or LARGE.exists()}
    with open_folder() as folder:
        site = Site(folder, "tests.browser.serving")
        site.start()
        try:
            told = [_told(site.url, path, goal) for path, goal in goals.items()]
        finally:
            site.end()
    sys.exit("\n".join(filter(None, told)) or None)


def _told(site, path, goal):
    """What is below the goal; nothing where all is well."""
    points, lost = scores(site + path, goal)
    sys.stdout.write(f"{path} {points}\n")
    return "" if min(points.values()) >= goal else f"{path} is below {goal}: {points}\n{lost}"


def scores(url, goal):
    """The points of each category, the best of three reports: a shared machine may only cost some."""
    best, lost = dict.fromkeys(CATEGORIES, 0), []
    for _try in range(TRIES):
        report = _judge(url)
        lost.append(complaints(report))
        for name in CATEGORIES:
            best[name] = max(best[name], round(100 * (report["categories"][name]["score"] or 0)))
        if min(best.values()) >= goal:
            break
    return best, lost


def complaints(report):
    """What cost points, for whoever must mend it."""
    weighed = {
        each["id"]
        for category in report["categories"].values()
        for each in category["auditRefs"]
        if each["weight"]
    }
    audits = [report["audits"][name] for name in sorted(weighed)]
    lost = [each for each in audits if each["score"] is not None and each["score"] < 1]
    return [f"{each['id']}: {each['score']} {each.get('displayValue', '')}" for each in lost]


def _judge(url):
    """A report; asked for again where Chromium has recorded no trace, as it does now and then."""
    for _try in range(TRIES):
        done = npm.node(
            "node_modules/lighthouse/cli/index.js", url, "--quiet", "--output=json",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROMIUM}",
            "--no-enable-error-reporting",
        )  # fmt: skip
        if done.returncode == 0:
            return json.loads(done.stdout)
    sys.exit(done.stderr.decode())


if __name__ == "__main__":
    main()
