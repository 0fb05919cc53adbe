"""The pages of speakers and organisations."""

import pytest

from events.program.document import NameForm, Photo
from tests.events.public.editions import (
    appearance,
    draw,
    organisation,
    programme,
    session,
    speaker,
    uuid,
)

TAGHIYEV = speaker(
    1,
    name={"en": "Adil Taghiyev", "az": "Adil Tağıyev"},
    sort_key="Taghiyev, Adil",
    position={"en": "Head", "az": "Rəis"},
    organisation=uuid("organisation", 1),
    forms=(NameForm(language="en", kind="reported", text="Adil Tagiyev"),),
)
ALIYEVA = speaker(2, name={"en": "Ramilya Aliyeva"}, sort_key="Aliyeva, Ramilya")
AGENCY = organisation(names={"en": "Agency", "az": "Agentlik"}, link="https://example.org/")


def whole(*speakers):
    return programme(
        session(appearances=(appearance(role="moderator", speaker=2),)),
        speakers=speakers or (TAGHIYEV, ALIYEVA),
        organisations=(AGENCY,),
    )


def test_speakers_stand_by_family_name_with_the_letters_of_the_index():
    page = draw(whole(), "speakers/")
    assert page.all(".people-list h2") == ["Ramilya Aliyeva", "Adil Taghiyev"]
    assert page.values(".people-list > li", "data-l") == ["A", "T"]


def test_a_speaker_without_a_position_is_told_by_the_role():
    page = draw(whole(), "speakers/")
    assert page.all(".people-list p") == ["Moderator", "HeadAgency"]


@pytest.mark.parametrize("spelling", ["Тагиев", "tagiyev", "Tağıyev", "taghiev", "თაღიევი"])
def test_a_speaker_is_found_by_any_spelling(spelling):
    page = draw(whole(), "speakers/", q=spelling)
    assert page.all(".people-list h2") == ["Adil Taghiyev"]
    assert page.values("#q", "value") == [spelling]


def test_nobody_found_is_said():
    assert draw(whole(), "speakers/", q="Xyz").one(".empty h2") == "Nobody of that name"


def test_a_forum_without_speakers_says_so():
    assert draw(programme(), "speakers/").one(".empty h2") == "No speakers are announced yet"


def test_a_speaker_s_names_stand_in_each_language_of_the_forum():
    page = draw(whole(), "speakers/speaker-2/")
    assert page.all(".spell tr") == [
        "AzerbaijaniNo spelling confirmed in this release",
        "EnglishRamilya Aliyeva",
    ]


def test_name_position_and_organisation_stand_in_one_line_of_each_language():
    page = draw(whole(), "speakers/speaker-1/")
    assert page.all(".lines tr") == [
        "AzerbaijaniAdil Tağıyev, Rəis, Agentlik", "EnglishAdil Taghiyev, Head, Agency",
    ]  # fmt: skip
    assert page.values(".line", "lang") == ["az", "en"]


def test_a_line_takes_nothing_from_another_language():
    half = speaker(1, name={"en": "Adil Taghiyev"}, position={"az": "Rəis"})
    page = draw(whole(half, ALIYEVA), "speakers/speaker-1/")
    assert page.all(".lines tr") == ["Position, AzerbaijaniRəis"]


def test_every_spelling_has_a_place_for_its_button_and_a_missing_one_has_none():
    page = draw(whole(), "speakers/speaker-2/")
    assert page.values("[data-copy]", "data-copy") == ["Copy"]
    assert [len(row.cssselect(".c")) for row in page.all_of(".spell tr")] == [0, 1]


def test_reported_spellings_stand_on_the_speaker_s_page_only():
    page = draw(whole(), "speakers/speaker-1/")
    assert page.all(".spell:not(.lines) tr")[-1] == "Also reported asAdil Tagiyev"
    assert "Tagiyev" not in draw(whole(), "speakers/").page.body


def test_a_monogram_stands_for_every_script_of_the_name():
    many = speaker(1, name={"en": "Ekaterine T", "ru": "Екатерина Ц", "az": "Yekaterina T"})
    page = draw(whole(many, ALIYEVA), "speakers/speaker-1/")
    assert page.all(".mono") == ["ET", "ЕЦ"]


PHOTO = Photo(sha256="ab" * 32, width=800, height=900, alt={"az": "İş masasında"}, credit="AFP")
SQUARE = f"/media/photos/{PHOTO.sha256}"


def test_a_photograph_stands_where_the_monogram_would():
    page = draw(whole(speaker(1, photo=PHOTO), ALIYEVA), "speakers/speaker-1/")
    assert page.values("img.mono", "src") == [f"{SQUARE}-384.jpg"]
    assert page.values("img.mono", "alt") + page.values("img.mono", "lang") == [
        "İş masasında", "az",
    ]  # fmt: skip
    assert page.one(".who .fine") == "Photograph: AFP"


def test_a_photograph_is_offered_in_sizes_and_formats_and_has_its_place_from_the_start():
    page = draw(whole(speaker(1, photo=PHOTO), ALIYEVA), "speakers/")
    assert page.values("picture source", "type") == ["image/avif", "image/webp"]
    assert page.values("picture source, picture img", "srcset") == [
        f"{SQUARE}-96.{form} 96w, {SQUARE}-192.{form} 192w" for form in ("avif", "webp", "jpg")
    ]
    (image,) = page.all_of("img.mono")
    assert [image.get(name) for name in ("width", "height", "loading", "alt")] == [
        "56", "56", "lazy", "",
    ]  # fmt: skip


def test_a_photograph_is_offered_in_no_more_pixels_than_it_has():
    small = Photo(sha256="cd" * 32, width=80, height=90)
    page = draw(whole(speaker(1, photo=small), ALIYEVA), "speakers/speaker-1/")
    assert page.values("img.mono", "srcset") == [f"/media/photos/{'cd' * 32}-96.jpg 96w"]


def test_a_speaker_s_roles_are_listed_with_place_and_day():
    page = draw(whole(), "speakers/speaker-2/")
    assert page.one(".slots .meta") == "ModeratorFriday 5 December 2025"


def test_a_speaker_in_no_session_is_told_so():
    page = draw(whole(), "speakers/speaker-1/")
    assert page.one("[aria-labelledby=ro] .small") == "Not listed in any session of Release 7."


def test_a_speaker_who_does_not_come_is_marked():
    page = draw(whole(speaker(1, status="cancelled"), ALIYEVA), "speakers/speaker-1/")
    assert page.one(".who .tag.off") == "Not taking part"


def test_only_links_to_the_web_are_shown():
    links = ("https://example.org/", "javascript:alert(1)")
    page = draw(whole(speaker(1, links=links), ALIYEVA), "speakers/speaker-1/")
    assert page.values("[aria-labelledby=lk] a", "href") == ["https://example.org/"]
