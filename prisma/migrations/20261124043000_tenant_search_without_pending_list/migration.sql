-- New tenants are entered into the index at once. Kept in a pending list until the next VACUUM, a few thousand of them make
-- the planner read the whole table for every search. Tenants are searched far more often than they are written.
ALTER INDEX "tenant_search_idx" SET (fastupdate = off);
