-- From here on every session of wgw is in UTC, whatever the server says. Earlier versions stored times in the zone of the
-- server's sessions. If that is another zone, and there are times already, they have to be shifted first; the command
-- that does so records this migration as applied.
DO $$
DECLARE
  server_zone TEXT := (SELECT reset_val FROM pg_settings WHERE name = 'TimeZone');
  session_zone TEXT := current_setting('TimeZone');
  is_utc BOOLEAN;
BEGIN
  -- A name such as WET means another zone to AT TIME ZONE than to a session. Summer time differs in one of these.
  PERFORM set_config('TimeZone', server_zone, true);
  is_utc := '2026-01-01T00:00:00Z'::timestamptz::timestamp = '2026-01-01'
    AND '2026-07-01T00:00:00Z'::timestamptz::timestamp = '2026-07-01';
  PERFORM set_config('TimeZone', session_zone, true);
  IF NOT is_utc AND (EXISTS (SELECT FROM organizations) OR EXISTS (SELECT FROM slack_installations)) THEN
    RAISE EXCEPTION 'An earlier version of wgw stored its times in this server''s time zone (%), and this version stores them '
      'in UTC. Stop every wgw, run "npm run shift-times -- --from %", and start again.',
      server_zone, quote_literal(server_zone);
  END IF;
END
$$;
