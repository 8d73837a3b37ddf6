-- When Slack said so: what it says is sent again, and may come late.
ALTER TABLE "slack_identities" ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- By hand from here on.

-- What changes within two seconds is told at once, as Slack limits how often messages are changed. A queue does its jobs one
-- after the other, so that of two changes of a message the older never comes last. Messages share a few queues, as
-- graphile-worker keeps every name.
CREATE FUNCTION queue_announcement_updates(organization_ids uuid[], submission_ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- In which order graphile-worker locks several keys is the planner's choice: of statements that name several, one comes
  -- after the other, so that none waits for one that waits for it.
  IF cardinality(submission_ids) > 1 THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('announcement updates', 0));
  END IF;
  -- All by one call: each call goes through the jobs that wait.
  PERFORM graphile_worker.add_jobs(
    array_agg(ROW(
      'update-announcement',
      json_build_object('organizationId', organization_id, 'submissionId', submission_id),
      'announcements ' || (hashtext(submission_id) & 63),
      now() + interval '2 seconds',
      NULL,
      concat_ws(' ', 'announcement', organization_id, submission_id),
      NULL,
      NULL
    )::graphile_worker.job_spec),
    job_key_preserve_run_at := true
  )
  FROM unnest(organization_ids, submission_ids) AS submission (organization_id, submission_id);
END
$$;

-- As before, with sets in the place of a join: a function keeps its plans, and one made for a single invitation, a loop in a
-- loop, took minutes for thousands.
CREATE OR REPLACE FUNCTION tell_how_invitations_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM queue_announcement_updates(array_agg(organization_id), array_agg(submission_id))
  FROM (
    SELECT DISTINCT organization_id, submission_id FROM (
      SELECT organization_id, submission_id, id, state, version, sent_at, delivery, is_expiry_told FROM after
      EXCEPT
      SELECT organization_id, submission_id, id, state, version, sent_at, delivery, is_expiry_told FROM before
    ) AS changed
    WHERE submission_id IS NOT NULL
  ) AS told
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;
