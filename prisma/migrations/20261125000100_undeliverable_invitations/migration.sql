-- AlterEnum
ALTER TYPE "invitation_state" ADD VALUE 'UNDELIVERABLE';
