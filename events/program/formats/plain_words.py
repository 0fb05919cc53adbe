"""What programmes of no known standard call things, in the languages that we have met."""

from events.program.formats.plain_fields import Fields, key
from events.program.terms import Role, State

# The first key of a row that holds something is believed.
SESSION = Fields(
    {
        "title": "title sessiontitle sessionname talktitle eventtitle eventname name heading headline"
        " subject label titel titre titulo название заголовок başlıq ad სათაური session talk event",
        "subtitle": "subtitle untertitel tagline подзаголовок",
        "abstract": "abstract summary teaser shortdescription intro excerpt short аннотация",
        "description": "description body text content details longdescription fulldescription"
        " descriptionhtml beschreibung описание təsvir",
        "id": "id sessionid talkid eventid code identifier key",
        "guid": "guid uuid uid",
        "start": "start startdatetime datetimestart startsat startat starttime startdate dtstart"
        " starttimestamp begin begins beginsat beginning begintime from timestart datestart startstamp"
        " beginn начало",
        "end": "end enddatetime datetimeend endsat endat endtime enddate dtend endtimestamp ends"
        " finish finishes until to timeend dateend stop ende конец",
        "time": "time when timeslot slot times hours datetime timerange uhrzeit zeit время vaxt დრო",
        "day": "date day weekday dayname daylabel datum tag дата день gün tarix დღე თარიღი",
        "length": "length duration durationminutes lengthminutes minutes mins durationinminutes dauer"
        " длительность продолжительность",
        "room": "room location venue place hall roomname stage where auditorium rooms roomid locationid"
        " venueid raum ort saal зал место zal otaq დარბაზი",
        "track": "track theme topic category strand stream trackname tracktitle tracks themes topics"
        " categories trackid categoryid section thema тема направление трек mövzu თემა",
        "kind": "type kind sessiontype format eventtype talktype activitytype тип формат",
        "language": "language lang languages locale sprache язык dil ენა",
        "state": "status state",
        "record": "video recording record youtube videourl recordingurl youtubeurl videolink",
        "slides": "slides slide presentation slidesurl presentationurl slide_url materials pdf",
        "link": "url link uri website webpage permalink href sessionurl weburl",
    }
)
ROLES: dict[Role, str] = {
    "speaker": "speakers speaker presenters presenter people persons person facilitators"
    " facilitator instructors instructor authors author participants performer performers"
    " speakernames speakername presentername speakerids lecturers lecturer artists artist"
    " sprecher referenten докладчики спикеры спикер участники nitqçilər მომხსენებლები",
    "moderator": "moderators moderator moderation moderatoren модератор модераторы aparıcı",
    "host": "hosts host ведущий",
    "chair": "chairs chair sessionchair chairperson chairpersons",
    "panelist": "panelists panelist panellists panellist panel",
    "keynote": "keynotespeaker keynotespeakers keynotes",
    "discussant": "discussants discussant",
}
PEOPLE = {word: role for role, row in ROLES.items() for word in row.split()}
PERSON = Fields(
    {
        "name": "fullname displayname publicname fullpublicname name speakername title label имя",
        "given": "firstname givenname forename vorname имя",
        "family": "surname lastname familyname nachname фамилия",
        "position": "post position jobtitle job role function headline tagline professionaltitle"
        " designation occupation должность vəzifə",
        "organisation": "organization organisation company affiliation employer institution org"
        " organizationname companyname организация компания",
        "country": "country countrycode land страна ölkə ქვეყანა",
        "biography": "bio biography about description shortbio биография",
        "id": "id speakerid personid code slug key",
        "guid": "guid uuid",
    }
)
NAMED = Fields({"name": "name title label fullname displayname", "id": "id key code slug guid"})
WHOLE = Fields(
    {
        "title": "title name conferencename eventname",
        "acronym": "acronym slug shortname",
        "zone": "timezone timezonename tz timezoneid zone",
        "starts": "startdate start starts startsat firstday datestart",
        "ends": "enddate end ends endsat lastday dateend",
    }
)
# What a state's words mean; of no meaning to us is what stands in none of these.
STATE_WORDS: dict[State, str] = {
    "cancelled": "cancelled canceled abgesagt отменено отменен отменён ləğvedilib",
    "tentative": "tentative provisional",
}
STATES = {word: state for state, row in STATE_WORDS.items() for word in row.split()}
UNWANTED = {"rejected", "submitted", "withdrawn", "draft", "deleted", "declined"}

TRANSLATED = frozenset(
    key(word)
    for fields, names in (
        (SESSION, "title subtitle abstract description room track"),
        (PERSON, "name biography position"),
    )
    for name in names.split()
    for word in fields.rows[name].split()
)
# What a session holds that is no session of its own.
PARTS = {"talks", "presentations", "papers", "contributions", "subsessions", "items"}
