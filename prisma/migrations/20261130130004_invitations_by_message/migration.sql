-- wgw: outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "invitations_message_id_idx" ON "invitations"("message_id");
