-- A member may have a role that the tenant made; "membership_custom_role" sees to it that it is named.
ALTER TABLE "membership"
  DROP CONSTRAINT "membership_role",
  ADD CONSTRAINT "membership_role" CHECK ("role" IN ('tenant_admin', 'manager', 'member', 'viewer', 'custom'));
