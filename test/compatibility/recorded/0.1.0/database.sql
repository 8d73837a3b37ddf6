

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA graphile_worker;

COMMENT ON SCHEMA graphile_worker IS 'graphile-worker 0.17.3';

CREATE TYPE graphile_worker.job_spec AS (
	identifier text,
	payload json,
	queue_name text,
	run_at timestamp with time zone,
	max_attempts smallint,
	job_key text,
	priority smallint,
	flags text[]
);

CREATE TYPE public.activity_kind AS ENUM (
    'ORGANIZATION_CREATED',
    'INVITED',
    'JOINED',
    'DECLINED',
    'EMAIL_REFUSED',
    'RESENT',
    'CANCELLED',
    'ROLE_CHANGED',
    'REMOVED',
    'REQUESTED',
    'REQUEST_APPROVED',
    'REQUEST_DECLINED',
    'SETTINGS_CHANGED',
    'EMAIL_FAILED',
    'EXTENDED',
    'ACCOUNT_REPLACED'
);

CREATE TYPE public.announce_to AS ENUM (
    'COMMAND_CHANNEL',
    'FIXED_CHANNEL',
    'INVITER'
);

CREATE TYPE public.delivery AS ENUM (
    'DEFERRED',
    'DELIVERED',
    'BLOCKED',
    'DROPPED',
    'BOUNCED',
    'SUPPRESSED',
    'SPAM'
);

CREATE TYPE public.invitation_state AS ENUM (
    'PENDING',
    'ACCEPTED',
    'DECLINED',
    'CANCELLED',
    'REPLACED',
    'UNDELIVERABLE'
);

CREATE TYPE public.quota_scope AS ENUM (
    'ORGANIZATION',
    'INVITER',
    'ADDRESS'
);

CREATE TYPE public.replacement_state AS ENUM (
    'PENDING',
    'APPROVED',
    'DECLINED',
    'LAPSED'
);

CREATE TYPE public.request_state AS ENUM (
    'PENDING',
    'APPROVED',
    'DECLINED',
    'WITHDRAWN'
);

CREATE TYPE public.role AS ENUM (
    'ADMINISTRATOR',
    'MEMBER'
);

CREATE TYPE public.roster_list AS ENUM (
    'MEMBERS',
    'INVITATIONS',
    'REMOVED'
);

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE graphile_worker._private_jobs (
    id bigint NOT NULL,
    job_queue_id integer,
    task_id integer NOT NULL,
    payload json DEFAULT '{}'::json NOT NULL,
    priority smallint DEFAULT 0 NOT NULL,
    run_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    max_attempts smallint DEFAULT 25 NOT NULL,
    last_error text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    key text,
    locked_at timestamp with time zone,
    locked_by text,
    revision integer DEFAULT 0 NOT NULL,
    flags jsonb,
    is_available boolean GENERATED ALWAYS AS (((locked_at IS NULL) AND (attempts < max_attempts))) STORED NOT NULL,
    CONSTRAINT jobs_key_check CHECK (((length(key) > 0) AND (length(key) <= 512))),
    CONSTRAINT jobs_max_attempts_check CHECK ((max_attempts >= 1))
);

CREATE FUNCTION graphile_worker.add_job(identifier text, payload json DEFAULT NULL::json, queue_name text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, max_attempts integer DEFAULT NULL::integer, job_key text DEFAULT NULL::text, priority integer DEFAULT NULL::integer, flags text[] DEFAULT NULL::text[], job_key_mode text DEFAULT 'replace'::text) RETURNS graphile_worker._private_jobs
    LANGUAGE plpgsql
    AS $$
declare
  v_job "graphile_worker"._private_jobs;
begin
  if (job_key is null or job_key_mode is null or job_key_mode in ('replace', 'preserve_run_at')) then
    select * into v_job
    from "graphile_worker".add_jobs(
      ARRAY[(
        identifier,
        payload,
        queue_name,
        run_at,
        max_attempts::smallint,
        job_key,
        priority::smallint,
        flags
      )::"graphile_worker".job_spec],
      (job_key_mode = 'preserve_run_at')
    )
    limit 1;
    return v_job;
  elsif job_key_mode = 'unsafe_dedupe' then
    -- Ensure all the tasks exist
    insert into "graphile_worker"._private_tasks as tasks (identifier)
    values (add_job.identifier)
    on conflict do nothing;
    -- Ensure all the queues exist
    if add_job.queue_name is not null then
      insert into "graphile_worker"._private_job_queues as job_queues (queue_name)
      values (add_job.queue_name)
      on conflict do nothing;
    end if;
    -- Insert job, but if one already exists then do nothing, even if the
    -- existing job has already started (and thus represents an out-of-date
    -- world state). This is dangerous because it means that whatever state
    -- change triggered this add_job may not be acted upon (since it happened
    -- after the existing job started executing, but no further job is being
    -- scheduled), but it is useful in very rare circumstances for
    -- de-duplication. If in doubt, DO NOT USE THIS.
    insert into "graphile_worker"._private_jobs as jobs (
      job_queue_id,
      task_id,
      payload,
      run_at,
      max_attempts,
      key,
      priority,
      flags
    )
      select
        job_queues.id,
        tasks.id,
        coalesce(add_job.payload, '{}'::json),
        coalesce(add_job.run_at, now()),
        coalesce(add_job.max_attempts::smallint, 25::smallint),
        add_job.job_key,
        coalesce(add_job.priority::smallint, 0::smallint),
        (
          select jsonb_object_agg(flag, true)
          from unnest(add_job.flags) as item(flag)
        )
      from "graphile_worker"._private_tasks as tasks
      left join "graphile_worker"._private_job_queues as job_queues
      on job_queues.queue_name = add_job.queue_name
      where tasks.identifier = add_job.identifier
    on conflict (key)
      -- Bump the updated_at so that there's something to return
      do update set
        revision = jobs.revision + 1,
        updated_at = now()
      returning *
      into v_job;
    if v_job.revision = 0 then
      perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}');
    end if;
    return v_job;
  else
    raise exception 'Invalid job_key_mode value, expected ''replace'', ''preserve_run_at'' or ''unsafe_dedupe''.' using errcode = 'GWBKM';
  end if;
end;
$$;

CREATE FUNCTION graphile_worker.add_jobs(specs graphile_worker.job_spec[], job_key_preserve_run_at boolean DEFAULT false) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE plpgsql
    AS $$
begin
  -- Ensure all the tasks exist
  insert into "graphile_worker"._private_tasks as tasks (identifier)
  select distinct spec.identifier
  from unnest(specs) spec
  on conflict do nothing;
  -- Ensure all the queues exist
  insert into "graphile_worker"._private_job_queues as job_queues (queue_name)
  select distinct spec.queue_name
  from unnest(specs) spec
  where spec.queue_name is not null
  on conflict do nothing;
  -- Ensure any locked jobs have their key cleared - in the case of locked
  -- existing job create a new job instead as it must have already started
  -- executing (i.e. it's world state is out of date, and the fact add_job
  -- has been called again implies there's new information that needs to be
  -- acted upon).
  update "graphile_worker"._private_jobs as jobs
  set
    key = null,
    attempts = jobs.max_attempts,
    updated_at = now()
  from unnest(specs) spec
  where spec.job_key is not null
  and jobs.key = spec.job_key
  and is_available is not true;

  -- WARNING: this count is not 100% accurate; 'on conflict' clause will cause it to be an overestimate
  perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":' || array_length(specs, 1)::text || '}');

  -- TODO: is there a risk that a conflict could occur depending on the
  -- isolation level?
  return query insert into "graphile_worker"._private_jobs as jobs (
    job_queue_id,
    task_id,
    payload,
    run_at,
    max_attempts,
    key,
    priority,
    flags
  )
    select
      job_queues.id,
      tasks.id,
      coalesce(spec.payload, '{}'::json),
      coalesce(spec.run_at, now()),
      coalesce(spec.max_attempts, 25),
      spec.job_key,
      coalesce(spec.priority, 0),
      (
        select jsonb_object_agg(flag, true)
        from unnest(spec.flags) as item(flag)
      )
    from unnest(specs) spec
    inner join "graphile_worker"._private_tasks as tasks
    on tasks.identifier = spec.identifier
    left join "graphile_worker"._private_job_queues as job_queues
    on job_queues.queue_name = spec.queue_name
  on conflict (key) do update set
    job_queue_id = excluded.job_queue_id,
    task_id = excluded.task_id,
    payload =
      case
      when json_typeof(jobs.payload) = 'array' and json_typeof(excluded.payload) = 'array' then
        (jobs.payload::jsonb || excluded.payload::jsonb)::json
      else
        excluded.payload
      end,
    max_attempts = excluded.max_attempts,
    run_at = (case
      when job_key_preserve_run_at is true and jobs.attempts = 0 then jobs.run_at
      else excluded.run_at
    end),
    priority = excluded.priority,
    revision = jobs.revision + 1,
    flags = excluded.flags,
    -- always reset error/retry state
    attempts = 0,
    last_error = null,
    updated_at = now()
  where jobs.locked_at is null
  returning *;
end;
$$;

CREATE FUNCTION graphile_worker.complete_jobs(job_ids bigint[]) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE sql
    AS $$
  delete from "graphile_worker"._private_jobs as jobs
    where id = any(job_ids)
    and (
      locked_at is null
    or
      locked_at < now() - interval '4 hours'
    )
    returning *;
$$;

CREATE FUNCTION graphile_worker.force_unlock_workers(worker_ids text[]) RETURNS void
    LANGUAGE sql
    AS $$
update "graphile_worker"._private_jobs as jobs
set locked_at = null, locked_by = null
where locked_by = any(worker_ids);
update "graphile_worker"._private_job_queues as job_queues
set locked_at = null, locked_by = null
where locked_by = any(worker_ids);
$$;

CREATE FUNCTION graphile_worker.permanently_fail_jobs(job_ids bigint[], error_message text DEFAULT NULL::text) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE sql
    AS $$
  update "graphile_worker"._private_jobs as jobs
    set
      last_error = coalesce(error_message, 'Manually marked as failed'),
      attempts = max_attempts,
      updated_at = now()
    where id = any(job_ids)
    and (
      locked_at is null
    or
      locked_at < NOW() - interval '4 hours'
    )
    returning *;
$$;

CREATE FUNCTION graphile_worker.remove_job(job_key text) RETURNS graphile_worker._private_jobs
    LANGUAGE plpgsql STRICT
    AS $$
declare
  v_job "graphile_worker"._private_jobs;
begin
  -- Delete job if not locked
  delete from "graphile_worker"._private_jobs as jobs
    where key = job_key
    and (
      locked_at is null
    or
      locked_at < NOW() - interval '4 hours'
    )
  returning * into v_job;
  if not (v_job is null) then
    perform pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":-1}');
    return v_job;
  end if;
  -- Otherwise prevent job from retrying, and clear the key
  update "graphile_worker"._private_jobs as jobs
  set
    key = null,
    attempts = jobs.max_attempts,
    updated_at = now()
  where key = job_key
  returning * into v_job;
  return v_job;
end;
$$;

CREATE FUNCTION graphile_worker.reschedule_jobs(job_ids bigint[], run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, priority integer DEFAULT NULL::integer, attempts integer DEFAULT NULL::integer, max_attempts integer DEFAULT NULL::integer) RETURNS SETOF graphile_worker._private_jobs
    LANGUAGE sql
    AS $$
  update "graphile_worker"._private_jobs as jobs
    set
      run_at = coalesce(reschedule_jobs.run_at, jobs.run_at),
      priority = coalesce(reschedule_jobs.priority::smallint, jobs.priority),
      attempts = coalesce(reschedule_jobs.attempts::smallint, jobs.attempts),
      max_attempts = coalesce(reschedule_jobs.max_attempts::smallint, jobs.max_attempts),
      updated_at = now()
    where id = any(job_ids)
    and (
      locked_at is null
    or
      locked_at < NOW() - interval '4 hours'
    )
    returning *;
$$;

CREATE FUNCTION public.charge_installation(emails integer, allowed_a_day integer, charged_at timestamp with time zone) RETURNS void
    LANGUAGE sql
    AS $$
  INSERT INTO installation_quotas AS quota (window_started_at, used, allowed) VALUES (charged_at, emails, allowed_a_day)
  ON CONFLICT (id) DO UPDATE SET
    allowed = excluded.allowed,
    used = excluded.used +
      CASE WHEN quota.window_started_at > charged_at - interval '24 hours' THEN quota.used ELSE 0 END,
    window_started_at =
      CASE WHEN quota.window_started_at > charged_at - interval '24 hours'
           THEN quota.window_started_at ELSE excluded.window_started_at END,
    is_reported = quota.is_reported AND quota.allowed = excluded.allowed
      AND quota.window_started_at > charged_at - interval '24 hours'
$$;

CREATE FUNCTION public.charge_installation_at_commit() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM charge_installation(NEW.charged, NEW.installation_allowed, NEW.charged_at);
  RETURN NULL;
END
$$;

CREATE FUNCTION public.forget_closed_invitation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  DELETE FROM roster_words WHERE id = NEW.id;
  RETURN NULL;
END
$$;

CREATE FUNCTION public.index_changed_member() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  DELETE FROM roster_words WHERE id = NEW.id;
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT NEW.organization_id, list_of_member(NEW.removed_at), NEW.role, word, NEW.id, text
  FROM concat(search_text(NEW.name), search_text(NEW.email)) AS text, word_starts(text) AS word;
  RETURN NULL;
END
$$;

CREATE FUNCTION public.index_new_invitations() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT organization_id, 'INVITATIONS', role, word, id, text
  FROM new_invitations, search_text(email) AS text, word_starts(text) AS word WHERE state = 'PENDING';
  RETURN NULL;
END
$$;

CREATE FUNCTION public.index_new_members() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT organization_id, list_of_member(removed_at), role, word, id, text
  FROM new_members, concat(search_text(name), search_text(email)) AS text, word_starts(text) AS word;
  RETURN NULL;
END
$$;

CREATE FUNCTION public.list_of_member(removed_at timestamp with time zone) RETURNS public.roster_list
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (removed_at IS NULL) THEN 'MEMBERS'::public.roster_list ELSE 'REMOVED'::public.roster_list END;

CREATE FUNCTION public.plain_letters(phrase text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(replace(replace(replace(replace(lower((regexp_replace(NORMALIZE(phrase, NFKD), '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u08CA-\u08FF\u093C\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\U000E0000-\U000E0FFF]'::text, ''::text, 'g'::text) COLLATE "und-x-icu")), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text), 'þ'::text, 'th'::text), 'øđðħıłŋŧƀƈƒƙƴƶǥɓɖɗɛɨɲς'::text, 'oddhilntbcfkyzgbddeinσ'::text);

CREATE FUNCTION public.queue_announcement_updates(organization_ids uuid[], submission_ids text[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.raise_member_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;

CREATE FUNCTION public.refuse_rewriting_history() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'activities are only ever added';
END
$$;

CREATE FUNCTION public.search_text(phrase text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN rtrim("left"(regexp_replace((' '::text || public.plain_letters(phrase)), '[\u0001-/:-@\[-`{-\u00BF\u00D7\u00F7\u02B9-\u02FF\u055A-\u055F\u0589-\u058F\u05BE\u05C0\u05C3\u05C6\u05F3-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0F0B-\u0F14\u1360-\u1368\u1680\u2000-\u2BFF\u2E00-\u2E7F\u2FF0-\u3004\u3008-\u3020\u3030\u303D-\u303F\u30A0\u30FB\u4DC0-\u4DFF\uE000-\uF8FF\uFD3E\uFD3F\uFFF9-\uFFFD\U0001CC00-\U0001D3FF\U0001F000-\U0001FBFF]+'::text, ' '::text, 'g'::text), 255));

CREATE FUNCTION public.tell_how_invitations_stand() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.word_starts(words text) RETURNS SETOF text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT DISTINCT left(array_to_string(parts[n:], ' '), 80)
  FROM string_to_array(words, ' ') AS parts, generate_series(2, cardinality(parts)) AS n
$$;

CREATE TABLE graphile_worker._private_job_queues (
    id integer NOT NULL,
    queue_name text NOT NULL,
    locked_at timestamp with time zone,
    locked_by text,
    is_available boolean GENERATED ALWAYS AS ((locked_at IS NULL)) STORED NOT NULL,
    CONSTRAINT job_queues_queue_name_check CHECK ((length(queue_name) <= 128))
);

CREATE TABLE graphile_worker._private_known_crontabs (
    identifier text NOT NULL,
    known_since timestamp with time zone NOT NULL,
    last_execution timestamp with time zone
);

CREATE TABLE graphile_worker._private_tasks (
    id integer NOT NULL,
    identifier text NOT NULL,
    CONSTRAINT tasks_identifier_check CHECK ((length(identifier) <= 128))
);

ALTER TABLE graphile_worker._private_job_queues ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME graphile_worker.job_queues_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW graphile_worker.jobs AS
 SELECT jobs.id,
    job_queues.queue_name,
    tasks.identifier AS task_identifier,
    jobs.priority,
    jobs.run_at,
    jobs.attempts,
    jobs.max_attempts,
    jobs.last_error,
    jobs.created_at,
    jobs.updated_at,
    jobs.key,
    jobs.locked_at,
    jobs.locked_by,
    jobs.revision,
    jobs.flags
   FROM ((graphile_worker._private_jobs jobs
     JOIN graphile_worker._private_tasks tasks ON ((tasks.id = jobs.task_id)))
     LEFT JOIN graphile_worker._private_job_queues job_queues ON ((job_queues.id = jobs.job_queue_id)));

ALTER TABLE graphile_worker._private_jobs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME graphile_worker.jobs_id_seq1
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE graphile_worker.migrations (
    id integer NOT NULL,
    ts timestamp with time zone DEFAULT now() NOT NULL,
    breaking boolean DEFAULT false NOT NULL
);

ALTER TABLE graphile_worker._private_tasks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME graphile_worker.tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.account_replacements (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    workspace_id text NOT NULL,
    member_id uuid NOT NULL,
    gone_user_id text NOT NULL,
    user_id text NOT NULL,
    user_name text NOT NULL,
    state public.replacement_state DEFAULT 'PENDING'::public.replacement_state NOT NULL,
    asked_at timestamp(3) with time zone NOT NULL,
    decided_at timestamp(3) with time zone,
    decider_id uuid
);

CREATE TABLE public.activities (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    kind public.activity_kind NOT NULL,
    actor_id uuid,
    subject_id uuid,
    details jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    sequence bigint NOT NULL
);

CREATE SEQUENCE public.activities_sequence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.activities_sequence_seq OWNED BY public.activities.sequence;

CREATE TABLE public.blocked_workspaces (
    id text NOT NULL,
    blocked_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.installation_quotas (
    id integer DEFAULT 1 NOT NULL,
    window_started_at timestamp(3) with time zone NOT NULL,
    used integer NOT NULL,
    allowed integer NOT NULL,
    is_reported boolean DEFAULT false NOT NULL,
    CONSTRAINT installation_quota_within_allowed CHECK ((used <= allowed)),
    CONSTRAINT one_installation_quota CHECK ((id = 1))
);

CREATE TABLE public.invitation_requests (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    workspace_id text NOT NULL,
    requester_id uuid NOT NULL,
    submission_id text NOT NULL,
    email text NOT NULL,
    role public.role NOT NULL,
    note text,
    state public.request_state DEFAULT 'PENDING'::public.request_state NOT NULL,
    channel_id text,
    response_url text,
    created_at timestamp(3) with time zone NOT NULL,
    decided_at timestamp(3) with time zone,
    decider_id uuid
);

CREATE TABLE public.invitations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    email text NOT NULL,
    role public.role NOT NULL,
    note text,
    state public.invitation_state DEFAULT 'PENDING'::public.invitation_state NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    inviter_id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    answered_at timestamp(3) with time zone,
    sent_at timestamp(3) with time zone,
    message_id text,
    note_writer text,
    delivery public.delivery,
    delivery_reason text,
    is_expiry_told boolean DEFAULT false NOT NULL,
    link_asked_at timestamp(3) with time zone,
    reminded_at timestamp(3) with time zone,
    warned_at timestamp(3) with time zone,
    submission_id text,
    link_asks integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.members (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role public.role NOT NULL,
    joined_at timestamp(3) with time zone NOT NULL,
    removed_at timestamp(3) with time zone,
    version integer DEFAULT 1 NOT NULL
);

CREATE TABLE public.organizations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    about text,
    address_limit integer DEFAULT 10 NOT NULL,
    allowed_domains text[] DEFAULT ARRAY[]::text[] NOT NULL,
    announce_channel_id text,
    announce_to public.announce_to DEFAULT 'COMMAND_CHANNEL'::public.announce_to NOT NULL,
    invitation_days integer DEFAULT 7 NOT NULL,
    inviter_limit integer DEFAULT 500 NOT NULL,
    organization_limit integer DEFAULT 2000 NOT NULL,
    settings_version integer DEFAULT 1 NOT NULL,
    reminders boolean DEFAULT true NOT NULL,
    starting_limit_until timestamp(3) with time zone,
    CONSTRAINT invitation_days_within_a_month CHECK (((invitation_days >= 1) AND (invitation_days <= 30)))
);

CREATE TABLE public.roster_words (
    organization_id uuid NOT NULL,
    list public.roster_list NOT NULL,
    role public.role NOT NULL,
    word text NOT NULL COLLATE pg_catalog."C",
    id uuid NOT NULL,
    text text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE public.sending_pauses (
    id integer DEFAULT 1 NOT NULL,
    reason text NOT NULL,
    paused_at timestamp(3) with time zone NOT NULL,
    try_again_at timestamp(3) with time zone NOT NULL,
    CONSTRAINT one_pause CHECK ((id = 1))
);

CREATE TABLE public.sending_quotas (
    organization_id uuid NOT NULL,
    scope public.quota_scope NOT NULL,
    subject text NOT NULL,
    window_started_at timestamp(3) with time zone NOT NULL,
    used integer NOT NULL,
    allowed integer NOT NULL,
    charged integer,
    charged_at timestamp(3) with time zone,
    installation_allowed integer,
    CONSTRAINT sending_quota_within_allowed CHECK ((used <= allowed))
);

CREATE TABLE public.slack_identities (
    workspace_id text NOT NULL,
    user_id text NOT NULL,
    organization_id uuid NOT NULL,
    member_id uuid NOT NULL,
    bound_at timestamp(3) with time zone NOT NULL,
    picture_url text,
    left_at timestamp(3) with time zone,
    told_at timestamp(3) with time zone
);

CREATE TABLE public.slack_installations (
    id text NOT NULL,
    encrypted bytea NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.submissions (
    organization_id uuid NOT NULL,
    id text NOT NULL,
    workspace_id text NOT NULL,
    inviter_id uuid NOT NULL,
    role public.role NOT NULL,
    outcomes jsonb NOT NULL,
    channel_id text,
    response_url text,
    created_at timestamp(3) with time zone NOT NULL,
    announced_at timestamp(3) with time zone,
    message_channel text,
    message_ts text
);

CREATE TABLE public.workspaces (
    id text NOT NULL,
    organization_id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE ONLY public.activities ALTER COLUMN sequence SET DEFAULT nextval('public.activities_sequence_seq'::regclass);

INSERT INTO graphile_worker._private_job_queues OVERRIDING SYSTEM VALUE VALUES
	(1, 'announcements 31', NULL, NULL, DEFAULT),
	(4, 'announcements 5', NULL, NULL, DEFAULT),
	(45, 'announcements 47', NULL, NULL, DEFAULT),
	(47, 'announcements 15', NULL, NULL, DEFAULT),
	(57, 'announcements 28', NULL, NULL, DEFAULT),
	(55, 'announcements 18', NULL, NULL, DEFAULT),
	(50, 'announcements 61', NULL, NULL, DEFAULT),
	(59, 'announcements 32', NULL, NULL, DEFAULT),
	(72, 'announcements 3', NULL, NULL, DEFAULT),
	(74, 'announcements 19', NULL, NULL, DEFAULT);

INSERT INTO graphile_worker._private_jobs OVERRIDING SYSTEM VALUE VALUES
	(202, 72, 4, '{"organizationId" : "dbb83f0b-65a5-468f-82e6-23913052c39a", "submissionId" : "V57B07E0F8-8P97LkS4YSO5u27gQSn7nNIiwWs1W7zUJN1Mg0NNpGI"}', 0, '2026-12-01 04:24:48.183642+00', 0, 25, NULL, '2026-12-01 04:24:46.183642+00', '2026-12-01 04:24:46.196158+00', 'announcement dbb83f0b-65a5-468f-82e6-23913052c39a V57B07E0F8-8P97LkS4YSO5u27gQSn7nNIiwWs1W7zUJN1Mg0NNpGI', NULL, NULL, 1, NULL, DEFAULT),
	(204, NULL, 8, '{"workspaceId" : "T0ACME0001", "invitationId" : "e0f7e462-21ca-4834-82f2-9bd6444b1b1d", "version" : 1}', 0, '2026-12-01 04:24:48.931093+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.196158+00', '2026-12-01 04:24:46.196158+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(213, 59, 4, '{"organizationId" : "dbb83f0b-65a5-468f-82e6-23913052c39a", "submissionId" : "V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk"}', 0, '2026-12-01 04:24:48.421086+00', 0, 25, NULL, '2026-12-01 04:24:46.421086+00', '2026-12-01 04:24:46.421086+00', 'announcement dbb83f0b-65a5-468f-82e6-23913052c39a V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', NULL, NULL, 0, NULL, DEFAULT),
	(216, 55, 4, '{"organizationId" : "dbb83f0b-65a5-468f-82e6-23913052c39a", "submissionId" : "VD26E92E7F-zcuL4flX7p1b17BCk7ZHPtQGe5xdTd5Rna1vIWi1rgA"}', 0, '2026-12-01 04:24:48.451144+00', 0, 25, NULL, '2026-12-01 04:24:46.451144+00', '2026-12-01 04:24:46.451144+00', 'announcement dbb83f0b-65a5-468f-82e6-23913052c39a VD26E92E7F-zcuL4flX7p1b17BCk7ZHPtQGe5xdTd5Rna1vIWi1rgA', NULL, NULL, 0, NULL, DEFAULT),
	(214, NULL, 9, '{"invitationId":"a2c2a86b-7f82-4cb2-ace4-d4b8d0e7b497"}', 0, '2026-12-01 04:24:49.17823+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.421086+00', '2026-12-01 04:24:46.421086+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(215, NULL, 9, '{"invitationId" : "9b09f962-bc2c-43df-b72b-e0c0b78f3f7b", "about" : "delivery", "delivery" : "BOUNCED"}', 0, '2026-12-01 04:24:49.227455+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.451144+00', '2026-12-01 04:24:46.451144+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(218, NULL, 2, '{"invitationId" : "d65c9dc5-b34a-47af-bca3-0cb9cd856ae3", "version" : 1}', 0, '2026-12-01 04:24:49.23039+00', 1, 14, 'SendGrid did not take the email (HTTP 500; Internal Server Error).', '2026-12-01 04:24:46.471006+00', '2026-12-01 04:24:46.471006+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(219, NULL, 2, '{"invitationId" : "0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7", "version" : 1}', 0, '2026-12-01 04:24:49.23039+00', 1, 14, 'SendGrid did not take the email (HTTP 500; Internal Server Error).', '2026-12-01 04:24:46.471006+00', '2026-12-01 04:24:46.471006+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(220, NULL, 10, '{"about" : "expiry", "invitations" : [{"id" : "0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7", "version" : 1}]}', 0, '2026-12-01 04:24:49.259142+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.471006+00', '2026-12-01 04:24:46.471006+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(221, NULL, 10, '{"about" : "reminder", "invitations" : [{"id" : "d65c9dc5-b34a-47af-bca3-0cb9cd856ae3", "version" : 1}]}', 0, '2026-12-01 04:24:49.259142+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.471006+00', '2026-12-01 04:24:46.471006+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(207, 74, 4, '{"organizationId" : "dbb83f0b-65a5-468f-82e6-23913052c39a", "submissionId" : "VB1FA090C6-_uuOZ781RaoZrVLXlnk5L84Vn8uNGhaqb6cKl069qlQ"}', 0, '2026-12-01 04:24:48.239825+00', 0, 25, NULL, '2026-12-01 04:24:46.239825+00', '2026-12-01 04:24:46.259441+00', 'announcement dbb83f0b-65a5-468f-82e6-23913052c39a VB1FA090C6-_uuOZ781RaoZrVLXlnk5L84Vn8uNGhaqb6cKl069qlQ', NULL, NULL, 1, NULL, DEFAULT),
	(222, NULL, 11, '{"invitationId":"4e2908af-07af-45dd-96f4-4fae1cb729be"}', 0, '2026-12-01 04:24:49.278544+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.5334+00', '2026-12-01 04:24:46.5334+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(227, NULL, 14, '{"replacementId":"43f9809f-2211-4d6b-9952-95248280172d"}', 0, '2026-12-01 04:24:49.409726+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.666158+00', '2026-12-01 04:24:46.666158+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(229, NULL, 15, '{"organizationId":"dbb83f0b-65a5-468f-82e6-23913052c39a","submissionId":"V57E00E13D-t153Wt_9Wl6oYFfBaNrXHlGCzfZJ_ZY5v0kF5uxhACk","memberId":"0f231a80-5dc4-4d46-a7da-308d99a08360"}', 0, '2026-12-01 04:24:49.462952+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.699762+00', '2026-12-01 04:24:46.699762+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(228, NULL, 15, '{"organizationId":"dbb83f0b-65a5-468f-82e6-23913052c39a","submissionId":"V57E00E13D-t153Wt_9Wl6oYFfBaNrXHlGCzfZJ_ZY5v0kF5uxhACk","memberId":"7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e"}', 0, '2026-12-01 04:24:49.463542+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.699762+00', '2026-12-01 04:24:46.699762+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(230, NULL, 15, '{"organizationId":"dbb83f0b-65a5-468f-82e6-23913052c39a","submissionId":"V836209C49--_8W8cYb2USSqxTV3eKlAFQCwJHWI9l-8nan-2548KA","memberId":"7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e"}', 0, '2026-12-01 04:24:49.521865+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.761057+00', '2026-12-01 04:24:46.761057+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(231, NULL, 15, '{"organizationId":"dbb83f0b-65a5-468f-82e6-23913052c39a","submissionId":"V836209C49--_8W8cYb2USSqxTV3eKlAFQCwJHWI9l-8nan-2548KA","memberId":"0f231a80-5dc4-4d46-a7da-308d99a08360"}', 0, '2026-12-01 04:24:49.532785+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.761057+00', '2026-12-01 04:24:46.761057+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(232, NULL, 16, '{"requestId":"508f0abc-2614-43b2-ba79-fed3f4874430"}', 0, '2026-12-01 04:24:49.620088+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.828949+00', '2026-12-01 04:24:46.828949+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(226, NULL, 13, '{"replacementId":"349ce65a-4512-4563-a007-421699fbc55c","memberId":"0f231a80-5dc4-4d46-a7da-308d99a08360"}', 0, '2026-12-01 04:24:49.381144+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.615018+00', '2026-12-01 04:24:46.615018+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(225, NULL, 13, '{"replacementId":"349ce65a-4512-4563-a007-421699fbc55c","memberId":"7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e"}', 0, '2026-12-01 04:24:49.383446+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.615018+00', '2026-12-01 04:24:46.615018+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(210, NULL, 7, '{"workspaceId":"T0ACME0001","userId":"U0ACMEADA","channelId":"C0ACMEPEOPLE","problem":"archived"}', 0, '2026-12-01 04:24:49.007193+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.259441+00', '2026-12-01 04:24:46.259441+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(209, NULL, 8, '{"workspaceId" : "T0ACME0001", "invitationId" : "3b038ef9-a9e9-435f-89a7-fbdea43fe1ef", "version" : 1}', 0, '2026-12-01 04:24:49.014372+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.259441+00', '2026-12-01 04:24:46.259441+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(211, NULL, 1, '{"invitationId" : "8df748d1-db88-48ba-bd8e-d294909762ca", "version" : 1}', 0, '2026-12-01 04:24:49.130544+00', 1, 14, 'SendGrid did not take the email (HTTP 500; Internal Server Error).', '2026-12-01 04:24:46.391167+00', '2026-12-01 04:24:46.391167+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(212, NULL, 3, '{"organizationId" : "dbb83f0b-65a5-468f-82e6-23913052c39a", "submissionId" : "V9D6882D32-zk30W50SoHdzmyOc0B6hsA4HXGzAsO9VCeaWIkEnIb8"}', 0, '2026-12-01 04:24:49.139782+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.391167+00', '2026-12-01 04:24:46.391167+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(223, NULL, 12, '{"leaverId":"41659c06-8083-4bbe-adda-328e2ce5258b","memberId":"7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e"}', 0, '2026-12-01 04:24:49.31174+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.548862+00', '2026-12-01 04:24:46.548862+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(224, NULL, 12, '{"leaverId":"41659c06-8083-4bbe-adda-328e2ce5258b","memberId":"0f231a80-5dc4-4d46-a7da-308d99a08360"}', 0, '2026-12-01 04:24:49.31174+00', 1, 25, 'An HTTP protocol error occurred: statusCode = 500', '2026-12-01 04:24:46.548862+00', '2026-12-01 04:24:46.548862+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(233, NULL, 5, '{"_cron": {"ts": "2026-11-28T12:00:00.000Z", "backfilled": false}}', 0, '2026-12-01 04:24:47.333988+00', 0, 1, NULL, '2026-12-01 04:24:47.333988+00', '2026-12-01 04:24:47.333988+00', NULL, NULL, NULL, 0, NULL, DEFAULT),
	(234, NULL, 6, '{"_cron": {"ts": "2026-11-28T12:00:00.000Z", "backfilled": false}}', 0, '2026-12-01 04:24:47.338021+00', 0, 1, NULL, '2026-12-01 04:24:47.338021+00', '2026-12-01 04:24:47.338021+00', NULL, NULL, NULL, 0, NULL, DEFAULT);

INSERT INTO graphile_worker._private_known_crontabs VALUES
	('follow-up', '2026-12-01 04:24:39.288+00', NULL),
	('tell-expired', '2026-12-01 04:24:39.288+00', NULL);

INSERT INTO graphile_worker._private_tasks OVERRIDING SYSTEM VALUE VALUES
	(1, 'send-invitation'),
	(2, 'remind-invitee'),
	(3, 'announce-submission'),
	(4, 'update-announcement'),
	(5, 'follow-up'),
	(6, 'tell-expired'),
	(7, 'tell-closed-channel'),
	(8, 'invite-in-slack'),
	(9, 'tell-inviter'),
	(10, 'remind-inviter'),
	(11, 'tell-asked'),
	(12, 'ask-about-leaver'),
	(13, 'ask-about-replacement'),
	(14, 'tell-newcomer'),
	(15, 'ask-administrator'),
	(16, 'tell-requester');

INSERT INTO graphile_worker.migrations VALUES
	(1, '2026-12-01 04:24:35.092756+00', true),
	(2, '2026-12-01 04:24:35.108683+00', false),
	(3, '2026-12-01 04:24:35.116176+00', true),
	(4, '2026-12-01 04:24:35.119771+00', false),
	(5, '2026-12-01 04:24:35.121982+00', false),
	(6, '2026-12-01 04:24:35.124641+00', false),
	(7, '2026-12-01 04:24:35.12789+00', false),
	(8, '2026-12-01 04:24:35.130585+00', false),
	(9, '2026-12-01 04:24:35.137372+00', false),
	(10, '2026-12-01 04:24:35.139131+00', false),
	(11, '2026-12-01 04:24:35.140406+00', true),
	(12, '2026-12-01 04:24:35.178771+00', false),
	(13, '2026-12-01 04:24:35.181147+00', true),
	(14, '2026-12-01 04:24:35.184226+00', true),
	(15, '2026-12-01 04:24:35.186263+00', false),
	(16, '2026-12-01 04:24:35.187929+00', true),
	(17, '2026-12-01 04:24:35.19172+00', false),
	(18, '2026-12-01 04:24:35.194206+00', false),
	(19, '2026-12-01 04:24:35.196425+00', true);

INSERT INTO public._prisma_migrations VALUES
	('80b442c0-8681-4daf-bfdc-a51b88b0f4ec', '70ffce303cdcec249d564863219b2ee41ab7becbf352846d519738fb08160354', '2026-12-01 04:24:34.896241+00', '20261122000000_initial', NULL, NULL, '2026-12-01 04:24:34.867412+00', 1),
	('e83e744f-7aa8-4175-b931-536972e2e1cc', '80558bf242b51e0920b4bde1b9da813107f0cdd573f65aeaa746a173ea7e3be7', '2026-12-01 04:24:34.898014+00', '20261125000000_organization_about', NULL, NULL, '2026-12-01 04:24:34.896991+00', 1),
	('7a4591fb-4309-4cec-b821-ef228079f44f', 'a886fe5cd9d815abc582838f161f2241b1f78579bc63d08130407d7f9dc70975', '2026-12-01 04:24:34.898904+00', '20261125000100_undeliverable_invitations', NULL, NULL, '2026-12-01 04:24:34.898357+00', 1),
	('71793dbb-2ed2-4b0a-ad02-9e32400ebfb5', '48246979840a293491dc217aa0ff258abb3e6b933c2ac1ddc9d4dbc9a5dc95df', '2026-12-01 04:24:34.926389+00', '20261126000000_team', NULL, NULL, '2026-12-01 04:24:34.899163+00', 1),
	('bd9cdd08-2f0c-4cc0-8d64-4251a7803641', '1dcf8db320248d0cf35f44afa09f059f61dfcb6bf55e718650c3b88f1e886a65', '2026-12-01 04:24:34.935917+00', '20261127000000_delivery', NULL, NULL, '2026-12-01 04:24:34.927568+00', 1),
	('6ac0bb6b-df52-43ff-9378-ed97ab013988', 'b81999385a204a0ad41316526e978e9e7c6449b035a5c179b4a059dc7313f852', '2026-12-01 04:24:34.941585+00', '20261128000000_gathered_announcements', NULL, NULL, '2026-12-01 04:24:34.936912+00', 1),
	('7bcb4546-037f-4549-9a1e-eaea6e4347b1', '64332116918d55cee3eeefa5fb1953bf7f55feccb431673166309f340b0ab9df', '2026-12-01 04:24:34.944732+00', '20261130000000_times_in_utc', NULL, NULL, '2026-12-01 04:24:34.942062+00', 1),
	('20e7ee0b-a665-4708-a446-45c6e10d36ff', '2240849456e7172b437ef836027323b55cda1615e2403d836c690e7512241dd4', '2026-12-01 04:24:34.946588+00', '20261130110000_member_versions', NULL, NULL, '2026-12-01 04:24:34.945258+00', 1),
	('c3c46216-afb4-483a-9ae7-9aece7e0e552', '8bc3111eb436a0eb04761fef9818815723c3ed17cbc2b21c0416d57123de108a', '2026-12-01 04:24:34.955349+00', '20261130110001_account_replacements', NULL, NULL, '2026-12-01 04:24:34.947019+00', 1),
	('2f868533-349c-4907-9e6e-9950e043d9b7', '20a90e47acc0de7e0f54875b6ad49f9589012bc68492ac70801cda40f834bdb7', '2026-12-01 04:24:34.962718+00', '20261130130000_operator_limits', NULL, NULL, '2026-12-01 04:24:34.955996+00', 1),
	('9ee9b7b6-61ce-4c57-89a8-a7711a585932', 'c2553f7f5ff6c6fe4faf5ac428e6011b7cb02b172239e9fbde167e99deac7f40', '2026-12-01 04:24:34.96445+00', '20261130130001_starting_limit', NULL, NULL, '2026-12-01 04:24:34.963373+00', 1),
	('ef19e002-3b43-4074-ab2d-38196441de0b', 'ec6d48d3065a8dc9e38e1407f90d9a263ff9eff6c5e306f7ab391cd7366de48f', '2026-12-01 04:24:34.968643+00', '20261130130002_blocked_workspaces', NULL, NULL, '2026-12-01 04:24:34.964761+00', 1),
	('27359b1a-11f4-4d5d-a167-57ab40c2e769', '7c44d9a7afff75641b0955d1807786e866dcc9e2c6b24d3761301bb0e28aee7e', '2026-12-01 04:24:34.971478+00', '20261130130003_workspaces_by_organization', NULL, NULL, '2026-12-01 04:24:34.971347+00', 1),
	('0c3798ec-047c-433d-ad5d-9dc84fc949f1', '9722ffb80db8a5f35328d0c5e0f1ff449b78e9a573015f98737b9d438cff225c', '2026-12-01 04:24:34.973592+00', '20261130130004_invitations_by_message', NULL, NULL, '2026-12-01 04:24:34.973496+00', 1),
	('0961a6ba-e497-4009-a89c-51e080b076e8', 'df2b92d6767acda6fc4a27eac2740ffa0f4934dc15c109f1113737e406cb895f', '2026-12-01 04:24:34.97487+00', '20261130130005_link_asks', NULL, NULL, '2026-12-01 04:24:34.974109+00', 1);

INSERT INTO public.account_replacements VALUES
	('0b78552c-c6a2-4c1a-a306-14c68f93a2be', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', 'f81893df-4e82-4871-b916-b630a5490982', 'U0ACMECAROL', 'U0ACMENEWCAROL', 'Carol Shaw', 'PENDING', '2026-11-28 12:00:00+00', NULL, NULL),
	('88c5dad4-f9ce-426b-9a9f-ed83d67d86b0', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '32967f39-24b4-4133-82e2-961903f48c80', 'U0ACMEDAVE', 'U0ACMENEWDAVE', 'Dave Cutler', 'PENDING', '2026-11-28 12:00:00+00', NULL, NULL),
	('349ce65a-4512-4563-a007-421699fbc55c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '8332130c-138a-44ef-85ea-7eebb1773740', 'U0ACMEERIN', 'U0ACMENEWERIN', 'Erin Spiceland', 'PENDING', '2026-11-28 12:00:00+00', NULL, NULL),
	('43f9809f-2211-4d6b-9952-95248280172d', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', 'U0ACMEFAY', 'U0ACMENEWFAY', 'Fay Weldon', 'DECLINED', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', '0f231a80-5dc4-4d46-a7da-308d99a08360');

INSERT INTO public.activities VALUES
	('b0645da6-cdb9-473a-8709-3cc6b2a6c5a5', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ORGANIZATION_CREATED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '0f231a80-5dc4-4d46-a7da-308d99a08360', '{"name": "Acme"}', '2026-11-20 09:00:00+00', 1),
	('7e0eda40-455b-4dbe-a24b-d1d70d85bc54', '7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'ORGANIZATION_CREATED', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', '{"name": "Globex"}', '2026-11-20 09:00:00+00', 2),
	('9fed4824-7ee3-439d-97a0-91389c5d74d0', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'd347ad31-2c9a-4037-9f92-eee3f5b268df', '{"role": "MEMBER", "email": "expired@acme.com"}', '2026-11-20 09:00:00+00', 3),
	('32bc41af-a66d-4eba-a71f-6541a8986dba', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '4e2908af-07af-45dd-96f4-4fae1cb729be', '{"role": "MEMBER", "email": "gone@acme.com"}', '2026-11-20 09:00:00+00', 4),
	('1457f0ed-3fac-4337-b1a6-4e83d98e5b7d', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '7bbdf1a3-2aa8-4414-8102-e6d518a90639', '{"role": "MEMBER", "email": "early10@acme.com"}', '2026-11-20 09:00:00+00', 5),
	('50387a4b-d031-43cf-8592-b4f41245b223', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'b2e5ddb2-1203-48da-9cbb-15163dc2d01a', '{"role": "MEMBER", "email": "early11@acme.com"}', '2026-11-20 09:00:00+00', 6),
	('02f601e0-7b58-4620-bf56-f1a31da3ab98', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '020bb176-f612-4c78-bf1e-1749129b90e8', '{"role": "MEMBER", "email": "early12@acme.com"}', '2026-11-20 09:00:00+00', 7),
	('3a89b458-60a8-4fa6-849e-cda41f2cd67b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'c89b394f-1e3e-4d58-97fe-f5deb69b9a36', '{"role": "MEMBER", "email": "early13@acme.com"}', '2026-11-20 09:00:00+00', 8),
	('3340d8f5-805b-4c81-bd60-5f71afdeadcf', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '343e3234-a6a5-4e14-a46d-14b2cb25f508', '{"role": "MEMBER", "email": "early14@acme.com"}', '2026-11-20 09:00:00+00', 9),
	('2d6225a4-de89-4e74-9b50-29a2733d7cdb', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '2fe93bdf-db3a-43be-8efd-0229b3ff75f0', '{"role": "MEMBER", "email": "early15@acme.com"}', '2026-11-20 09:00:00+00', 10),
	('bce502eb-aee2-429e-b6a1-ef5d92bda4af', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'b8215a33-b1c4-4ff2-863a-7742a6e75f1d', '{"role": "MEMBER", "email": "early16@acme.com"}', '2026-11-20 09:00:00+00', 11),
	('4d6b82e5-e3a7-44d0-81f1-175a046c2795', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '6dcb6e8a-41eb-4727-ba45-671b9775b807', '{"role": "MEMBER", "email": "early17@acme.com"}', '2026-11-20 09:00:00+00', 12),
	('5d236a02-68cf-47a5-9f3c-3070242db52e', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '4a2cdfb3-979f-4d08-8bc2-bf23f35d0363', '{"role": "MEMBER", "email": "early18@acme.com"}', '2026-11-20 09:00:00+00', 13),
	('9fe7af6b-0877-43a3-80af-1aac2372a15c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '2f7d564e-d2fa-4e7c-9d0a-64fd41a9b931', '{"role": "MEMBER", "email": "early19@acme.com"}', '2026-11-20 09:00:00+00', 14),
	('1c52cc42-28ca-4261-8c4d-42a517e15275', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '6871f19b-0561-4bac-809f-4c7f141d153e', '{"role": "MEMBER", "email": "early1@acme.com"}', '2026-11-20 09:00:00+00', 15),
	('8101b25c-d8e2-43e4-9ab8-0ee49132e437', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '28c7cce0-a89f-476a-853a-f85317730182', '{"role": "MEMBER", "email": "early20@acme.com"}', '2026-11-20 09:00:00+00', 16),
	('23da33eb-8553-4738-a6a4-6e57c7f50432', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '598ad36d-c444-49b0-84c3-57ff58dfcda8', '{"role": "MEMBER", "email": "early2@acme.com"}', '2026-11-20 09:00:00+00', 17),
	('b3b8c07e-3792-4d9d-8eb5-539814b3dd28', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '78f7868a-be6b-42d7-95eb-9a2af9e0cad4', '{"role": "MEMBER", "email": "early3@acme.com"}', '2026-11-20 09:00:00+00', 18),
	('71e0ad1e-61c6-4fca-86b8-68a0d47fe175', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '25c67621-9eb6-4446-bf93-a6e14d6048a8', '{"role": "MEMBER", "email": "early4@acme.com"}', '2026-11-20 09:00:00+00', 19),
	('3199ac3e-a564-4313-a6da-2167c03f4372', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '01758b9d-293b-4f15-89b1-74eda2e79b6b', '{"role": "MEMBER", "email": "early5@acme.com"}', '2026-11-20 09:00:00+00', 20),
	('2060ea52-8864-497d-b883-37c51a53e008', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '14cc6a13-a5c4-4e2a-8750-2242518bbe5a', '{"role": "MEMBER", "email": "early6@acme.com"}', '2026-11-20 09:00:00+00', 21),
	('94a6c3e7-aa78-4889-be59-f610201c07d9', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '7fa0feff-a4dd-45b9-bcad-b1fc6c1a7228', '{"role": "MEMBER", "email": "early7@acme.com"}', '2026-11-20 09:00:00+00', 22),
	('3cbfba83-8c3f-44ea-a87c-6d60fd556d9d', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'b4083e35-df80-4677-9c65-4d371b61811c', '{"role": "MEMBER", "email": "early8@acme.com"}', '2026-11-20 09:00:00+00', 23),
	('df24ad69-37b0-49d9-a930-0dd3d2cd31ff', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '199093f6-173c-4134-8dff-654320aa4b3a', '{"role": "MEMBER", "email": "early9@acme.com"}', '2026-11-20 09:00:00+00', 24),
	('32ee95a7-8503-4bed-b11a-03fdd0628407', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '6871f19b-0561-4bac-809f-4c7f141d153e', '{"role": "MEMBER", "email": "early1@acme.com"}', '2026-11-20 09:00:00+00', 25),
	('4a2c4291-bddb-4eb1-b5f3-61dece4a18aa', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '598ad36d-c444-49b0-84c3-57ff58dfcda8', '{"role": "MEMBER", "email": "early2@acme.com"}', '2026-11-20 09:00:00+00', 26),
	('026463ac-023c-4cf0-a24b-ad6c4c6a3b36', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '78f7868a-be6b-42d7-95eb-9a2af9e0cad4', '{"role": "MEMBER", "email": "early3@acme.com"}', '2026-11-20 09:00:00+00', 27),
	('4df82fad-7fb4-4b7d-ae29-c9a5bd0700b3', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '25c67621-9eb6-4446-bf93-a6e14d6048a8', '{"role": "MEMBER", "email": "early4@acme.com"}', '2026-11-20 09:00:00+00', 28),
	('70ac1b2f-d56c-4f43-965f-d2f2723f4a64', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '01758b9d-293b-4f15-89b1-74eda2e79b6b', '{"role": "MEMBER", "email": "early5@acme.com"}', '2026-11-20 09:00:00+00', 29),
	('77db6794-45ea-408a-b43c-dbc66c90c569', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '14cc6a13-a5c4-4e2a-8750-2242518bbe5a', '{"role": "MEMBER", "email": "early6@acme.com"}', '2026-11-20 09:00:00+00', 30),
	('4b1f6760-a6ef-44e8-8d0c-1e024ae768ed', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '7fa0feff-a4dd-45b9-bcad-b1fc6c1a7228', '{"role": "MEMBER", "email": "early7@acme.com"}', '2026-11-20 09:00:00+00', 31),
	('8c3a2eba-c8d9-4a42-a6c4-82ca9e8a80ae', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, 'b4083e35-df80-4677-9c65-4d371b61811c', '{"role": "MEMBER", "email": "early8@acme.com"}', '2026-11-20 09:00:00+00', 32),
	('9cc576cf-933a-49f6-9893-5f4a069e2f3f', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '199093f6-173c-4134-8dff-654320aa4b3a', '{"role": "MEMBER", "email": "early9@acme.com"}', '2026-11-20 09:00:00+00', 33),
	('7adf3de2-663f-4835-84dd-ff302ef1d112', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '7bbdf1a3-2aa8-4414-8102-e6d518a90639', '{"role": "MEMBER", "email": "early10@acme.com"}', '2026-11-20 09:00:00+00', 34),
	('4cd426b9-0f78-46e2-8990-0709eadb4f21', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, 'b2e5ddb2-1203-48da-9cbb-15163dc2d01a', '{"role": "MEMBER", "email": "early11@acme.com"}', '2026-11-20 09:00:00+00', 35),
	('d007c9b0-3d70-45bf-9d2e-877d17b8f20b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '020bb176-f612-4c78-bf1e-1749129b90e8', '{"role": "MEMBER", "email": "early12@acme.com"}', '2026-11-20 09:00:00+00', 36),
	('f31bbdc1-5e9c-492a-bc2c-cec1a3002875', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, 'c89b394f-1e3e-4d58-97fe-f5deb69b9a36', '{"role": "MEMBER", "email": "early13@acme.com"}', '2026-11-20 09:00:00+00', 37),
	('b3755b08-c9d5-455d-ba4e-4eb5a6cc8f97', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '343e3234-a6a5-4e14-a46d-14b2cb25f508', '{"role": "MEMBER", "email": "early14@acme.com"}', '2026-11-20 09:00:00+00', 38),
	('4409cac0-cecc-4851-84c3-397dbf2ca963', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '2fe93bdf-db3a-43be-8efd-0229b3ff75f0', '{"role": "MEMBER", "email": "early15@acme.com"}', '2026-11-20 09:00:00+00', 39),
	('7792c175-8381-49af-bb2a-9d9d329eb60f', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, 'b8215a33-b1c4-4ff2-863a-7742a6e75f1d', '{"role": "MEMBER", "email": "early16@acme.com"}', '2026-11-20 09:00:00+00', 40),
	('576a956d-dd99-4e62-89e5-6982ea22d971', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '6dcb6e8a-41eb-4727-ba45-671b9775b807', '{"role": "MEMBER", "email": "early17@acme.com"}', '2026-11-20 09:00:00+00', 41),
	('2f43261b-1a01-4d9a-90b0-e76e23104667', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '4a2cdfb3-979f-4d08-8bc2-bf23f35d0363', '{"role": "MEMBER", "email": "early18@acme.com"}', '2026-11-20 09:00:00+00', 42),
	('25ed2e69-6836-43b6-bc9b-969683d79833', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '2f7d564e-d2fa-4e7c-9d0a-64fd41a9b931', '{"role": "MEMBER", "email": "early19@acme.com"}', '2026-11-20 09:00:00+00', 43),
	('e5def7b4-ca35-4393-81f5-482cccb2e1be', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'DECLINED', NULL, '28c7cce0-a89f-476a-853a-f85317730182', '{"role": "MEMBER", "email": "early20@acme.com"}', '2026-11-20 09:00:00+00', 44),
	('caa47f09-f4ee-4052-be1f-81f58989c8a8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '02c87f4b-c497-46b0-9cb9-d12fe80bda88', '{"role": "MEMBER", "email": "expiring@acme.com"}', '2026-11-21 13:00:00+00', 45),
	('2b23b7e2-cf6d-407c-b708-b555c04850b2', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '008f17b9-93d4-4e70-9c68-b45dc100cc1a', '{"role": "MEMBER", "email": "soon@acme.com"}', '2026-11-22 09:00:00+00', 46),
	('42b18066-16e4-422b-b957-4ed89cd7c20c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '2ade19f5-e1bd-4003-b2d6-38b7b9b3e320', '{"role": "MEMBER", "email": "soonest@acme.com"}', '2026-11-22 09:00:00+00', 47),
	('0632953a-9c81-4cb2-969b-d1698ad3f8aa', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7', '{"role": "MEMBER", "email": "last@acme.com"}', '2026-11-22 11:30:00+00', 48),
	('4a72bf86-42f2-495a-a8bf-0ad75003bb85', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'b5861e9d-76d7-4b0a-8c68-f2f7de18952b', '{"role": "MEMBER", "email": "quiet@acme.com"}', '2026-11-26 09:00:00+00', 49),
	('f16bec91-d307-4613-a642-fd167d6021ed', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'd6407252-bab0-420a-8a04-f9fdfdcecc1b', '{"role": "MEMBER", "email": "waiting@acme.com"}', '2026-11-26 09:00:00+00', 50),
	('d01cddd0-3410-4c96-aa70-9c85a4fd827c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'd65c9dc5-b34a-47af-bca3-0cb9cd856ae3', '{"role": "MEMBER", "email": "late@acme.com"}', '2026-11-26 11:30:00+00', 51),
	('7a0201d7-1265-4444-b35f-8d039ac417a5', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '6f8cef42-763a-43cb-b066-597cf3aea382', '{"role": "MEMBER", "email": "due@acme.com"}', '2026-11-26 13:00:00+00', 52),
	('8cb2b1d2-662d-47b2-b826-57a90c3fd7b4', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'REQUESTED', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'a859acf3-a4b5-4b95-b54a-1e21217a84c8', '{"role": "MEMBER", "email": "henry@acme.com"}', '2026-11-28 12:00:00+00', 53),
	('af1512bd-af1c-46d4-bc70-1c34a464d778', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'REQUESTED', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'd0b451f4-29dc-4b33-b7b3-03b5716cf410', '{"role": "MEMBER", "email": "jean@acme.com"}', '2026-11-28 12:00:00+00', 54),
	('8c044793-2b07-43c7-9e3e-181b5c7f3fc6', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'f87dc32a-99ca-4f00-8f9b-a1e3215fb814', '{"role": "MEMBER", "email": "five@acme.com"}', '2026-11-28 12:00:00+00', 55),
	('765fa93c-61e7-4e5c-8dff-3a068b0d911a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'e721409a-21f1-4135-adc1-0111d72038f0', '{"role": "MEMBER", "email": "four@acme.com"}', '2026-11-28 12:00:00+00', 56),
	('f8add9c6-60d9-417f-8602-08e48ef220f4', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '4e82402f-bf12-4142-a407-8afd8d97b26f', '{"role": "MEMBER", "email": "one@acme.com"}', '2026-11-28 12:00:00+00', 57),
	('316a7b9b-f3c2-4fc2-88e0-5b948fcbc531', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'cd5801a3-1746-425e-976b-53bdcfc5d565', '{"role": "MEMBER", "email": "six@acme.com"}', '2026-11-28 12:00:00+00', 58),
	('8f2d8074-0dea-4691-b54c-dc31d378a802', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'a2c2a86b-7f82-4cb2-ace4-d4b8d0e7b497', '{"role": "MEMBER", "email": "three@acme.com"}', '2026-11-28 12:00:00+00', 59),
	('3495f0ec-7e37-4978-bb9b-aadb3739a146', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '7aede202-57c2-4e86-95ff-20c808edd7c7', '{"role": "MEMBER", "email": "two@acme.com"}', '2026-11-28 12:00:00+00', 60),
	('e69f3782-fc5a-4374-9334-df0a54e257e1', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '571cd68a-4932-4689-833c-ed3ba70bf22e', '{"role": "MEMBER", "email": "ira@acme.com"}', '2026-11-28 12:00:00+00', 62),
	('63e57e38-9749-4b98-85cd-550a0d34a1c2', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '692b9bca-cb86-4391-9b7c-b91f11d4bf3f', '{"role": "MEMBER", "email": "ivy@acme.com"}', '2026-11-28 12:00:00+00', 63),
	('b4ab2043-188e-424f-8c2b-aac4276969ec', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'SETTINGS_CHANGED', '0f231a80-5dc4-4d46-a7da-308d99a08360', NULL, '{"after": {"announceTo": "FIXED_CHANNEL", "announceChannelId": "C0ACMEPEOPLE"}, "before": {"announceTo": "COMMAND_CHANNEL", "announceChannelId": null}}', '2026-11-28 12:00:00+00', 64),
	('8cac2ce0-6b5b-4f8d-b99e-dd9be63be5d8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'e0f7e462-21ca-4834-82f2-9bd6444b1b1d', '{"role": "MEMBER", "email": "ike@acme.com"}', '2026-11-28 12:00:00+00', 65),
	('6c46ee81-d01b-45da-8593-3649b9462a67', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '3b038ef9-a9e9-435f-89a7-fbdea43fe1ef', '{"role": "MEMBER", "email": "closed@acme.com"}', '2026-11-28 12:00:00+00', 66),
	('e6491740-3ac4-4662-a258-89dcc488d2fa', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'SETTINGS_CHANGED', '0f231a80-5dc4-4d46-a7da-308d99a08360', NULL, '{"after": {"announceTo": "COMMAND_CHANNEL", "announceChannelId": null}, "before": {"announceTo": "FIXED_CHANNEL", "announceChannelId": "C0ACMEPEOPLE"}}', '2026-11-28 12:00:00+00', 67),
	('ddf42e11-5698-41b2-b676-cc360b1e02ed', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', '9b09f962-bc2c-43df-b72b-e0c0b78f3f7b', '{"role": "MEMBER", "email": "ofalan@acme.com"}', '2026-11-28 12:00:00+00', 61),
	('2bd98f7c-c773-4d95-89e3-9434e06bec37', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'JOINED', NULL, 'a2c2a86b-7f82-4cb2-ace4-d4b8d0e7b497', '{"role": "MEMBER", "email": "three@acme.com"}', '2026-11-28 12:00:00+00', 69),
	('df1c9210-9d04-49d2-817a-effd7be3a6d8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'EMAIL_FAILED', NULL, '9b09f962-bc2c-43df-b72b-e0c0b78f3f7b', '{"email": "ofalan@acme.com", "reason": "550 5.1.1 The email account does not exist", "delivery": "BOUNCED"}', '2026-11-28 12:00:00+00', 70),
	('d0688e32-4cf1-48ff-a0e6-d1065dd08137', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '8df748d1-db88-48ba-bd8e-d294909762ca', '{"role": "MEMBER", "email": "mail@acme.com"}', '2026-11-28 12:00:00+00', 68),
	('39e369ce-608e-4d27-8bc0-1abe9c60179a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'REQUESTED', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'b59a197b-e3ff-4a34-ad3f-9709df79df85', '{"role": "MEMBER", "email": "kay@acme.com"}', '2026-11-28 12:00:00+00', 71),
	('e56aef93-d0a8-4e5b-9e8e-9ce7b3379be3', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'REQUESTED', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', '508f0abc-2614-43b2-ba79-fed3f4874430', '{"role": "MEMBER", "email": "refused@acme.com"}', '2026-11-28 12:00:00+00', 72),
	('daed7f76-6bff-42d0-89ae-f9c5547fa1cf', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'REQUEST_DECLINED', '0f231a80-5dc4-4d46-a7da-308d99a08360', '508f0abc-2614-43b2-ba79-fed3f4874430', '{"role": "MEMBER", "email": "refused@acme.com"}', '2026-11-28 12:00:00+00', 73);

INSERT INTO public.installation_quotas VALUES
	(1, '2026-11-28 11:00:00+00', 19, 10000, false);

INSERT INTO public.invitation_requests VALUES
	('a859acf3-a4b5-4b95-b54a-1e21217a84c8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'V3775FF109-5elv6piIM7o4ZFlficpjsXfWrR3LZp05zHzCSMwsVlI', 'henry@acme.com', 'MEMBER', 'For the new project', 'PENDING', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', NULL, NULL),
	('d0b451f4-29dc-4b33-b7b3-03b5716cf410', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'V3775FF109-5elv6piIM7o4ZFlficpjsXfWrR3LZp05zHzCSMwsVlI', 'jean@acme.com', 'MEMBER', 'For the new project', 'PENDING', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', NULL, NULL),
	('b59a197b-e3ff-4a34-ad3f-9709df79df85', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'V57E00E13D-t153Wt_9Wl6oYFfBaNrXHlGCzfZJ_ZY5v0kF5uxhACk', 'kay@acme.com', 'MEMBER', NULL, 'PENDING', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', NULL, NULL),
	('508f0abc-2614-43b2-ba79-fed3f4874430', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'T0ACME0001', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'V836209C49--_8W8cYb2USSqxTV3eKlAFQCwJHWI9l-8nan-2548KA', 'refused@acme.com', 'MEMBER', NULL, 'DECLINED', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', '0f231a80-5dc4-4d46-a7da-308d99a08360');

INSERT INTO public.invitations VALUES
	('6871f19b-0561-4bac-809f-4c7f141d153e', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early1@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'nmQRuGfylo31wgb2psGBMw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('598ad36d-c444-49b0-84c3-57ff58dfcda8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early2@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'Ru6gfDQmciWz5fPN6IyaTQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('78f7868a-be6b-42d7-95eb-9a2af9e0cad4', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early3@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', '3np1Cui1Bx3s8uANgnyWhw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('25c67621-9eb6-4446-bf93-a6e14d6048a8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early4@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', '1Cc28RL70li_C2J_RYDDVg', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('01758b9d-293b-4f15-89b1-74eda2e79b6b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early5@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'pzS_U8NgJvhf5h78Auw3QQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('14cc6a13-a5c4-4e2a-8750-2242518bbe5a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early6@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'NPCHJ6iiRiKZxHwmcfofIQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('7fa0feff-a4dd-45b9-bcad-b1fc6c1a7228', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early7@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'oSNMy6njND9R0LF_BLbZ0Q', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('b4083e35-df80-4677-9c65-4d371b61811c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early8@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', '1eCxXHUznlPQOgvFzioOTw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('199093f6-173c-4134-8dff-654320aa4b3a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early9@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'B5y7OnWZpuO9GfT30de8PA', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('7bbdf1a3-2aa8-4414-8102-e6d518a90639', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early10@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', '7R6I4SplfE5lKs3Gn8UNmQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('b2e5ddb2-1203-48da-9cbb-15163dc2d01a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early11@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'HgQgD8f9JdbJfnL7Q1yIyA', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('020bb176-f612-4c78-bf1e-1749129b90e8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early12@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'ythk--8-bc5_jfbMnTtkhw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('c89b394f-1e3e-4d58-97fe-f5deb69b9a36', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early13@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', '2Fpdm1DHTwKqxqnvJvMbkA', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('343e3234-a6a5-4e14-a46d-14b2cb25f508', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early14@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'RMc4A95GrL1yQxa8aSe0ZQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('2fe93bdf-db3a-43be-8efd-0229b3ff75f0', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early15@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'qg_HrAZ28q3DBcVeI0lToA', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('b8215a33-b1c4-4ff2-863a-7742a6e75f1d', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early16@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'qbyjBrol6srFqKc7Keh7Aw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('6dcb6e8a-41eb-4727-ba45-671b9775b807', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early17@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'ri1O3tmQZLF21pmjpr-mfA', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('4a2cdfb3-979f-4d08-8bc2-bf23f35d0363', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early18@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'yfQc3bxuvxc5ccp-GfUZqw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('2f7d564e-d2fa-4e7c-9d0a-64fd41a9b931', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early19@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'N4DxjCpzus3u4RTM-51pTQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('28c7cce0-a89f-476a-853a-f85317730182', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'early20@acme.com', 'MEMBER', NULL, 'DECLINED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'Rr2_LFoc4CzZksflyJy3Pw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 0),
	('6f8cef42-763a-43cb-b066-597cf3aea382', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'due@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-26 13:00:00+00', '2026-12-03 13:00:00+00', NULL, '2026-11-26 13:00:00+00', 'f5BlVm62x28MvPl5QLJQ1A', NULL, NULL, NULL, false, NULL, NULL, NULL, 'VE8766ED5C-PPAmbCnj2m9OBGqsSICwBrXiBwhuNFStIsRE0P1povc', 0),
	('d6407252-bab0-420a-8a04-f9fdfdcecc1b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'waiting@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-26 09:00:00+00', '2026-12-03 09:00:00+00', NULL, '2026-11-26 09:00:00+00', 'YQNpOAXa00OuJrW0OfyehA', NULL, NULL, NULL, false, NULL, '2026-11-28 11:00:00+00', NULL, 'V0CEA78ADB-65iefJnvSsojjzEbZDDHsQ86qv5MplZZVxuzpkQWPl4', 0),
	('b5861e9d-76d7-4b0a-8c68-f2f7de18952b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'quiet@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-26 09:00:00+00', '2026-12-03 09:00:00+00', NULL, '2026-11-26 09:00:00+00', 'RwLniN3Naq0wuv1VpXq6yA', NULL, NULL, NULL, false, NULL, '2026-11-28 11:00:00+00', NULL, 'V0CEA78ADB-65iefJnvSsojjzEbZDDHsQ86qv5MplZZVxuzpkQWPl4', 0),
	('02c87f4b-c497-46b0-9cb9-d12fe80bda88', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'expiring@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-21 13:00:00+00', '2026-11-28 13:00:00+00', NULL, '2026-11-21 13:00:00+00', 'vkrSnvDRgx5kwBvkjbCMyA', NULL, NULL, NULL, false, NULL, '2026-11-28 11:00:00+00', '2026-11-28 11:00:00+00', 'V38D556C62-GaMm5pQIdjei61hhJ-iw-SXblWbUP3rXkAU9BppA_tk', 0),
	('2ade19f5-e1bd-4003-b2d6-38b7b9b3e320', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'soonest@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', NULL, '2026-11-22 09:00:00+00', 'otFGz_7wSTouBXc373-Mnw', NULL, NULL, NULL, false, NULL, '2026-11-28 11:00:00+00', '2026-11-28 11:00:00+00', 'V0A6B149AC-migc6vaC7qRLj_n_JxWkvwpwy3ZHFtF5w_XkukJUPmA', 0),
	('d347ad31-2c9a-4037-9f92-eee3f5b268df', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'expired@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', NULL, '2026-11-20 09:00:00+00', '9izaFsjXuCZYOtFqtmAYeQ', NULL, NULL, NULL, false, '2026-11-28 11:00:00+00', NULL, NULL, 'V63A018F43-4_hS_a8WEe73WjUagHasNrDDcTKoVY8Uscq2q6ZESS8', 1),
	('f87dc32a-99ca-4f00-8f9b-a1e3215fb814', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'five@acme.com', 'MEMBER', 'Welcome!', 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'Ld_pnmQZSO7CWGU0zLi2xQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 0),
	('e721409a-21f1-4135-adc1-0111d72038f0', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'four@acme.com', 'MEMBER', 'Welcome!', 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'r8PTUACHQAZL9kn22uoXxw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 0),
	('cd5801a3-1746-425e-976b-53bdcfc5d565', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'six@acme.com', 'MEMBER', 'Welcome!', 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'urfcWQMEFi62P5FPq04CdQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 0),
	('8df748d1-db88-48ba-bd8e-d294909762ca', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'mail@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, NULL, 'V9D6882D32-zk30W50SoHdzmyOc0B6hsA4HXGzAsO9VCeaWIkEnIb8', 0),
	('4e2908af-07af-45dd-96f4-4fae1cb729be', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'gone@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', '2026-11-27 09:00:00+00', NULL, '2026-11-20 09:00:00+00', 'FUiCVSBU1vMyMu37VarjKg', NULL, NULL, NULL, false, '2026-11-28 12:00:00+00', NULL, NULL, 'V63A018F43-4_hS_a8WEe73WjUagHasNrDDcTKoVY8Uscq2q6ZESS8', 1),
	('008f17b9-93d4-4e70-9c68-b45dc100cc1a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'soon@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', NULL, '2026-11-22 09:00:00+00', 'I2nKwwWOILLw_QIwsIhk2g', NULL, NULL, NULL, false, NULL, '2026-11-28 11:00:00+00', '2026-11-28 11:00:00+00', 'V0A6B149AC-migc6vaC7qRLj_n_JxWkvwpwy3ZHFtF5w_XkukJUPmA', 0),
	('571cd68a-4932-4689-833c-ed3ba70bf22e', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ira@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'DSKcTz-WnHUc9hM_n5EdoA', NULL, NULL, NULL, false, NULL, NULL, NULL, 'VE30687718-R6WPq1PHeUYAcNZ0Wb15ihmixTB6W6qXrgrSyxyysQE', 0),
	('692b9bca-cb86-4391-9b7c-b91f11d4bf3f', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ivy@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'BvWAGytCdNvOm9utQ3Wy9Q', NULL, NULL, NULL, false, NULL, NULL, NULL, 'VE30687718-R6WPq1PHeUYAcNZ0Wb15ihmixTB6W6qXrgrSyxyysQE', 0),
	('7aede202-57c2-4e86-95ff-20c808edd7c7', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'two@acme.com', 'MEMBER', 'Welcome!', 'PENDING', 3, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'Kx4rx1eCeOy-CpmU4unIyQ', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 0),
	('e0f7e462-21ca-4834-82f2-9bd6444b1b1d', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ike@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'dD53r1plVMBJJZY2-H8Tpw', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V57B07E0F8-8P97LkS4YSO5u27gQSn7nNIiwWs1W7zUJN1Mg0NNpGI', 0),
	('3b038ef9-a9e9-435f-89a7-fbdea43fe1ef', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'closed@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'vqmn6E09GQ7JKE-hOwhK6A', NULL, NULL, NULL, false, NULL, NULL, NULL, 'VB1FA090C6-_uuOZ781RaoZrVLXlnk5L84Vn8uNGhaqb6cKl069qlQ', 0),
	('a2c2a86b-7f82-4cb2-ace4-d4b8d0e7b497', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'three@acme.com', 'MEMBER', 'Welcome!', 'ACCEPTED', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'VFIPw1a8rY7fuaspkVv5fg', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 0),
	('d65c9dc5-b34a-47af-bca3-0cb9cd856ae3', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'late@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-26 11:30:00+00', '2026-12-03 11:30:00+00', NULL, '2026-11-26 11:30:00+00', 'lfUtH1pXjsTU8tmxMKdpYA', NULL, NULL, NULL, false, NULL, '2026-11-28 12:00:00+00', NULL, 'VC8FF029DD-WylwtpsBaeDV7oYE0Q3CFiIW_1xv-6Lru4i4Cbnz90g', 0),
	('0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'last@acme.com', 'MEMBER', NULL, 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-22 11:30:00+00', '2026-11-29 11:30:00+00', NULL, '2026-11-22 11:30:00+00', '6EOiwd-AWGp6EMjZNzss_w', NULL, NULL, NULL, false, NULL, '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'VD2A0F05BC-1wKy9SwJP-KFgJ3feEWxLI10yNDrRnp-s37vaxupx-c', 0),
	('4e82402f-bf12-4142-a407-8afd8d97b26f', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'one@acme.com', 'MEMBER', 'Welcome!', 'PENDING', 1, '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'Gc9qac2UcyNz-9I30eGA-Q', NULL, NULL, NULL, false, NULL, NULL, NULL, 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 0),
	('9b09f962-bc2c-43df-b72b-e0c0b78f3f7b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ofalan@acme.com', 'MEMBER', NULL, 'PENDING', 1, '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', '2026-11-28 12:00:00+00', '2026-12-05 12:00:00+00', NULL, '2026-11-28 12:00:00+00', 'o8OnQK0T20r5CdWAAZ38qg', NULL, 'BOUNCED', '550 5.1.1 The email account does not exist', false, NULL, NULL, NULL, 'VD26E92E7F-zcuL4flX7p1b17BCk7ZHPtQGe5xdTd5Rna1vIWi1rgA', 0);

INSERT INTO public.members VALUES
	('2ca01d39-e22a-4738-b06d-cdd93d6793a1', '7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'hank@globex.com', 'Hank Scorpio', 'ADMINISTRATOR', '2026-11-20 09:00:00+00', NULL, 1),
	('0f231a80-5dc4-4d46-a7da-308d99a08360', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ada@acme.com', 'Ada Lovelace', 'ADMINISTRATOR', '2026-11-20 09:00:00+00', NULL, 1),
	('7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'alan@acme.com', 'Alan Turing', 'ADMINISTRATOR', '2026-01-01 00:00:00+00', NULL, 1),
	('6e53fe73-76df-4c93-a74d-1449abd6e0b8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'linus@acme.com', 'Linus Torvalds', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('0ea489c0-0bdf-41e0-b415-a572525becee', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'bob@acme.com', 'Bob Kahn', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('41659c06-8083-4bbe-adda-328e2ce5258b', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'ben@acme.com', 'Ben Zero', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('4665949f-73fa-4b5b-bde5-d4c343c0158a', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'grace@acme.com', 'Grace Hopper', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('f81893df-4e82-4871-b916-b630a5490982', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'carol@acme.com', 'Carol Shaw', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('32967f39-24b4-4133-82e2-961903f48c80', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'dave@acme.com', 'Dave Cutler', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('8332130c-138a-44ef-85ea-7eebb1773740', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'erin@acme.com', 'Erin Spiceland', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('08cab49e-3a4e-4b85-9d09-68418fe0cb0f', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'fay@acme.com', 'Fay Weldon', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('d48640fd-a62e-44ff-b3c4-8fcae65a2aba', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate1@acme.com', 'Teammate 01', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('6fb8593d-ad1a-4751-8d78-154131364d76', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate2@acme.com', 'Teammate 02', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('60101953-4447-489f-b9be-eb06a90e3e39', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate3@acme.com', 'Teammate 03', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('e1989400-e921-4d14-ab89-b45eac681340', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate4@acme.com', 'Teammate 04', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('ddb44312-f1d7-4084-81a6-16441d046db9', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate5@acme.com', 'Teammate 05', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('5f6ad645-8114-49f5-a4e3-3fe08d582fb2', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate6@acme.com', 'Teammate 06', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('5afcda45-760c-4cd5-8504-742172cf2f31', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate7@acme.com', 'Teammate 07', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('9aa08a70-f078-42da-8bfb-aa5c7ddf8877', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate8@acme.com', 'Teammate 08', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('f02d10c7-3f9c-44f0-9522-04634aa18233', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate9@acme.com', 'Teammate 09', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('046480c7-b239-4a7e-9218-9fab1cabf2b3', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate10@acme.com', 'Teammate 10', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('932a6910-00d2-4b8d-9f33-bfec1a7f7e7e', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate11@acme.com', 'Teammate 11', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('b626f52b-cc15-4f0c-8db7-415c0da283ab', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate12@acme.com', 'Teammate 12', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('7cbda884-f72a-4962-bb80-3b8e3735c117', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate13@acme.com', 'Teammate 13', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('8db876d9-52f2-4fbe-9274-b6250d4bd384', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate14@acme.com', 'Teammate 14', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('82788578-0257-457a-b162-84668e6c12ef', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate15@acme.com', 'Teammate 15', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('f6fd3203-eee9-43da-afd1-02b72a7708ea', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate16@acme.com', 'Teammate 16', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('cd2db84f-30d7-44f0-9feb-7a8e0f5ecfc5', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate17@acme.com', 'Teammate 17', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('baf1d0d5-61ce-4430-b4e2-99b044429a12', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate18@acme.com', 'Teammate 18', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('35c1c4c2-7445-4284-a8d8-48bf4130dd0c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate19@acme.com', 'Teammate 19', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('e09eff72-12df-46f7-9190-55339d4d53f9', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate20@acme.com', 'Teammate 20', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('b3dca28f-ac68-4c42-92fb-b87de76b87e0', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate21@acme.com', 'Teammate 21', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('247f33de-0e9a-4b3d-9154-e2152b6cfc92', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate22@acme.com', 'Teammate 22', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('f9f6031d-d00d-43cd-b946-21ae63a67f4c', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate23@acme.com', 'Teammate 23', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('b349795a-2f15-4457-91f8-458084ffb021', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate24@acme.com', 'Teammate 24', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('eeafd229-f3f5-4381-973f-4b3ec0e6d2d6', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate25@acme.com', 'Teammate 25', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('c3ddd05a-962f-4a68-ab5f-4302d9bd7a88', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate26@acme.com', 'Teammate 26', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('2258baf3-fb5b-4f55-9b77-b9b12e2fafad', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate27@acme.com', 'Teammate 27', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('35339566-c5bf-48dc-bf47-5e16ba894a72', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate28@acme.com', 'Teammate 28', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('613f819b-a72e-4018-abb4-c26f7c7e45d0', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate29@acme.com', 'Teammate 29', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('b7c02444-1921-41a9-a2b3-45f733d9abb8', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'teammate30@acme.com', 'Teammate 30', 'MEMBER', '2026-01-01 00:00:00+00', NULL, 1),
	('4af79957-826a-4446-bfe3-66f92a2953d3', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'three@acme.com', 'Tess Three', 'MEMBER', '2026-11-28 12:00:00+00', NULL, 1);

INSERT INTO public.organizations VALUES
	('7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'Globex', '2026-11-20 09:00:00+00', NULL, 10, '{}', NULL, 'COMMAND_CHANNEL', 7, 500, 2000, 1, true, '2026-11-27 09:00:00+00'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'Acme', '2026-11-20 09:00:00+00', NULL, 10, '{}', NULL, 'COMMAND_CHANNEL', 7, 500, 2000, 3, true, '2026-11-27 09:00:00+00');

INSERT INTO public.roster_words VALUES
	('7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'MEMBERS', 'ADMINISTRATOR', 'scorpio hank globex com', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', ' hank scorpio hank globex com'),
	('7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'MEMBERS', 'ADMINISTRATOR', 'com', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', ' hank scorpio hank globex com'),
	('7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'MEMBERS', 'ADMINISTRATOR', 'hank scorpio hank globex com', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', ' hank scorpio hank globex com'),
	('7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'MEMBERS', 'ADMINISTRATOR', 'hank globex com', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', ' hank scorpio hank globex com'),
	('7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', 'MEMBERS', 'ADMINISTRATOR', 'globex com', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', ' hank scorpio hank globex com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'com', '0f231a80-5dc4-4d46-a7da-308d99a08360', ' ada lovelace ada acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'ada acme com', '0f231a80-5dc4-4d46-a7da-308d99a08360', ' ada lovelace ada acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'lovelace ada acme com', '0f231a80-5dc4-4d46-a7da-308d99a08360', ' ada lovelace ada acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'acme com', '0f231a80-5dc4-4d46-a7da-308d99a08360', ' ada lovelace ada acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'ada lovelace ada acme com', '0f231a80-5dc4-4d46-a7da-308d99a08360', ' ada lovelace ada acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'com', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', ' alan turing alan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'alan turing alan acme com', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', ' alan turing alan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'alan acme com', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', ' alan turing alan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'acme com', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', ' alan turing alan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'ADMINISTRATOR', 'turing alan acme com', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', ' alan turing alan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', ' linus torvalds linus acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'linus torvalds linus acme com', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', ' linus torvalds linus acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'torvalds linus acme com', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', ' linus torvalds linus acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'linus acme com', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', ' linus torvalds linus acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', ' linus torvalds linus acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '0ea489c0-0bdf-41e0-b415-a572525becee', ' bob kahn bob acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'kahn bob acme com', '0ea489c0-0bdf-41e0-b415-a572525becee', ' bob kahn bob acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'bob kahn bob acme com', '0ea489c0-0bdf-41e0-b415-a572525becee', ' bob kahn bob acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '0ea489c0-0bdf-41e0-b415-a572525becee', ' bob kahn bob acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'bob acme com', '0ea489c0-0bdf-41e0-b415-a572525becee', ' bob kahn bob acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '41659c06-8083-4bbe-adda-328e2ce5258b', ' ben zero ben acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'ben acme com', '41659c06-8083-4bbe-adda-328e2ce5258b', ' ben zero ben acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'zero ben acme com', '41659c06-8083-4bbe-adda-328e2ce5258b', ' ben zero ben acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'ben zero ben acme com', '41659c06-8083-4bbe-adda-328e2ce5258b', ' ben zero ben acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '41659c06-8083-4bbe-adda-328e2ce5258b', ' ben zero ben acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '4665949f-73fa-4b5b-bde5-d4c343c0158a', ' grace hopper grace acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'hopper grace acme com', '4665949f-73fa-4b5b-bde5-d4c343c0158a', ' grace hopper grace acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'grace hopper grace acme com', '4665949f-73fa-4b5b-bde5-d4c343c0158a', ' grace hopper grace acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'grace acme com', '4665949f-73fa-4b5b-bde5-d4c343c0158a', ' grace hopper grace acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '4665949f-73fa-4b5b-bde5-d4c343c0158a', ' grace hopper grace acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'f81893df-4e82-4871-b916-b630a5490982', ' carol shaw carol acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'carol shaw carol acme com', 'f81893df-4e82-4871-b916-b630a5490982', ' carol shaw carol acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'carol acme com', 'f81893df-4e82-4871-b916-b630a5490982', ' carol shaw carol acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'f81893df-4e82-4871-b916-b630a5490982', ' carol shaw carol acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'shaw carol acme com', 'f81893df-4e82-4871-b916-b630a5490982', ' carol shaw carol acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '32967f39-24b4-4133-82e2-961903f48c80', ' dave cutler dave acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'dave cutler dave acme com', '32967f39-24b4-4133-82e2-961903f48c80', ' dave cutler dave acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'dave acme com', '32967f39-24b4-4133-82e2-961903f48c80', ' dave cutler dave acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'cutler dave acme com', '32967f39-24b4-4133-82e2-961903f48c80', ' dave cutler dave acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '32967f39-24b4-4133-82e2-961903f48c80', ' dave cutler dave acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '8332130c-138a-44ef-85ea-7eebb1773740', ' erin spiceland erin acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'erin spiceland erin acme com', '8332130c-138a-44ef-85ea-7eebb1773740', ' erin spiceland erin acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'spiceland erin acme com', '8332130c-138a-44ef-85ea-7eebb1773740', ' erin spiceland erin acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '8332130c-138a-44ef-85ea-7eebb1773740', ' erin spiceland erin acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'erin acme com', '8332130c-138a-44ef-85ea-7eebb1773740', ' erin spiceland erin acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'weldon fay acme com', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', ' fay weldon fay acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', ' fay weldon fay acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', ' fay weldon fay acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'fay weldon fay acme com', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', ' fay weldon fay acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'fay acme com', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', ' fay weldon fay acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'd48640fd-a62e-44ff-b3c4-8fcae65a2aba', ' teammate 01 teammate1 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate1 acme com', 'd48640fd-a62e-44ff-b3c4-8fcae65a2aba', ' teammate 01 teammate1 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 01 teammate1 acme com', 'd48640fd-a62e-44ff-b3c4-8fcae65a2aba', ' teammate 01 teammate1 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'd48640fd-a62e-44ff-b3c4-8fcae65a2aba', ' teammate 01 teammate1 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '01 teammate1 acme com', 'd48640fd-a62e-44ff-b3c4-8fcae65a2aba', ' teammate 01 teammate1 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 02 teammate2 acme com', '6fb8593d-ad1a-4751-8d78-154131364d76', ' teammate 02 teammate2 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '6fb8593d-ad1a-4751-8d78-154131364d76', ' teammate 02 teammate2 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate2 acme com', '6fb8593d-ad1a-4751-8d78-154131364d76', ' teammate 02 teammate2 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '6fb8593d-ad1a-4751-8d78-154131364d76', ' teammate 02 teammate2 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '02 teammate2 acme com', '6fb8593d-ad1a-4751-8d78-154131364d76', ' teammate 02 teammate2 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '60101953-4447-489f-b9be-eb06a90e3e39', ' teammate 03 teammate3 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '03 teammate3 acme com', '60101953-4447-489f-b9be-eb06a90e3e39', ' teammate 03 teammate3 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 03 teammate3 acme com', '60101953-4447-489f-b9be-eb06a90e3e39', ' teammate 03 teammate3 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '60101953-4447-489f-b9be-eb06a90e3e39', ' teammate 03 teammate3 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate3 acme com', '60101953-4447-489f-b9be-eb06a90e3e39', ' teammate 03 teammate3 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '04 teammate4 acme com', 'e1989400-e921-4d14-ab89-b45eac681340', ' teammate 04 teammate4 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'e1989400-e921-4d14-ab89-b45eac681340', ' teammate 04 teammate4 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 04 teammate4 acme com', 'e1989400-e921-4d14-ab89-b45eac681340', ' teammate 04 teammate4 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate4 acme com', 'e1989400-e921-4d14-ab89-b45eac681340', ' teammate 04 teammate4 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'e1989400-e921-4d14-ab89-b45eac681340', ' teammate 04 teammate4 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 05 teammate5 acme com', 'ddb44312-f1d7-4084-81a6-16441d046db9', ' teammate 05 teammate5 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'ddb44312-f1d7-4084-81a6-16441d046db9', ' teammate 05 teammate5 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate5 acme com', 'ddb44312-f1d7-4084-81a6-16441d046db9', ' teammate 05 teammate5 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'ddb44312-f1d7-4084-81a6-16441d046db9', ' teammate 05 teammate5 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '05 teammate5 acme com', 'ddb44312-f1d7-4084-81a6-16441d046db9', ' teammate 05 teammate5 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate6 acme com', '5f6ad645-8114-49f5-a4e3-3fe08d582fb2', ' teammate 06 teammate6 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '5f6ad645-8114-49f5-a4e3-3fe08d582fb2', ' teammate 06 teammate6 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 06 teammate6 acme com', '5f6ad645-8114-49f5-a4e3-3fe08d582fb2', ' teammate 06 teammate6 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '5f6ad645-8114-49f5-a4e3-3fe08d582fb2', ' teammate 06 teammate6 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '06 teammate6 acme com', '5f6ad645-8114-49f5-a4e3-3fe08d582fb2', ' teammate 06 teammate6 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '07 teammate7 acme com', '5afcda45-760c-4cd5-8504-742172cf2f31', ' teammate 07 teammate7 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '5afcda45-760c-4cd5-8504-742172cf2f31', ' teammate 07 teammate7 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate7 acme com', '5afcda45-760c-4cd5-8504-742172cf2f31', ' teammate 07 teammate7 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '5afcda45-760c-4cd5-8504-742172cf2f31', ' teammate 07 teammate7 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 07 teammate7 acme com', '5afcda45-760c-4cd5-8504-742172cf2f31', ' teammate 07 teammate7 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '9aa08a70-f078-42da-8bfb-aa5c7ddf8877', ' teammate 08 teammate8 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate8 acme com', '9aa08a70-f078-42da-8bfb-aa5c7ddf8877', ' teammate 08 teammate8 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 08 teammate8 acme com', '9aa08a70-f078-42da-8bfb-aa5c7ddf8877', ' teammate 08 teammate8 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '9aa08a70-f078-42da-8bfb-aa5c7ddf8877', ' teammate 08 teammate8 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '08 teammate8 acme com', '9aa08a70-f078-42da-8bfb-aa5c7ddf8877', ' teammate 08 teammate8 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '09 teammate9 acme com', 'f02d10c7-3f9c-44f0-9522-04634aa18233', ' teammate 09 teammate9 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'f02d10c7-3f9c-44f0-9522-04634aa18233', ' teammate 09 teammate9 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate9 acme com', 'f02d10c7-3f9c-44f0-9522-04634aa18233', ' teammate 09 teammate9 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'f02d10c7-3f9c-44f0-9522-04634aa18233', ' teammate 09 teammate9 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 09 teammate9 acme com', 'f02d10c7-3f9c-44f0-9522-04634aa18233', ' teammate 09 teammate9 acme com');
INSERT INTO public.roster_words VALUES
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 10 teammate10 acme com', '046480c7-b239-4a7e-9218-9fab1cabf2b3', ' teammate 10 teammate10 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '046480c7-b239-4a7e-9218-9fab1cabf2b3', ' teammate 10 teammate10 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '10 teammate10 acme com', '046480c7-b239-4a7e-9218-9fab1cabf2b3', ' teammate 10 teammate10 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '046480c7-b239-4a7e-9218-9fab1cabf2b3', ' teammate 10 teammate10 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate10 acme com', '046480c7-b239-4a7e-9218-9fab1cabf2b3', ' teammate 10 teammate10 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '11 teammate11 acme com', '932a6910-00d2-4b8d-9f33-bfec1a7f7e7e', ' teammate 11 teammate11 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '932a6910-00d2-4b8d-9f33-bfec1a7f7e7e', ' teammate 11 teammate11 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate11 acme com', '932a6910-00d2-4b8d-9f33-bfec1a7f7e7e', ' teammate 11 teammate11 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 11 teammate11 acme com', '932a6910-00d2-4b8d-9f33-bfec1a7f7e7e', ' teammate 11 teammate11 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '932a6910-00d2-4b8d-9f33-bfec1a7f7e7e', ' teammate 11 teammate11 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'b626f52b-cc15-4f0c-8db7-415c0da283ab', ' teammate 12 teammate12 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 12 teammate12 acme com', 'b626f52b-cc15-4f0c-8db7-415c0da283ab', ' teammate 12 teammate12 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate12 acme com', 'b626f52b-cc15-4f0c-8db7-415c0da283ab', ' teammate 12 teammate12 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '12 teammate12 acme com', 'b626f52b-cc15-4f0c-8db7-415c0da283ab', ' teammate 12 teammate12 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'b626f52b-cc15-4f0c-8db7-415c0da283ab', ' teammate 12 teammate12 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '7cbda884-f72a-4962-bb80-3b8e3735c117', ' teammate 13 teammate13 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '13 teammate13 acme com', '7cbda884-f72a-4962-bb80-3b8e3735c117', ' teammate 13 teammate13 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate13 acme com', '7cbda884-f72a-4962-bb80-3b8e3735c117', ' teammate 13 teammate13 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 13 teammate13 acme com', '7cbda884-f72a-4962-bb80-3b8e3735c117', ' teammate 13 teammate13 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '7cbda884-f72a-4962-bb80-3b8e3735c117', ' teammate 13 teammate13 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '8db876d9-52f2-4fbe-9274-b6250d4bd384', ' teammate 14 teammate14 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '14 teammate14 acme com', '8db876d9-52f2-4fbe-9274-b6250d4bd384', ' teammate 14 teammate14 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 14 teammate14 acme com', '8db876d9-52f2-4fbe-9274-b6250d4bd384', ' teammate 14 teammate14 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate14 acme com', '8db876d9-52f2-4fbe-9274-b6250d4bd384', ' teammate 14 teammate14 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '8db876d9-52f2-4fbe-9274-b6250d4bd384', ' teammate 14 teammate14 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '82788578-0257-457a-b162-84668e6c12ef', ' teammate 15 teammate15 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate15 acme com', '82788578-0257-457a-b162-84668e6c12ef', ' teammate 15 teammate15 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 15 teammate15 acme com', '82788578-0257-457a-b162-84668e6c12ef', ' teammate 15 teammate15 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '15 teammate15 acme com', '82788578-0257-457a-b162-84668e6c12ef', ' teammate 15 teammate15 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '82788578-0257-457a-b162-84668e6c12ef', ' teammate 15 teammate15 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate16 acme com', 'f6fd3203-eee9-43da-afd1-02b72a7708ea', ' teammate 16 teammate16 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'f6fd3203-eee9-43da-afd1-02b72a7708ea', ' teammate 16 teammate16 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '16 teammate16 acme com', 'f6fd3203-eee9-43da-afd1-02b72a7708ea', ' teammate 16 teammate16 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'f6fd3203-eee9-43da-afd1-02b72a7708ea', ' teammate 16 teammate16 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 16 teammate16 acme com', 'f6fd3203-eee9-43da-afd1-02b72a7708ea', ' teammate 16 teammate16 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '17 teammate17 acme com', 'cd2db84f-30d7-44f0-9feb-7a8e0f5ecfc5', ' teammate 17 teammate17 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'cd2db84f-30d7-44f0-9feb-7a8e0f5ecfc5', ' teammate 17 teammate17 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 17 teammate17 acme com', 'cd2db84f-30d7-44f0-9feb-7a8e0f5ecfc5', ' teammate 17 teammate17 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate17 acme com', 'cd2db84f-30d7-44f0-9feb-7a8e0f5ecfc5', ' teammate 17 teammate17 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'cd2db84f-30d7-44f0-9feb-7a8e0f5ecfc5', ' teammate 17 teammate17 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '18 teammate18 acme com', 'baf1d0d5-61ce-4430-b4e2-99b044429a12', ' teammate 18 teammate18 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate18 acme com', 'baf1d0d5-61ce-4430-b4e2-99b044429a12', ' teammate 18 teammate18 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'baf1d0d5-61ce-4430-b4e2-99b044429a12', ' teammate 18 teammate18 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 18 teammate18 acme com', 'baf1d0d5-61ce-4430-b4e2-99b044429a12', ' teammate 18 teammate18 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'baf1d0d5-61ce-4430-b4e2-99b044429a12', ' teammate 18 teammate18 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '35c1c4c2-7445-4284-a8d8-48bf4130dd0c', ' teammate 19 teammate19 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 19 teammate19 acme com', '35c1c4c2-7445-4284-a8d8-48bf4130dd0c', ' teammate 19 teammate19 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '19 teammate19 acme com', '35c1c4c2-7445-4284-a8d8-48bf4130dd0c', ' teammate 19 teammate19 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '35c1c4c2-7445-4284-a8d8-48bf4130dd0c', ' teammate 19 teammate19 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate19 acme com', '35c1c4c2-7445-4284-a8d8-48bf4130dd0c', ' teammate 19 teammate19 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'e09eff72-12df-46f7-9190-55339d4d53f9', ' teammate 20 teammate20 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 20 teammate20 acme com', 'e09eff72-12df-46f7-9190-55339d4d53f9', ' teammate 20 teammate20 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '20 teammate20 acme com', 'e09eff72-12df-46f7-9190-55339d4d53f9', ' teammate 20 teammate20 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'e09eff72-12df-46f7-9190-55339d4d53f9', ' teammate 20 teammate20 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate20 acme com', 'e09eff72-12df-46f7-9190-55339d4d53f9', ' teammate 20 teammate20 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '21 teammate21 acme com', 'b3dca28f-ac68-4c42-92fb-b87de76b87e0', ' teammate 21 teammate21 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'b3dca28f-ac68-4c42-92fb-b87de76b87e0', ' teammate 21 teammate21 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate21 acme com', 'b3dca28f-ac68-4c42-92fb-b87de76b87e0', ' teammate 21 teammate21 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 21 teammate21 acme com', 'b3dca28f-ac68-4c42-92fb-b87de76b87e0', ' teammate 21 teammate21 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'b3dca28f-ac68-4c42-92fb-b87de76b87e0', ' teammate 21 teammate21 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '247f33de-0e9a-4b3d-9154-e2152b6cfc92', ' teammate 22 teammate22 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '22 teammate22 acme com', '247f33de-0e9a-4b3d-9154-e2152b6cfc92', ' teammate 22 teammate22 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate22 acme com', '247f33de-0e9a-4b3d-9154-e2152b6cfc92', ' teammate 22 teammate22 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 22 teammate22 acme com', '247f33de-0e9a-4b3d-9154-e2152b6cfc92', ' teammate 22 teammate22 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '247f33de-0e9a-4b3d-9154-e2152b6cfc92', ' teammate 22 teammate22 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate23 acme com', 'f9f6031d-d00d-43cd-b946-21ae63a67f4c', ' teammate 23 teammate23 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'f9f6031d-d00d-43cd-b946-21ae63a67f4c', ' teammate 23 teammate23 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 23 teammate23 acme com', 'f9f6031d-d00d-43cd-b946-21ae63a67f4c', ' teammate 23 teammate23 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'f9f6031d-d00d-43cd-b946-21ae63a67f4c', ' teammate 23 teammate23 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '23 teammate23 acme com', 'f9f6031d-d00d-43cd-b946-21ae63a67f4c', ' teammate 23 teammate23 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'b349795a-2f15-4457-91f8-458084ffb021', ' teammate 24 teammate24 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 24 teammate24 acme com', 'b349795a-2f15-4457-91f8-458084ffb021', ' teammate 24 teammate24 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '24 teammate24 acme com', 'b349795a-2f15-4457-91f8-458084ffb021', ' teammate 24 teammate24 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate24 acme com', 'b349795a-2f15-4457-91f8-458084ffb021', ' teammate 24 teammate24 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'b349795a-2f15-4457-91f8-458084ffb021', ' teammate 24 teammate24 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'eeafd229-f3f5-4381-973f-4b3ec0e6d2d6', ' teammate 25 teammate25 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate25 acme com', 'eeafd229-f3f5-4381-973f-4b3ec0e6d2d6', ' teammate 25 teammate25 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 25 teammate25 acme com', 'eeafd229-f3f5-4381-973f-4b3ec0e6d2d6', ' teammate 25 teammate25 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'eeafd229-f3f5-4381-973f-4b3ec0e6d2d6', ' teammate 25 teammate25 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '25 teammate25 acme com', 'eeafd229-f3f5-4381-973f-4b3ec0e6d2d6', ' teammate 25 teammate25 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'c3ddd05a-962f-4a68-ab5f-4302d9bd7a88', ' teammate 26 teammate26 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 26 teammate26 acme com', 'c3ddd05a-962f-4a68-ab5f-4302d9bd7a88', ' teammate 26 teammate26 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'c3ddd05a-962f-4a68-ab5f-4302d9bd7a88', ' teammate 26 teammate26 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate26 acme com', 'c3ddd05a-962f-4a68-ab5f-4302d9bd7a88', ' teammate 26 teammate26 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '26 teammate26 acme com', 'c3ddd05a-962f-4a68-ab5f-4302d9bd7a88', ' teammate 26 teammate26 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '2258baf3-fb5b-4f55-9b77-b9b12e2fafad', ' teammate 27 teammate27 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '27 teammate27 acme com', '2258baf3-fb5b-4f55-9b77-b9b12e2fafad', ' teammate 27 teammate27 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate27 acme com', '2258baf3-fb5b-4f55-9b77-b9b12e2fafad', ' teammate 27 teammate27 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '2258baf3-fb5b-4f55-9b77-b9b12e2fafad', ' teammate 27 teammate27 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 27 teammate27 acme com', '2258baf3-fb5b-4f55-9b77-b9b12e2fafad', ' teammate 27 teammate27 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '35339566-c5bf-48dc-bf47-5e16ba894a72', ' teammate 28 teammate28 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 28 teammate28 acme com', '35339566-c5bf-48dc-bf47-5e16ba894a72', ' teammate 28 teammate28 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate28 acme com', '35339566-c5bf-48dc-bf47-5e16ba894a72', ' teammate 28 teammate28 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '28 teammate28 acme com', '35339566-c5bf-48dc-bf47-5e16ba894a72', ' teammate 28 teammate28 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '35339566-c5bf-48dc-bf47-5e16ba894a72', ' teammate 28 teammate28 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '613f819b-a72e-4018-abb4-c26f7c7e45d0', ' teammate 29 teammate29 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '29 teammate29 acme com', '613f819b-a72e-4018-abb4-c26f7c7e45d0', ' teammate 29 teammate29 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate29 acme com', '613f819b-a72e-4018-abb4-c26f7c7e45d0', ' teammate 29 teammate29 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '613f819b-a72e-4018-abb4-c26f7c7e45d0', ' teammate 29 teammate29 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 29 teammate29 acme com', '613f819b-a72e-4018-abb4-c26f7c7e45d0', ' teammate 29 teammate29 acme com');
INSERT INTO public.roster_words VALUES
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', '30 teammate30 acme com', 'b7c02444-1921-41a9-a2b3-45f733d9abb8', ' teammate 30 teammate30 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', 'b7c02444-1921-41a9-a2b3-45f733d9abb8', ' teammate 30 teammate30 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate 30 teammate30 acme com', 'b7c02444-1921-41a9-a2b3-45f733d9abb8', ' teammate 30 teammate30 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', 'b7c02444-1921-41a9-a2b3-45f733d9abb8', ' teammate 30 teammate30 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'teammate30 acme com', 'b7c02444-1921-41a9-a2b3-45f733d9abb8', ' teammate 30 teammate30 acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'd347ad31-2c9a-4037-9f92-eee3f5b268df', ' expired acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'expired acme com', 'd347ad31-2c9a-4037-9f92-eee3f5b268df', ' expired acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'd347ad31-2c9a-4037-9f92-eee3f5b268df', ' expired acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '4e2908af-07af-45dd-96f4-4fae1cb729be', ' gone acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '4e2908af-07af-45dd-96f4-4fae1cb729be', ' gone acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'gone acme com', '4e2908af-07af-45dd-96f4-4fae1cb729be', ' gone acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '02c87f4b-c497-46b0-9cb9-d12fe80bda88', ' expiring acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '02c87f4b-c497-46b0-9cb9-d12fe80bda88', ' expiring acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'expiring acme com', '02c87f4b-c497-46b0-9cb9-d12fe80bda88', ' expiring acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '008f17b9-93d4-4e70-9c68-b45dc100cc1a', ' soon acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '008f17b9-93d4-4e70-9c68-b45dc100cc1a', ' soon acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'soon acme com', '008f17b9-93d4-4e70-9c68-b45dc100cc1a', ' soon acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '2ade19f5-e1bd-4003-b2d6-38b7b9b3e320', ' soonest acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '2ade19f5-e1bd-4003-b2d6-38b7b9b3e320', ' soonest acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'soonest acme com', '2ade19f5-e1bd-4003-b2d6-38b7b9b3e320', ' soonest acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7', ' last acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7', ' last acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'last acme com', '0121b186-f5e0-46d5-9bf0-7bd14fdbcaf7', ' last acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'b5861e9d-76d7-4b0a-8c68-f2f7de18952b', ' quiet acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'quiet acme com', 'b5861e9d-76d7-4b0a-8c68-f2f7de18952b', ' quiet acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'b5861e9d-76d7-4b0a-8c68-f2f7de18952b', ' quiet acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'd6407252-bab0-420a-8a04-f9fdfdcecc1b', ' waiting acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'waiting acme com', 'd6407252-bab0-420a-8a04-f9fdfdcecc1b', ' waiting acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'd6407252-bab0-420a-8a04-f9fdfdcecc1b', ' waiting acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '9b09f962-bc2c-43df-b72b-e0c0b78f3f7b', ' ofalan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'ofalan acme com', '9b09f962-bc2c-43df-b72b-e0c0b78f3f7b', ' ofalan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '9b09f962-bc2c-43df-b72b-e0c0b78f3f7b', ' ofalan acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'three three acme com', '4af79957-826a-4446-bfe3-66f92a2953d3', ' tess three three acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'com', '4af79957-826a-4446-bfe3-66f92a2953d3', ' tess three three acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'tess three three acme com', '4af79957-826a-4446-bfe3-66f92a2953d3', ' tess three three acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'three acme com', '4af79957-826a-4446-bfe3-66f92a2953d3', ' tess three three acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'MEMBERS', 'MEMBER', 'acme com', '4af79957-826a-4446-bfe3-66f92a2953d3', ' tess three three acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'd65c9dc5-b34a-47af-bca3-0cb9cd856ae3', ' late acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'late acme com', 'd65c9dc5-b34a-47af-bca3-0cb9cd856ae3', ' late acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'd65c9dc5-b34a-47af-bca3-0cb9cd856ae3', ' late acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'f87dc32a-99ca-4f00-8f9b-a1e3215fb814', ' five acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'five acme com', 'f87dc32a-99ca-4f00-8f9b-a1e3215fb814', ' five acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'f87dc32a-99ca-4f00-8f9b-a1e3215fb814', ' five acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'e721409a-21f1-4135-adc1-0111d72038f0', ' four acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'four acme com', 'e721409a-21f1-4135-adc1-0111d72038f0', ' four acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'e721409a-21f1-4135-adc1-0111d72038f0', ' four acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '4e82402f-bf12-4142-a407-8afd8d97b26f', ' one acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'one acme com', '4e82402f-bf12-4142-a407-8afd8d97b26f', ' one acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '4e82402f-bf12-4142-a407-8afd8d97b26f', ' one acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'cd5801a3-1746-425e-976b-53bdcfc5d565', ' six acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'six acme com', 'cd5801a3-1746-425e-976b-53bdcfc5d565', ' six acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'cd5801a3-1746-425e-976b-53bdcfc5d565', ' six acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '7aede202-57c2-4e86-95ff-20c808edd7c7', ' two acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '7aede202-57c2-4e86-95ff-20c808edd7c7', ' two acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'two acme com', '7aede202-57c2-4e86-95ff-20c808edd7c7', ' two acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '571cd68a-4932-4689-833c-ed3ba70bf22e', ' ira acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'ira acme com', '571cd68a-4932-4689-833c-ed3ba70bf22e', ' ira acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '571cd68a-4932-4689-833c-ed3ba70bf22e', ' ira acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'ivy acme com', '692b9bca-cb86-4391-9b7c-b91f11d4bf3f', ' ivy acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '692b9bca-cb86-4391-9b7c-b91f11d4bf3f', ' ivy acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '692b9bca-cb86-4391-9b7c-b91f11d4bf3f', ' ivy acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', 'e0f7e462-21ca-4834-82f2-9bd6444b1b1d', ' ike acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'ike acme com', 'e0f7e462-21ca-4834-82f2-9bd6444b1b1d', ' ike acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', 'e0f7e462-21ca-4834-82f2-9bd6444b1b1d', ' ike acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '3b038ef9-a9e9-435f-89a7-fbdea43fe1ef', ' closed acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'closed acme com', '3b038ef9-a9e9-435f-89a7-fbdea43fe1ef', ' closed acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '3b038ef9-a9e9-435f-89a7-fbdea43fe1ef', ' closed acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '6f8cef42-763a-43cb-b066-597cf3aea382', ' due acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'due acme com', '6f8cef42-763a-43cb-b066-597cf3aea382', ' due acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '6f8cef42-763a-43cb-b066-597cf3aea382', ' due acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'com', '8df748d1-db88-48ba-bd8e-d294909762ca', ' mail acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'mail acme com', '8df748d1-db88-48ba-bd8e-d294909762ca', ' mail acme com'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITATIONS', 'MEMBER', 'acme com', '8df748d1-db88-48ba-bd8e-d294909762ca', ' mail acme com');

INSERT INTO public.sending_quotas VALUES
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'expired@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'gone@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early10@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early11@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early12@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early13@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early14@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early15@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early16@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early17@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early18@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early19@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early1@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early20@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early2@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early3@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early4@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early5@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early6@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early7@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early8@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'early9@acme.com', '2026-11-20 09:00:00+00', 1, 10, NULL, '2026-11-20 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'closed@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ORGANIZATION', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '2026-11-28 12:00:00+00', 12, 2000, 1, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'expiring@acme.com', '2026-11-21 13:00:00+00', 1, 10, NULL, '2026-11-21 13:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITER', '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-28 12:00:00+00', 11, 500, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'mail@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'soon@acme.com', '2026-11-22 09:00:00+00', 1, 10, NULL, '2026-11-22 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'soonest@acme.com', '2026-11-22 09:00:00+00', 1, 10, NULL, '2026-11-22 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'last@acme.com', '2026-11-22 11:30:00+00', 1, 10, NULL, '2026-11-22 11:30:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'quiet@acme.com', '2026-11-26 09:00:00+00', 1, 10, NULL, '2026-11-26 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'waiting@acme.com', '2026-11-26 09:00:00+00', 1, 10, NULL, '2026-11-26 09:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'late@acme.com', '2026-11-26 11:30:00+00', 1, 10, NULL, '2026-11-26 11:30:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'due@acme.com', '2026-11-26 13:00:00+00', 1, 10, NULL, '2026-11-26 13:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'five@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'four@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'one@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'six@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'three@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'two@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'INVITER', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', '2026-11-28 12:00:00+00', 1, 500, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'ofalan@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'ira@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'ivy@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'ADDRESS', 'ike@acme.com', '2026-11-28 12:00:00+00', 1, 10, NULL, '2026-11-28 12:00:00+00', 10000);

INSERT INTO public.slack_identities VALUES
	('T0ACME0001', 'U0ACMEADA', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '0f231a80-5dc4-4d46-a7da-308d99a08360', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0GLOBEX01', 'U0GLOBEXHANK', '7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', '2ca01d39-e22a-4738-b06d-cdd93d6793a1', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMEALAN', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMELINUS', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '6e53fe73-76df-4c93-a74d-1449abd6e0b8', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMEGRACE', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '4665949f-73fa-4b5b-bde5-d4c343c0158a', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMECAROL', 'dbb83f0b-65a5-468f-82e6-23913052c39a', 'f81893df-4e82-4871-b916-b630a5490982', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMEDAVE', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '32967f39-24b4-4133-82e2-961903f48c80', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMEERIN', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '8332130c-138a-44ef-85ea-7eebb1773740', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMEFAY', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '08cab49e-3a4e-4b85-9d09-68418fe0cb0f', '2026-11-20 09:00:00+00', NULL, NULL, NULL),
	('T0ACME0001', 'U0ACMEBOB', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '0ea489c0-0bdf-41e0-b415-a572525becee', '2026-11-20 09:00:00+00', NULL, '2026-11-28 12:00:00+00', '2026-12-01 04:24:45+00'),
	('T0ACME0001', 'U0ACMEBEN', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '41659c06-8083-4bbe-adda-328e2ce5258b', '2026-11-20 09:00:00+00', NULL, '2026-11-28 12:00:00+00', '2026-12-01 04:24:46+00');

INSERT INTO public.slack_installations VALUES
	('T0ACME0001', '\x01d8729d9afe78966a9cc5e52d1a5598cc48c637c2a15926c84633a8a5fdb1f8d7e89c6a3f29c14d2823c27587961a887255927df709eeea6957b059a678eaa43d6a94be07b37f59a6cc6dc9687819c126fa070f9da37c4c66adb3c9d26261b1d70eb8ed8a037b507ce2fa4b1589d26f17c56cad1f00b8cdade10fe0833a23703a1b99c37edde9bd358a485bce3276b58a23c700145ae3b79fd8fc2d0e256f6fce80fbd3dd5694692be77f77212db8c72b98763d1b67455070a3aa40ccc23563bd3c55592ced4e45742c41768c13154fb8376356e24fb64248f9840756e00e4574f9d05cbe148818b6799a0c0b4a404a39e47504beb7a8dff8a5f9d3fe2e0df96f2f69ff052a51c8e320156a4d878097b3143b10b60d19d17d4f75fe4c93081ea95b065d5055134af09255820d5174a5bb97d56f04e78b105d23d40f750c4b35543f75c9db7fd8bb2cbf86bf94cdd6239b69251c70fda9f00ca2a5b90cc4b9ea4c24a63d6c6be6', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00'),
	('T0GLOBEX01', '\xebd8fa84b0352f7348a0d78a587c9e8ec2cc9b335b53485b72f032d05bbadd302173061dd8412a7d2a791de4410085ee3ba28f3009595b2435a897af4b14f7f5fb74687e00efb4735e034f21c8265da8a006388a14f74ed7d2ff4cb53f8a109b237ac9fdb5e2b53da5667e681db93b70c5d332201183126d5610748b51fdfb184c0b99b5510dc4733c3adfc2d3ab58de13b785a6bf2a4956232ce17ae50f4afe52181fc4704773b4c20a3f0a6dc1030aed0b422e8eda1492c62207ad19ff0333be3e7b34d5c3148d1054bc46a962f2bcce02269f7dbd11f3a830de7eb20a28b6e6186ac67fd7b3c9046ba9a1c91a346ff3637b0dbb12a14f2c282e5a571c123824216bf88c58e5277e8ab7dd8919f76ba483bf810c95cde675668303d09845d889deb39d83ba3e0b80fcfde567086f3ac29b1295c5e9d08ef95a82469ad73f4ff58c89dfde9b64e8aeaabfc48c7385165c9354a4357013a996b29b37a8c539e9e91f2344c6', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00');

INSERT INTO public.submissions VALUES
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V63A018F43-4_hS_a8WEe73WjUagHasNrDDcTKoVY8Uscq2q6ZESS8', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "expired@acme.com", "outcome": "invited"}, {"address": "gone@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'C0ACMEGENERAL', '1796099080.758000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V27E403676-liJ-V7jG03yYJuPxQKRDQj9UP4YXMfmJCbMPt_zLlIE', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "early1@acme.com", "outcome": "invited"}, {"address": "early2@acme.com", "outcome": "invited"}, {"address": "early3@acme.com", "outcome": "invited"}, {"address": "early4@acme.com", "outcome": "invited"}, {"address": "early5@acme.com", "outcome": "invited"}, {"address": "early6@acme.com", "outcome": "invited"}, {"address": "early7@acme.com", "outcome": "invited"}, {"address": "early8@acme.com", "outcome": "invited"}, {"address": "early9@acme.com", "outcome": "invited"}, {"address": "early10@acme.com", "outcome": "invited"}, {"address": "early11@acme.com", "outcome": "invited"}, {"address": "early12@acme.com", "outcome": "invited"}, {"address": "early13@acme.com", "outcome": "invited"}, {"address": "early14@acme.com", "outcome": "invited"}, {"address": "early15@acme.com", "outcome": "invited"}, {"address": "early16@acme.com", "outcome": "invited"}, {"address": "early17@acme.com", "outcome": "invited"}, {"address": "early18@acme.com", "outcome": "invited"}, {"address": "early19@acme.com", "outcome": "invited"}, {"address": "early20@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-20 09:00:00+00', '2026-11-20 09:00:00+00', 'C0ACMEGENERAL', '1796099080.969000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V38D556C62-GaMm5pQIdjei61hhJ-iw-SXblWbUP3rXkAU9BppA_tk', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "expiring@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-21 13:00:00+00', '2026-11-21 13:00:00+00', 'C0ACMEGENERAL', '1796099082.136000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V0A6B149AC-migc6vaC7qRLj_n_JxWkvwpwy3ZHFtF5w_XkukJUPmA', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "soon@acme.com", "outcome": "invited"}, {"address": "soonest@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', 'C0ACMEGENERAL', '1796099083.418000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'VD2A0F05BC-1wKy9SwJP-KFgJ3feEWxLI10yNDrRnp-s37vaxupx-c', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "last@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-22 11:30:00+00', '2026-11-22 11:30:00+00', 'C0ACMEGENERAL', '1796099083.542000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V0CEA78ADB-65iefJnvSsojjzEbZDDHsQ86qv5MplZZVxuzpkQWPl4', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "waiting@acme.com", "outcome": "invited"}, {"address": "quiet@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-26 09:00:00+00', '2026-11-26 09:00:00+00', 'C0ACMEGENERAL', '1796099083.643000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'VC8FF029DD-WylwtpsBaeDV7oYE0Q3CFiIW_1xv-6Lru4i4Cbnz90g', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "late@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-26 11:30:00+00', '2026-11-26 11:30:00+00', 'C0ACMEGENERAL', '1796099083.771000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'VE8766ED5C-PPAmbCnj2m9OBGqsSICwBrXiBwhuNFStIsRE0P1povc', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "due@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-26 13:00:00+00', '2026-11-26 13:00:00+00', 'C0ACMEGENERAL', '1796099083.901000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V13E3A3657-y6ed_bao_UlLerGCS3ISIatHFoCGXRtGn1ORqhz7RKk', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "one@acme.com", "outcome": "invited"}, {"address": "two@acme.com", "outcome": "invited"}, {"address": "three@acme.com", "outcome": "invited"}, {"address": "four@acme.com", "outcome": "invited"}, {"address": "five@acme.com", "outcome": "invited"}, {"address": "six@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'C0ACMEGENERAL', '1796099084.736000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'VD26E92E7F-zcuL4flX7p1b17BCk7ZHPtQGe5xdTd5Rna1vIWi1rgA', 'T0ACME0001', '7a41b6c2-abea-4b57-8ebd-33d1a18a4a4e', 'MEMBER', '[{"address": "ofalan@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'C0ACMEGENERAL', '1796099084.829000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'VE30687718-R6WPq1PHeUYAcNZ0Wb15ihmixTB6W6qXrgrSyxyysQE', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "ivy@acme.com", "outcome": "invited"}, {"address": "ira@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'C0ACMEGENERAL', '1796099084.981000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V57B07E0F8-8P97LkS4YSO5u27gQSn7nNIiwWs1W7zUJN1Mg0NNpGI', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "ike@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'C0ACMEPEOPLE', '1796099086.195000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'VB1FA090C6-_uuOZ781RaoZrVLXlnk5L84Vn8uNGhaqb6cKl069qlQ', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "closed@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', '2026-11-28 12:00:00+00', 'DC7ABBD9A5', '1796099086.258000'),
	('dbb83f0b-65a5-468f-82e6-23913052c39a', 'V9D6882D32-zk30W50SoHdzmyOc0B6hsA4HXGzAsO9VCeaWIkEnIb8', 'T0ACME0001', '0f231a80-5dc4-4d46-a7da-308d99a08360', 'MEMBER', '[{"address": "mail@acme.com", "outcome": "invited"}]', 'C0ACMEGENERAL', 'https://hooks.slack.com/commands/recorded', '2026-11-28 12:00:00+00', NULL, NULL, NULL);

INSERT INTO public.workspaces VALUES
	('T0ACME0001', 'dbb83f0b-65a5-468f-82e6-23913052c39a', '2026-11-20 09:00:00+00'),
	('T0GLOBEX01', '7e85c2dc-ae0a-4bc1-bbb9-4bb50fbd104d', '2026-11-20 09:00:00+00');

SELECT pg_catalog.setval('graphile_worker.job_queues_id_seq', 77, true);

SELECT pg_catalog.setval('graphile_worker.jobs_id_seq1', 234, true);

SELECT pg_catalog.setval('graphile_worker.tasks_id_seq', 187, true);

SELECT pg_catalog.setval('public.activities_sequence_seq', 73, true);

ALTER TABLE ONLY graphile_worker._private_job_queues
    ADD CONSTRAINT job_queues_pkey1 PRIMARY KEY (id);

ALTER TABLE ONLY graphile_worker._private_job_queues
    ADD CONSTRAINT job_queues_queue_name_key UNIQUE (queue_name);

ALTER TABLE ONLY graphile_worker._private_jobs
    ADD CONSTRAINT jobs_key_key1 UNIQUE (key);

ALTER TABLE ONLY graphile_worker._private_jobs
    ADD CONSTRAINT jobs_pkey1 PRIMARY KEY (id);

ALTER TABLE ONLY graphile_worker._private_known_crontabs
    ADD CONSTRAINT known_crontabs_pkey PRIMARY KEY (identifier);

ALTER TABLE ONLY graphile_worker.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY graphile_worker._private_tasks
    ADD CONSTRAINT tasks_identifier_key UNIQUE (identifier);

ALTER TABLE ONLY graphile_worker._private_tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_replacements
    ADD CONSTRAINT account_replacements_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.blocked_workspaces
    ADD CONSTRAINT blocked_workspaces_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.installation_quotas
    ADD CONSTRAINT installation_quotas_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invitation_requests
    ADD CONSTRAINT invitation_requests_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.roster_words
    ADD CONSTRAINT roster_words_pkey PRIMARY KEY (organization_id, list, role, word, id, text);

ALTER TABLE ONLY public.sending_pauses
    ADD CONSTRAINT sending_pauses_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sending_quotas
    ADD CONSTRAINT sending_quotas_pkey PRIMARY KEY (organization_id, scope, subject);

ALTER TABLE ONLY public.slack_identities
    ADD CONSTRAINT slack_identities_pkey PRIMARY KEY (workspace_id, user_id);

ALTER TABLE ONLY public.slack_installations
    ADD CONSTRAINT slack_installations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (organization_id, id);

ALTER TABLE ONLY public.workspaces
    ADD CONSTRAINT workspaces_pkey PRIMARY KEY (id);

CREATE INDEX jobs_main_index ON graphile_worker._private_jobs USING btree (priority, run_at) INCLUDE (id, task_id, job_queue_id) WHERE (is_available = true);

CREATE INDEX jobs_no_queue_index ON graphile_worker._private_jobs USING btree (priority, run_at) INCLUDE (id, task_id) WHERE ((is_available = true) AND (job_queue_id IS NULL));

CREATE INDEX account_replacements_member_id_user_id_asked_at_idx ON public.account_replacements USING btree (member_id, user_id, asked_at);

CREATE UNIQUE INDEX account_replacements_one_open ON public.account_replacements USING btree (organization_id, workspace_id, user_id, member_id) WHERE (state = 'PENDING'::public.replacement_state);

CREATE INDEX activities_by_email ON public.activities USING btree (organization_id, ((details ->> 'email'::text)), kind, created_at, sequence);

CREATE INDEX activities_organization_id_actor_id_kind_created_at_sequenc_idx ON public.activities USING btree (organization_id, actor_id, kind, created_at, sequence);

CREATE INDEX activities_organization_id_kind_created_at_sequence_idx ON public.activities USING btree (organization_id, kind, created_at, sequence);

CREATE UNIQUE INDEX invitation_requests_one_open ON public.invitation_requests USING btree (organization_id, email) WHERE (state = 'PENDING'::public.request_state);

CREATE INDEX invitation_requests_open_by_requester ON public.invitation_requests USING btree (requester_id) WHERE (state = 'PENDING'::public.request_state);

CREATE INDEX invitation_requests_open_in_order ON public.invitation_requests USING btree (organization_id, created_at, id) WHERE (state = 'PENDING'::public.request_state);

CREATE UNIQUE INDEX invitation_requests_organization_id_submission_id_email_key ON public.invitation_requests USING btree (organization_id, submission_id, email);

CREATE INDEX invitations_message_id_idx ON public.invitations USING btree (message_id);

CREATE UNIQUE INDEX invitations_one_open ON public.invitations USING btree (organization_id, email) WHERE (state = 'PENDING'::public.invitation_state);

CREATE INDEX invitations_organization_id_submission_id_idx ON public.invitations USING btree (organization_id, submission_id);

CREATE INDEX invitations_pending_by_inviter ON public.invitations USING btree (inviter_id) WHERE (state = 'PENDING'::public.invitation_state);

CREATE INDEX invitations_pending_in_order ON public.invitations USING btree (organization_id, role, expires_at, id) WHERE (state = 'PENDING'::public.invitation_state);

CREATE INDEX invitations_to_expire ON public.invitations USING btree (expires_at) WHERE ((state = 'PENDING'::public.invitation_state) AND (NOT is_expiry_told));

CREATE INDEX invitations_to_remind ON public.invitations USING btree (sent_at) WHERE ((state = 'PENDING'::public.invitation_state) AND (reminded_at IS NULL));

CREATE INDEX invitations_to_warn ON public.invitations USING btree (expires_at) WHERE ((state = 'PENDING'::public.invitation_state) AND (warned_at IS NULL));

CREATE INDEX members_by_joining ON public.members USING btree (organization_id, role, joined_at, id) WHERE (removed_at IS NULL);

CREATE INDEX members_in_order ON public.members USING btree (organization_id, role, "left"(public.search_text(name), 80) COLLATE "C", id) WHERE (removed_at IS NULL);

CREATE UNIQUE INDEX members_organization_id_email_key ON public.members USING btree (organization_id, email);

CREATE INDEX roster_words_id_idx ON public.roster_words USING btree (id);

CREATE INDEX slack_identities_member_id_idx ON public.slack_identities USING btree (member_id);

CREATE UNIQUE INDEX slack_identities_workspace_id_member_id_key ON public.slack_identities USING btree (workspace_id, member_id);

CREATE INDEX workspaces_organization_id_idx ON public.workspaces USING btree (organization_id);

CREATE TRIGGER activities_are_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.activities FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_rewriting_history();

CREATE CONSTRAINT TRIGGER charge_installation AFTER INSERT OR UPDATE OF charged ON public.sending_quotas DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.charged IS NOT NULL)) EXECUTE FUNCTION public.charge_installation_at_commit();

CREATE TRIGGER forget_closed_invitation AFTER UPDATE OF state ON public.invitations FOR EACH ROW WHEN ((new.state <> 'PENDING'::public.invitation_state)) EXECUTE FUNCTION public.forget_closed_invitation();

CREATE TRIGGER index_changed_member AFTER UPDATE OF name, email, role, removed_at ON public.members FOR EACH ROW EXECUTE FUNCTION public.index_changed_member();

CREATE TRIGGER index_new_invitations AFTER INSERT ON public.invitations REFERENCING NEW TABLE AS new_invitations FOR EACH STATEMENT EXECUTE FUNCTION public.index_new_invitations();

CREATE TRIGGER index_new_members AFTER INSERT ON public.members REFERENCING NEW TABLE AS new_members FOR EACH STATEMENT EXECUTE FUNCTION public.index_new_members();

CREATE TRIGGER raise_member_version BEFORE UPDATE ON public.members FOR EACH ROW WHEN (((old.role IS DISTINCT FROM new.role) OR (old.removed_at IS DISTINCT FROM new.removed_at))) EXECUTE FUNCTION public.raise_member_version();

CREATE TRIGGER tell_how_invitations_stand AFTER UPDATE ON public.invitations REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.tell_how_invitations_stand();

ALTER TABLE ONLY public.account_replacements
    ADD CONSTRAINT account_replacements_decider_id_fkey FOREIGN KEY (decider_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.account_replacements
    ADD CONSTRAINT account_replacements_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.account_replacements
    ADD CONSTRAINT account_replacements_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.account_replacements
    ADD CONSTRAINT account_replacements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.activities
    ADD CONSTRAINT activities_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitation_requests
    ADD CONSTRAINT invitation_requests_decider_id_fkey FOREIGN KEY (decider_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.invitation_requests
    ADD CONSTRAINT invitation_requests_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitation_requests
    ADD CONSTRAINT invitation_requests_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitation_requests
    ADD CONSTRAINT invitation_requests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_inviter_id_fkey FOREIGN KEY (inviter_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_organization_id_submission_id_fkey FOREIGN KEY (organization_id, submission_id) REFERENCES public.submissions(organization_id, id);

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.sending_quotas
    ADD CONSTRAINT sending_quotas_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.slack_identities
    ADD CONSTRAINT slack_identities_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.slack_identities
    ADD CONSTRAINT slack_identities_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.slack_identities
    ADD CONSTRAINT slack_identities_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_inviter_id_fkey FOREIGN KEY (inviter_id) REFERENCES public.members(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.workspaces
    ADD CONSTRAINT workspaces_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE graphile_worker._private_job_queues ENABLE ROW LEVEL SECURITY;

ALTER TABLE graphile_worker._private_jobs ENABLE ROW LEVEL SECURITY;

ALTER TABLE graphile_worker._private_known_crontabs ENABLE ROW LEVEL SECURITY;

ALTER TABLE graphile_worker._private_tasks ENABLE ROW LEVEL SECURITY;

