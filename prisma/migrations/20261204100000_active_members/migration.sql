-- How many people there are is counted over all tenants: over this, not over the rows themselves.
CREATE INDEX "membership_active_idx" ON "membership" ("tenant_id") WHERE "status" = 'active';
