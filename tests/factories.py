"""One factory per model: the least that a row needs, nothing by surprise."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from events.models import Forum, ForumSeries, Room, TeamMember, Theme, User, Venue
from sessions.models import Appearance, Session
from speakers.models import Absence, NameForm, Organisation, Organiser, Person, Speaker

PASSWORD = "correct horse battery staple"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("user{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    is_staff = True
    password = factory.django.Password(PASSWORD)


class SuperuserFactory(UserFactory):
    is_superuser = True


class ForumSeriesFactory(DjangoModelFactory[ForumSeries]):
    class Meta:
        model = ForumSeries

    slug = factory.Sequence("series-{}".format)
    names = factory.LazyAttribute(lambda series: {"en": f"Series {series.slug}"})


class ForumFactory(DjangoModelFactory[Forum]):
    """A public forum of two days in Baku, in Azerbaijani and English."""

    class Meta:
        model = Forum

    slug = factory.Sequence("forum-{}".format)
    names = factory.LazyAttribute(lambda forum: {"az": "Forum (az)", "en": f"Forum {forum.slug}"})
    starts = date(2025, 12, 5)
    ends = date(2025, 12, 6)
    zone = "Asia/Baku"
    languages = factory.LazyFunction(lambda: ["az", "en"])
    visibility = Forum.Visibility.PUBLIC


class TeamMemberFactory(DjangoModelFactory[TeamMember]):
    class Meta:
        model = TeamMember

    user = factory.SubFactory(UserFactory)
    forum = factory.SubFactory(ForumFactory)
    role = TeamMember.Role.EDITOR


class VenueFactory(DjangoModelFactory[Venue]):
    class Meta:
        model = Venue

    forum = factory.SubFactory(ForumFactory)
    names = factory.LazyFunction(lambda: {"en": "Congress centre"})


class RoomFactory(DjangoModelFactory[Room]):
    class Meta:
        model = Room

    forum = factory.SubFactory(ForumFactory)
    names = factory.Sequence(lambda n: {"en": f"Hall {n}"})


class ThemeFactory(DjangoModelFactory[Theme]):
    class Meta:
        model = Theme

    forum = factory.SubFactory(ForumFactory)
    names = factory.Sequence(lambda n: {"en": f"Theme {n}"})


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    names = factory.Sequence(lambda n: {"en": f"Agency {n}"})


class OrganiserFactory(DjangoModelFactory[Organiser]):
    class Meta:
        model = Organiser

    forum = factory.SubFactory(ForumFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    sort_key = factory.Sequence("Family{0}, Given".format)


class NameFormFactory(DjangoModelFactory[NameForm]):
    class Meta:
        model = NameForm

    person = factory.SubFactory(PersonFactory)
    language = "en"
    text = factory.LazyAttribute(lambda form: form.person.plain_name)


class SpeakerFactory(DjangoModelFactory[Speaker]):
    """A confirmed speaker with an official English name."""

    class Meta:
        model = Speaker
        skip_postgeneration_save = True

    forum = factory.SubFactory(ForumFactory)
    person = factory.SubFactory(PersonFactory)
    status = Speaker.Status.CONFIRMED

    @factory.post_generation
    def form(self, create, extracted):
        official = {"kind": "official", "language": "en"}
        if create and not self.person.forms.filter(**official).exists():
            NameFormFactory(person=self.person, **official)


class SessionFactory(DjangoModelFactory[Session]):
    """A confirmed panel at 11:00 of the forum's first day in Baku."""

    class Meta:
        model = Session

    forum = factory.SubFactory(ForumFactory)
    title = factory.Sequence(lambda n: {"en": f"Panel {n}"})
    start = datetime(2025, 12, 5, 7, 0, tzinfo=UTC)
    minutes = 90
    state = "confirmed"


class AppearanceFactory(DjangoModelFactory[Appearance]):
    class Meta:
        model = Appearance

    session = factory.SubFactory(SessionFactory)
    speaker = factory.SubFactory(SpeakerFactory, forum=factory.SelfAttribute("..session.forum"))


class AbsenceFactory(DjangoModelFactory[Absence]):
    """Away from 11:30 to 12:00 of the forum's first day in Baku."""

    class Meta:
        model = Absence

    speaker = factory.SubFactory(SpeakerFactory)
    starts = datetime(2025, 12, 5, 7, 30, tzinfo=UTC)
    ends = datetime(2025, 12, 5, 8, 0, tzinfo=UTC)
