-- What people have earned and from what: the contract between the achievements, which grant, and the team, which explains. It
-- runs with the caller's rights, so the tenant's wall holds.
CREATE VIEW "earned_privilege" WITH (security_invoker = true) AS
SELECT g."tenant_id", g."user_id", g."permission", g."granted_at", r."source_kind", r."source_key",
       CASE r."source_kind" WHEN 'level' THEN 'Level ' || r."source_key" ELSE coalesce(d."name", r."source_key") END AS "source_name"
FROM "privilege_grant" g
JOIN "privilege_rule" r ON r."id" = g."rule_id"
LEFT JOIN "achievement_definition" d ON r."source_kind" = 'achievement' AND d."key" = r."source_key"
WHERE g."withdrawn_at" IS NULL;
GRANT SELECT ON "earned_privilege" TO bizosaas_app, bizosaas_platform;
