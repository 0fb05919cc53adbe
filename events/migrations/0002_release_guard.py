"""A release is never changed or deleted, but for three named exceptions; the shelf; the role."""

from django.db import migrations

from events import roles

# seal: body emptied with a reason, once. The author's account may go away. DELETE only while
# forum_site.purge is set for the transaction, which `manage.py purge_forum` alone does.
GUARD = """
CREATE FUNCTION events_release_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.sealed_at IS NULL AND NEW.sealed_at IS NOT NULL
        AND octet_length(NEW.body) = 0 AND NEW.sealed_because <> ''
        AND (to_jsonb(NEW) - '{body,sealed_at,sealed_because}'::text[])
            = (to_jsonb(OLD) - '{body,sealed_at,sealed_because}'::text[])
    THEN RETURN NEW; END IF;
    IF TG_OP = 'UPDATE' AND NEW.author_id IS NULL
        AND (to_jsonb(NEW) - 'author_id') = (to_jsonb(OLD) - 'author_id')
    THEN RETURN NEW; END IF;
    IF TG_OP = 'DELETE' AND current_setting('forum_site.purge', true) = 'yes'
    THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a release is immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER release_guard BEFORE UPDATE OR DELETE ON events_release
    FOR EACH ROW EXECUTE FUNCTION events_release_guard();

CREATE FUNCTION events_release_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    newest record;
BEGIN
    SELECT coalesce(max(number), 0) AS number, coalesce(max(time), '-infinity') AS time
        INTO newest FROM events_release WHERE forum_uuid = NEW.forum_uuid;
    IF NEW.number <> newest.number + 1 OR NEW.time <= newest.time
        OR NEW.forum_uuid <> (SELECT uuid FROM events_forum WHERE id = NEW.forum_id)
    THEN RAISE EXCEPTION 'release % does not follow release %', NEW.number, newest.number
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER release_follows BEFORE INSERT ON events_release
    FOR EACH ROW EXECUTE FUNCTION events_release_follows();
"""

SHELF = """
CREATE VIEW events_shelf AS
SELECT forum.uuid, series.uuid AS series, newest.slug, newest.number, newest.time,
       newest.sha256, newest.label, newest.card, before.slugs, before.sealed
FROM events_forum forum
LEFT JOIN events_forumseries series ON series.id = forum.series_id
JOIN LATERAL (
    SELECT * FROM events_release WHERE forum_uuid = forum.uuid ORDER BY number DESC LIMIT 1
) newest ON true
JOIN LATERAL (
    SELECT array_agg(DISTINCT slug) AS slugs, count(sealed_at) AS sealed
    FROM events_release WHERE forum_uuid = forum.uuid
) before ON true
WHERE forum.visibility = 'public';
"""

DROP_GUARD = """
DROP TRIGGER release_follows ON events_release;
DROP TRIGGER release_guard ON events_release;
DROP FUNCTION events_release_follows();
DROP FUNCTION events_release_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [
        migrations.RunSQL(GUARD, DROP_GUARD),
        migrations.RunSQL(SHELF, "DROP VIEW events_shelf"),
        migrations.RunSQL(roles.grant("events_release", "events_shelf"), migrations.RunSQL.noop),
    ]
