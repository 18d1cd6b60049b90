-- The ground floor granted writing on every table there was, this one among them: the portal reads which migrations were
-- applied, and only the owner says so.
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM bizosaas_app, bizosaas_platform;
