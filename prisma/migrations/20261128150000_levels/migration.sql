-- CreateTable
CREATE TABLE "level_table" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "levels" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "level_table_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "level_table"
  ADD CONSTRAINT "level_table_one" CHECK ("id" = 1),
  ADD CONSTRAINT "level_table_levels" CHECK (jsonb_typeof("levels") = 'array' AND jsonb_array_length("levels") BETWEEN 2 AND 30);

-- As levels were until now: 0, 100, 300, 600, 1,000 and so on, each step 100 longer than the one before.
INSERT INTO "level_table" ("levels")
SELECT jsonb_agg(jsonb_build_object('name', '', 'points', 50 * n * (n - 1)) ORDER BY n) FROM generate_series(1, 20) n;

-- The operator's; everybody reads it.
REVOKE INSERT, UPDATE, DELETE ON "level_table" FROM bizosaas_app;
REVOKE INSERT, DELETE ON "level_table" FROM bizosaas_platform;
