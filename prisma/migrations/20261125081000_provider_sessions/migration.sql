-- A session that was opened through a sign-in provider ends with it, and one of a tenant's own provider opens that tenant alone.
ALTER TABLE "auth_session"
  ADD COLUMN "provider_id" UUID,
  ADD COLUMN "only_tenant_id" UUID;
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "identity_provider"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_only_tenant_id_fkey" FOREIGN KEY ("only_tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "auth_session_provider_id_idx" ON "auth_session"("provider_id");
CREATE INDEX "auth_session_only_tenant_id_idx" ON "auth_session"("only_tenant_id");
