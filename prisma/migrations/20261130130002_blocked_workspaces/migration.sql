-- CreateTable
CREATE TABLE "blocked_workspaces" (
    "id" TEXT NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blocked_workspaces_pkey" PRIMARY KEY ("id")
);
