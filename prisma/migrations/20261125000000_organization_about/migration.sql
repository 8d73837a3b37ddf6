-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "about" TEXT;
