-- AlterTable
ALTER TABLE "sending_quotas" ADD COLUMN     "charged" INTEGER,
ADD COLUMN     "charged_at" TIMESTAMPTZ(3),
ADD COLUMN     "installation_allowed" INTEGER;

-- CreateTable
CREATE TABLE "installation_quotas" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,
    "allowed" INTEGER NOT NULL,
    "is_reported" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "installation_quotas_pkey" PRIMARY KEY ("id")
);

-- By hand from here on.

ALTER TABLE "installation_quotas" ADD CONSTRAINT "one_installation_quota" CHECK ("id" = 1);

-- What goes over the operator's limit takes its whole transaction with it.
ALTER TABLE "installation_quotas" ADD CONSTRAINT "installation_quota_within_allowed" CHECK ("used" <= "allowed");

CREATE FUNCTION charge_installation(emails INTEGER, allowed_a_day INTEGER, charged_at TIMESTAMPTZ) RETURNS void LANGUAGE sql AS $$
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

-- The one row that all organizations share is locked at commit, after everything else: a transaction that holds it
-- waits for nothing but the disk, neither for another lock nor for its client, and so makes the others wait no longer.
CREATE FUNCTION charge_installation_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM charge_installation(NEW.charged, NEW.installation_allowed, NEW.charged_at);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER charge_installation AFTER INSERT OR UPDATE OF charged ON sending_quotas
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.charged IS NOT NULL)
  EXECUTE FUNCTION charge_installation_at_commit();
