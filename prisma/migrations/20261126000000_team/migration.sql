-- CreateEnum
CREATE TYPE "announce_to" AS ENUM ('COMMAND_CHANNEL', 'FIXED_CHANNEL', 'INVITER');

-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "roster_list" AS ENUM ('MEMBERS', 'INVITATIONS', 'REMOVED');

-- AlterEnum
ALTER TYPE "activity_kind" ADD VALUE 'RESENT';
ALTER TYPE "activity_kind" ADD VALUE 'CANCELLED';
ALTER TYPE "activity_kind" ADD VALUE 'ROLE_CHANGED';
ALTER TYPE "activity_kind" ADD VALUE 'REMOVED';
ALTER TYPE "activity_kind" ADD VALUE 'REQUESTED';
ALTER TYPE "activity_kind" ADD VALUE 'REQUEST_APPROVED';
ALTER TYPE "activity_kind" ADD VALUE 'REQUEST_DECLINED';
ALTER TYPE "activity_kind" ADD VALUE 'SETTINGS_CHANGED';

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "note_writer" TEXT;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "address_limit" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "allowed_domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "announce_channel_id" TEXT,
ADD COLUMN     "announce_to" "announce_to" NOT NULL DEFAULT 'COMMAND_CHANNEL',
ADD COLUMN     "invitation_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "inviter_limit" INTEGER NOT NULL DEFAULT 500,
ADD COLUMN     "organization_limit" INTEGER NOT NULL DEFAULT 2000,
ADD COLUMN     "settings_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "slack_identities" ADD COLUMN     "picture_url" TEXT;

-- AlterTable
ALTER TABLE "activities" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "invitation_requests" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "requester_id" UUID NOT NULL,
    "submission_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "note" TEXT,
    "state" "request_state" NOT NULL DEFAULT 'PENDING',
    "channel_id" TEXT,
    "response_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decider_id" UUID,

    CONSTRAINT "invitation_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_words" (
    "organization_id" UUID NOT NULL,
    "list" "roster_list" NOT NULL,
    "role" "role" NOT NULL,
    "word" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "roster_words_pkey" PRIMARY KEY ("organization_id","list","role","word","id","text")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_requests_organization_id_submission_id_email_key" ON "invitation_requests"("organization_id", "submission_id", "email");

-- CreateIndex
CREATE INDEX "roster_words_id_idx" ON "roster_words"("id");

-- CreateIndex
CREATE INDEX "activities_organization_id_kind_created_at_sequence_idx" ON "activities"("organization_id", "kind", "created_at", "sequence");

-- CreateIndex
CREATE INDEX "activities_organization_id_actor_id_kind_created_at_sequenc_idx" ON "activities"("organization_id", "actor_id", "kind", "created_at", "sequence");

-- AddForeignKey
ALTER TABLE "invitation_requests" ADD CONSTRAINT "invitation_requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_requests" ADD CONSTRAINT "invitation_requests_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_requests" ADD CONSTRAINT "invitation_requests_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_requests" ADD CONSTRAINT "invitation_requests_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here on: what the schema language cannot say.

ALTER TABLE "organizations" ALTER COLUMN "allowed_domains" SET NOT NULL;
ALTER TABLE "organizations" ADD CONSTRAINT "invitation_days_within_a_month" CHECK ("invitation_days" BETWEEN 1 AND 30);

-- Words are looked up by their beginnings, which are ranges in the order of their bytes alone, and what else is
-- searched for in the text beside them, without a look at the table.
ALTER TABLE "roster_words" ALTER COLUMN "word" TYPE TEXT COLLATE "C", ALTER COLUMN "text" TYPE TEXT COLLATE "C";

-- How letters are compared: in lower case, without accents, the vowel points of Hebrew and Arabic, and what shows
-- nowhere, which people leave out; vowel signs of Hindi and its kin they type as letters. Letters that Unicode does not
-- take apart become what CLDR's Latin-ASCII makes of them. The database's own locale may know no capitals but ASCII's:
-- Unicode's come with PostgreSQL from 17 on, before that with ICU.
DO $$
DECLARE
  unicode TEXT := (
    SELECT format('COLLATE %I', min(collname)) FROM pg_collation
    WHERE collname IN ('pg_c_utf8', 'und-x-icu') AND collnamespace = 'pg_catalog'::regnamespace
    HAVING count(*) > 0
  );
BEGIN
  EXECUTE format($function$
    CREATE FUNCTION plain_letters(phrase TEXT) RETURNS TEXT IMMUTABLE PARALLEL SAFE
      RETURN translate(replace(replace(replace(replace(
        lower(regexp_replace(
          normalize(phrase, NFKD),
          '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640'
          '\u064B-\u065F\u0670\u06D6-\u06ED\u08CA-\u08FF\u093C\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E'
          '\u2060-\u206F\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\U000E0000-\U000E0FFF]',
          '', 'g'
        ) %s), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        'øđðħıłŋŧƀƈƒƙƴƶǥɓɖɗɛɨɲς', 'oddhilntbcfkyzgbddeinσ')
  $function$, unicode);
END
$$;

-- What is stored and what is typed, as words with a space before each, whatever stood between them: punctuation and
-- symbols, emoji among them. These are listed by Unicode's blocks, as PostgreSQL's classes of characters depend on the
-- database's locale. An index holds about 2,700 bytes, of which two such texts take the most.
CREATE FUNCTION search_text(phrase TEXT) RETURNS TEXT IMMUTABLE PARALLEL SAFE
  RETURN rtrim(left(regexp_replace(
    ' ' || plain_letters(phrase),
    '[\u0001-/:-@\[-`{-\u00BF\u00D7\u00F7\u02B9-\u02FF\u055A-\u055F\u0589-\u058F\u05BE\u05C0\u05C3\u05C6'
    '\u05F3-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0F0B-\u0F14\u1360-\u1368\u1680\u2000-\u2BFF'
    '\u2E00-\u2E7F\u2FF0-\u3004\u3008-\u3020\u3030\u303D-\u303F\u30A0\u30FB\u4DC0-\u4DFF\uE000-\uF8FF'
    '\uFD3E\uFD3F\uFFF9-\uFFFD\U0001CC00-\U0001D3FF\U0001F000-\U0001FBFF]+',
    ' ', 'g'
  ), 255));

-- Such a text from each of its words on, so that the beginnings of these are the beginnings of its words.
CREATE FUNCTION word_starts(words TEXT) RETURNS SETOF TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT left(array_to_string(parts[n:], ' '), 80)
  FROM string_to_array(words, ' ') AS parts, generate_series(2, cardinality(parts)) AS n
$$;

-- The roster's order, and its pages.
CREATE INDEX "members_in_order" ON "members"
  ("organization_id", "role", (left(search_text("name"), 80) COLLATE "C"), "id") WHERE "removed_at" IS NULL;
CREATE INDEX "members_by_joining" ON "members" ("organization_id", "role", "joined_at", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "invitations_pending_in_order" ON "invitations"
  ("organization_id", "role", "expires_at", "id") WHERE "state" = 'PENDING';
CREATE INDEX "invitations_pending_by_inviter" ON "invitations" ("inviter_id") WHERE "state" = 'PENDING';
CREATE INDEX "activities_by_email" ON "activities"
  ("organization_id", ("details"->>'email'), "kind", "created_at", "sequence");

-- One open request for an address in an organization.
CREATE UNIQUE INDEX "invitation_requests_one_open" ON "invitation_requests" ("organization_id", "email")
  WHERE "state" = 'PENDING';
CREATE INDEX "invitation_requests_open_in_order" ON "invitation_requests" ("organization_id", "created_at", "id")
  WHERE "state" = 'PENDING';
CREATE INDEX "invitation_requests_open_by_requester" ON "invitation_requests" ("requester_id") WHERE "state" = 'PENDING';

-- The search index follows what it is of. Whoever was removed stays in it, for what they did.
CREATE FUNCTION list_of_member(removed_at TIMESTAMPTZ) RETURNS roster_list IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN removed_at IS NULL THEN 'MEMBERS'::roster_list ELSE 'REMOVED'::roster_list END;

CREATE FUNCTION index_new_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT organization_id, list_of_member(removed_at), role, word, id, text
  FROM new_members, concat(search_text(name), search_text(email)) AS text, word_starts(text) AS word;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_new_members AFTER INSERT ON members
  REFERENCING NEW TABLE AS new_members FOR EACH STATEMENT EXECUTE FUNCTION index_new_members();

CREATE FUNCTION index_changed_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM roster_words WHERE id = NEW.id;
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT NEW.organization_id, list_of_member(NEW.removed_at), NEW.role, word, NEW.id, text
  FROM concat(search_text(NEW.name), search_text(NEW.email)) AS text, word_starts(text) AS word;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_changed_member AFTER UPDATE OF name, email, role, removed_at ON members
  FOR EACH ROW EXECUTE FUNCTION index_changed_member();

CREATE FUNCTION index_new_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO roster_words (organization_id, list, role, word, id, text)
  SELECT organization_id, 'INVITATIONS', role, word, id, text
  FROM new_invitations, search_text(email) AS text, word_starts(text) AS word WHERE state = 'PENDING';
  RETURN NULL;
END
$$;
CREATE TRIGGER index_new_invitations AFTER INSERT ON invitations
  REFERENCING NEW TABLE AS new_invitations FOR EACH STATEMENT EXECUTE FUNCTION index_new_invitations();

CREATE FUNCTION forget_closed_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM roster_words WHERE id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER forget_closed_invitation AFTER UPDATE OF state ON invitations
  FOR EACH ROW WHEN (NEW.state <> 'PENDING') EXECUTE FUNCTION forget_closed_invitation();

INSERT INTO roster_words (organization_id, list, role, word, id, text)
SELECT organization_id, 'MEMBERS'::roster_list, role, word, id, text
FROM members, concat(search_text(name), search_text(email)) AS text, word_starts(text) AS word
UNION ALL
SELECT organization_id, 'INVITATIONS'::roster_list, role, word, id, text
FROM invitations, search_text(email) AS text, word_starts(text) AS word WHERE state = 'PENDING';

-- What happened, happened.
CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'activities are only ever added';
END
$$;
CREATE TRIGGER activities_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON activities
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
