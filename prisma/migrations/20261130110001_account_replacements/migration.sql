-- CreateEnum
CREATE TYPE "replacement_state" AS ENUM ('PENDING', 'APPROVED', 'DECLINED', 'LAPSED');

-- AlterEnum
ALTER TYPE "activity_kind" ADD VALUE 'ACCOUNT_REPLACED';

-- CreateTable
CREATE TABLE "account_replacements" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "gone_user_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "state" "replacement_state" NOT NULL DEFAULT 'PENDING',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decider_id" UUID,

    CONSTRAINT "account_replacements_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_replacements_member_id_user_id_asked_at_idx" ON "account_replacements"("member_id", "user_id", "asked_at");

-- AddForeignKey
ALTER TABLE "account_replacements" ADD CONSTRAINT "account_replacements_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_replacements" ADD CONSTRAINT "account_replacements_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_replacements" ADD CONSTRAINT "account_replacements_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_replacements" ADD CONSTRAINT "account_replacements_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here on.

CREATE UNIQUE INDEX "account_replacements_one_open" ON "account_replacements"
  ("organization_id", "workspace_id", "user_id", "member_id") WHERE "state" = 'PENDING';
