-- The creatives of all campaigns are listed with what was changed last at the top.
CREATE INDEX "campaign_creative_tenant_id_updated_at_id_idx" ON "campaign_creative"("tenant_id", "updated_at" DESC, "id" DESC);
