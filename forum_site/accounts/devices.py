"""What a browser calls itself, in two words: enough to know one's own devices again."""

# In this order: each of the later ones is also named by those before it.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("Firefox", "Firefox"),
    ("SamsungBrowser", "Samsung Internet"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def told(agent: str) -> str:
    """“Firefox, Windows”; what it says of itself where neither is known."""
    found = [_first(agent, names) for names in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found)) or agent[:40]


def _first(agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in names if mark in agent), "")
