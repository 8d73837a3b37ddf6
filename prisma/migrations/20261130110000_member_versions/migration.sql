-- AlterTable
ALTER TABLE "members" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- By hand from here on.

-- A trigger, so that the version rises whatever changes the member: the version of wgw before this one, too.
CREATE FUNCTION raise_member_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;
CREATE TRIGGER raise_member_version BEFORE UPDATE ON members
  FOR EACH ROW WHEN ((OLD.role, OLD.removed_at) IS DISTINCT FROM (NEW.role, NEW.removed_at))
  EXECUTE FUNCTION raise_member_version();
