"""Whether a double booking is refused is said by forum and room, and copied to each session."""

from django.db import migrations

TRIGGERS = """
CREATE FUNCTION program_sessions_session_exclusive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.exclusive := coalesce((
        SELECT forum.double_booking = 'refused' AND NOT room.parallel
        FROM events_room room JOIN events_forum forum ON forum.id = room.forum_id
        WHERE room.id = NEW.room_id), false);
    RETURN NEW;
END $$;
CREATE TRIGGER session_exclusive BEFORE INSERT OR UPDATE ON program_sessions_session
    FOR EACH ROW EXECUTE FUNCTION program_sessions_session_exclusive();

CREATE FUNCTION program_sessions_of_forum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE program_sessions_session SET exclusive = exclusive WHERE forum_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER forum_double_booking AFTER UPDATE OF double_booking ON events_forum
    FOR EACH ROW WHEN (OLD.double_booking <> NEW.double_booking)
    EXECUTE FUNCTION program_sessions_of_forum();

CREATE FUNCTION program_sessions_of_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE program_sessions_session SET exclusive = exclusive WHERE room_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER room_parallel AFTER UPDATE OF parallel ON events_room
    FOR EACH ROW WHEN (OLD.parallel <> NEW.parallel)
    EXECUTE FUNCTION program_sessions_of_room();
"""

DROP = """
DROP TRIGGER room_parallel ON events_room;
DROP TRIGGER forum_double_booking ON events_forum;
DROP TRIGGER session_exclusive ON program_sessions_session;
DROP FUNCTION program_sessions_of_room();
DROP FUNCTION program_sessions_of_forum();
DROP FUNCTION program_sessions_session_exclusive();
"""


class Migration(migrations.Migration):
    dependencies = [("program_sessions", "0001_initial")]

    operations = [migrations.RunSQL(TRIGGERS, DROP)]
