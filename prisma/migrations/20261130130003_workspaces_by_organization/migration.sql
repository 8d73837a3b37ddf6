-- wgw: outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "workspaces_organization_id_idx" ON "workspaces"("organization_id");
