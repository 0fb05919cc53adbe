"""The public's addresses: languages, forums, their pages, and every page of an old release."""

from django.urls import path, register_converter
from django.urls.resolvers import URLPattern

from events.public import across, agendas, crawlers, downloads, mine_files, news, short, views
from events.public.now import now
from events.public.offline import installed, programme, worker
from events.public.own_search import own_search
from events.web import UI_LANGUAGES


class _Text:
    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands in the address."""
        return value


class Language(_Text):
    """One of the languages of the interface."""

    regex = "|".join(UI_LANGUAGES)


class ForumSlug(_Text):
    """A forum's address."""

    regex = "[a-z0-9_-]{4,}"


class Number:
    """A release's number."""

    regex = r"[1-9]\d{0,8}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The digits."""
        return str(value)


class Coded(_Text):
    """What pretalx's component calls a session and a speaker."""

    regex = "|".join(views.CODED)


class Steps(_Text):
    """A page below a forum: one step or more, each with its slash."""

    regex = "(?:[^/]+/)+"


class PartSteps(_Text):
    """A page of a session, speaker, room or theme, below a forum without a language."""

    regex = "(?:sessions|speakers|rooms|themes|organisations)/[^/]+/"


class FilePath(_Text):
    """A file below a forum: its folders, name and one of the suffixes that we write."""

    regex = rf"(?:[^/]+/){{0,3}}[^/]+\.(?:{downloads.SUFFIXES})"


register_converter(Language, "language")
register_converter(ForumSlug, "forum")
register_converter(Number, "number")
register_converter(Coded, "coded")
register_converter(Steps, "steps")
register_converter(PartSteps, "part")
register_converter(FilePath, "file")


def files(folder: str) -> list[URLPattern]:
    """The files in a forum's folder, of any release, and where other tools look for them."""
    numbered = "<number:number>/<file:path>"
    return [
        path(f"{folder}schedule/export/<file:path>", downloads.alias),
        path(f"{folder}schedule/v/{numbered}", downloads.alias),
        path(f"{folder}r{numbered}", downloads.download),
        path(f"{folder}<file:path>", downloads.download),
    ]


urlpatterns = [
    path("", views.choose),
    path("robots.txt", crawlers.robots),
    path("sitemap.xml", crawlers.sitemaps),
    path("people/sitemap.xml", crawlers.sitemap_of_people),
    path("sw.js", worker),
    path("<language:language>/", views.forums, name="forums"),
    path("<language:language>/people/", across.all_people, name="people"),
    path("<language:language>/people/<slug:slug>/", across.person),
    path("<language:language>/series/<slug:slug>/", across.one_series),
    path("<forum:forum>/", views.choose),
    path("<forum:forum>/<number:number>/", short.session, name="short"),
    path("<forum:forum>/sitemap.xml", crawlers.sitemap),
    path("<forum:forum>/now.json", now),
    path("<forum:forum>/r<number:number>-<slug:hash8>.css", views.sheet),
    path("<forum:forum>/r<number:number>/search.json", own_search),
    path("<forum:forum>/schedule/v/<number:number>/", views.numbered),
    path("<forum:forum>/<coded:step>/<number:code>/", views.coded),
    path("<forum:forum>/schedule/feed.xml", news.feed),
    path("<forum:forum>/agendas/", agendas.make),
    path("<forum:forum>/agendas/<slug:token>/", agendas.change),
    path("<forum:forum>/agendas/<slug:token>.ics", agendas.calendar),
    path("<forum:forum>/<part:steps>", short.page),
    path("<language:language>/<forum:forum>/schedule/feed.xml", news.feed),
    path("<language:language>/<forum:forum>/", views.page, name="forum"),
    path("<language:language>/<forum:forum>/pages.json", programme),
    path("<language:language>/<forum:forum>/manifest.webmanifest", installed),
    path("<language:language>/<forum:forum>/schedule/v/<number:number>/", views.numbered),
    path("<language:language>/<forum:forum>/<coded:step>/<number:code>/", views.coded),
    path("<language:language>/<forum:forum>/r<number:number>/", views.page),
    path("<language:language>/<forum:forum>/r<number:number>/<steps:steps>", views.page),
    path("<language:language>/<forum:forum>/<steps:steps>", views.page, name="page"),
    path("<language:language>/<forum:forum>/mine.ics", mine_files.calendar),
    path("<language:language>/<forum:forum>/mine.svg", mine_files.code),
    *files("<language:language>/<forum:forum>/"),
    *files("<forum:forum>/"),
]
