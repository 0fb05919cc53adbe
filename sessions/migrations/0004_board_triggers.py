"""Versions of sessions for the timetable board, kept by triggers whatever way a row is changed.

Every trigger first locks the versions in one order, so that two writers wait instead of
blocking one another. People are part of what the board shows: their parts and names count.
"""

from django.db import migrations

FUNCTIONS = """
ALTER TABLE program_sessions_boardrow ADD CONSTRAINT board_row_forum
    FOREIGN KEY (forum_id) REFERENCES events_forum (id) ON DELETE CASCADE;

CREATE FUNCTION program_sessions_board_raise(uuids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM program_sessions_boardrow
        WHERE session = ANY (uuids) ORDER BY session FOR NO KEY UPDATE;
    UPDATE program_sessions_boardrow SET v = v + 1, xact = pg_current_xact_id()::text::bigint
        WHERE session = ANY (uuids);
END $$;

CREATE FUNCTION program_sessions_board_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO program_sessions_boardrow AS row (session, forum_id, v, placed, xact, gone)
        SELECT uuid, forum_id, 1, 1, pg_current_xact_id()::text::bigint, false
        FROM added ORDER BY uuid
        ON CONFLICT (session) DO UPDATE SET forum_id = excluded.forum_id,
            v = row.v + 1, placed = row.v + 1, xact = excluded.xact, gone = false;
    RETURN NULL;
END $$;

CREATE FUNCTION program_sessions_board_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM program_sessions_board_raise(ARRAY(SELECT uuid FROM after));
    UPDATE program_sessions_boardrow row SET placed = row.v
        FROM after JOIN before ON before.id = after.id
        WHERE row.session = after.uuid AND (before.room_id, before.start, before.minutes)
            IS DISTINCT FROM (after.room_id, after.start, after.minutes);
    RETURN NULL;
END $$;

CREATE FUNCTION program_sessions_board_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM program_sessions_board_raise(ARRAY(SELECT uuid FROM removed));
    UPDATE program_sessions_boardrow row SET placed = row.v, gone = true
        FROM removed WHERE row.session = removed.uuid;
    RETURN NULL;
END $$;

CREATE FUNCTION program_sessions_board_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM program_sessions_board_raise(ARRAY(
        SELECT uuid FROM program_sessions_session
        WHERE id IN (SELECT session_id FROM changed)));
    RETURN NULL;
END $$;

CREATE FUNCTION program_sessions_board_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM program_sessions_board_raise(ARRAY(
        SELECT session.uuid FROM changed
        JOIN speakers_speaker speaker ON speaker.person_id = changed.person_id
        JOIN program_sessions_appearance part ON part.speaker_id = speaker.id
        JOIN program_sessions_session session ON session.id = part.session_id));
    RETURN NULL;
END $$;

CREATE FUNCTION program_sessions_board_speakers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM program_sessions_board_raise(ARRAY(
        SELECT session.uuid FROM after JOIN before ON before.id = after.id
        JOIN program_sessions_appearance part ON part.speaker_id = after.id
        JOIN program_sessions_session session ON session.id = part.session_id
        WHERE (before.name, before.person_id) IS DISTINCT FROM (after.name, after.person_id)));
    RETURN NULL;
END $$;

CREATE FUNCTION program_sessions_board_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM program_sessions_board_raise(ARRAY(
        SELECT session.uuid FROM after JOIN before ON before.id = after.id
        JOIN speakers_speaker speaker ON speaker.person_id = after.id
        JOIN program_sessions_appearance part ON part.speaker_id = speaker.id
        JOIN program_sessions_session session ON session.id = part.session_id
        WHERE before.sort_key <> after.sort_key));
    RETURN NULL;
END $$;
"""

# Table, event, what the transition table is called, function.
WATCHED = (
    ("program_sessions_session", "INSERT", "NEW TABLE AS added", "added"),
    ("program_sessions_session", "UPDATE", "OLD TABLE AS before NEW TABLE AS after", "changed"),
    ("program_sessions_session", "DELETE", "OLD TABLE AS removed", "removed"),
    ("program_sessions_appearance", "INSERT", "NEW TABLE AS changed", "parts"),
    ("program_sessions_appearance", "UPDATE", "NEW TABLE AS changed", "parts"),
    ("program_sessions_appearance", "DELETE", "OLD TABLE AS changed", "parts"),
    ("speakers_nameform", "INSERT", "NEW TABLE AS changed", "names"),
    ("speakers_nameform", "UPDATE", "NEW TABLE AS changed", "names"),
    ("speakers_nameform", "DELETE", "OLD TABLE AS changed", "names"),
    ("speakers_speaker", "UPDATE", "OLD TABLE AS before NEW TABLE AS after", "speakers"),
    ("speakers_person", "UPDATE", "OLD TABLE AS before NEW TABLE AS after", "persons"),
)  # fmt: skip

TRIGGERS = "".join(
    f"CREATE TRIGGER board_{event.lower()} AFTER {event} ON {table} REFERENCING {tables}"
    f" FOR EACH STATEMENT EXECUTE FUNCTION program_sessions_board_{function}();\n"
    for table, event, tables, function in WATCHED
)

FILL = """
INSERT INTO program_sessions_boardrow (session, forum_id, v, placed, xact, gone)
    SELECT uuid, forum_id, 1, 1, pg_current_xact_id()::text::bigint, false
    FROM program_sessions_session;
"""

DROP = "".join(
    f"DROP TRIGGER board_{event.lower()} ON {table};\n" for table, event, _tables, _function in WATCHED
) + "".join(
    f"DROP FUNCTION program_sessions_board_{function}();\n"
    for function in dict.fromkeys(line[3] for line in WATCHED)
) + """
DROP FUNCTION program_sessions_board_raise(uuid[]);
ALTER TABLE program_sessions_boardrow DROP CONSTRAINT board_row_forum;
"""


class Migration(migrations.Migration):
    dependencies = [("program_sessions", "0003_board"), ("speakers", "0002_person_match")]

    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS + FILL, DROP)]
