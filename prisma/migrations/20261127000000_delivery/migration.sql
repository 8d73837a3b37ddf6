-- CreateEnum
CREATE TYPE "delivery" AS ENUM ('DEFERRED', 'DELIVERED', 'BLOCKED', 'DROPPED', 'BOUNCED', 'SUPPRESSED', 'SPAM');

-- AlterEnum
ALTER TYPE "activity_kind" ADD VALUE 'EMAIL_FAILED';
ALTER TYPE "activity_kind" ADD VALUE 'EXTENDED';

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "reminders" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "delivery" "delivery",
ADD COLUMN     "delivery_reason" TEXT,
ADD COLUMN     "is_expiry_told" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "link_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_at" TIMESTAMPTZ(3),
ADD COLUMN     "submission_id" TEXT;

-- AlterTable
ALTER TABLE "slack_identities" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "submissions" ADD COLUMN     "message_channel" TEXT,
ADD COLUMN     "message_ts" TEXT;

-- CreateTable
CREATE TABLE "sending_pauses" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL,
    "paused_at" TIMESTAMPTZ(3) NOT NULL,
    "try_again_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sending_pauses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitations_organization_id_submission_id_idx" ON "invitations"("organization_id", "submission_id");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_submission_id_fkey" FOREIGN KEY ("organization_id", "submission_id") REFERENCES "submissions"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- By hand from here on.

ALTER TABLE "sending_pauses" ADD CONSTRAINT "one_pause" CHECK ("id" = 1);

-- What is announced from now on names its invitations; what was announced before stays as it is.
UPDATE "invitations" AS invitation SET "submission_id" = submission."id"
FROM "submissions" AS submission
WHERE submission."organization_id" = invitation."organization_id" AND submission."created_at" = invitation."created_at"
  AND submission."inviter_id" = invitation."inviter_id" AND submission."announced_at" IS NULL
  AND submission."outcomes" @> jsonb_build_array(jsonb_build_object('address', invitation."email", 'outcome', 'invited'));

-- What is to be reminded of.
CREATE INDEX "invitations_to_remind" ON "invitations" ("sent_at") WHERE "state" = 'PENDING' AND "reminded_at" IS NULL;
CREATE INDEX "invitations_to_warn" ON "invitations" ("expires_at") WHERE "state" = 'PENDING' AND "warned_at" IS NULL;

-- What has expired since it was last looked.
CREATE INDEX "invitations_to_expire" ON "invitations" ("expires_at") WHERE "state" = 'PENDING' AND NOT "is_expiry_told";

-- Whatever changes how an invitation stands changes the message that tells it; what changes within a second is told at
-- once, as Slack limits how often messages are changed.
CREATE FUNCTION tell_how_invitations_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job(
    'update-announcement',
    json_build_object('organizationId', organization_id, 'submissionId', id),
    run_at := now() + interval '1 second',
    job_key := concat_ws(' ', 'announcement', organization_id, id),
    job_key_mode := 'preserve_run_at'
  )
  FROM (
    SELECT organization_id, id FROM submissions
    WHERE (organization_id, id) IN (
      SELECT after.organization_id, after.submission_id FROM after JOIN before USING (id)
      WHERE (before.state, before.version, before.sent_at, before.delivery, before.is_expiry_told)
        IS DISTINCT FROM (after.state, after.version, after.sent_at, after.delivery, after.is_expiry_told)
    )
    -- As every other statement that changes several, so that none waits for one that waits for it.
    ORDER BY organization_id, id
  ) AS told;
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_how_invitations_stand AFTER UPDATE ON invitations
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_how_invitations_stand();
