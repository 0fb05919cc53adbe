"""Asks Lighthouse what it thinks of a page: its phone, its slow network, both simulated."""

import json

from tests import npm

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
TRIES = 3


def scores(url, goal):
    """The points of each category, the best of three runs: a shared machine may only cost some."""
    best, lost = dict.fromkeys(CATEGORIES, 0), []
    for _try in range(TRIES):
        report, said = _judge(url)
        lost.append(complaints(report) if report else said)
        for name in CATEGORIES if report else ():
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
    """The report, or none and why: now and then Chromium records no trace."""
    done = npm.node(
        "node_modules/lighthouse/cli/index.js", url, "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROMIUM}",
        "--no-enable-error-reporting",
    )  # fmt: skip
    return (json.loads(done.stdout), "") if done.returncode == 0 else (None, done.stderr.decode())
