-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "starting_limit_until" TIMESTAMPTZ(3);
