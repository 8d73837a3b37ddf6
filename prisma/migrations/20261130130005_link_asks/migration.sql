-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "link_asks" INTEGER NOT NULL DEFAULT 0;
