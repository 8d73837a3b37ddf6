-- What changes within two seconds is told at once, as Slack limits how often messages are changed. A queue does its jobs one
-- after the other, so that of two changes of a message the older never comes last. Messages share a few queues, as
-- graphile-worker keeps every name.
CREATE FUNCTION queue_announcement_update(organization_id uuid, submission_id text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job(
    'update-announcement',
    json_build_object('organizationId', organization_id, 'submissionId', submission_id),
    queue_name := 'announcements ' || (hashtext(submission_id) & 63),
    run_at := now() + interval '2 seconds',
    job_key := concat_ws(' ', 'announcement', organization_id, submission_id),
    job_key_mode := 'preserve_run_at'
  );
END
$$;

-- As before, with sets in the place of a join: a function keeps its plans, and one made for a single invitation, a loop in a
-- loop, took minutes for thousands.
CREATE OR REPLACE FUNCTION tell_how_invitations_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM queue_announcement_update(organization_id, submission_id)
  FROM (
    SELECT DISTINCT organization_id, submission_id FROM (
      SELECT organization_id, submission_id, id, state, version, sent_at, delivery, is_expiry_told FROM after
      EXCEPT
      SELECT organization_id, submission_id, id, state, version, sent_at, delivery, is_expiry_told FROM before
    ) AS changed
    WHERE submission_id IS NOT NULL
    -- As every other statement that changes several, so that none waits for one that waits for it.
    ORDER BY organization_id, submission_id
  ) AS told;
  RETURN NULL;
END
$$;
