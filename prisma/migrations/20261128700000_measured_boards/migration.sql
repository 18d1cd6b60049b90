-- What trade a tenant is in, for boards of its like; null until somebody says so.
ALTER TABLE "tenant" ADD COLUMN "industry" TEXT;
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_industry" CHECK ("industry" IN ('construction', 'education', 'finance', 'food', 'health', 'hospitality',
  'manufacturing', 'media', 'nonprofit', 'professional_services', 'real_estate', 'retail', 'technology', 'travel', 'other'));

-- CreateTable
CREATE TABLE "company_board_choice" (
    "tenant_id" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_board_choice_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "measured_board" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "weights" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "measured_board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measured_score" (
    "tenant_id" UUID NOT NULL,
    "board" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "industry" TEXT,
    "score_hundredths" INTEGER,
    "rank" INTEGER,
    "industry_rank" INTEGER,
    "parts" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "measured_score_pkey" PRIMARY KEY ("tenant_id","board","period","starts_on")
);

-- CreateTable
CREATE TABLE "measured_run" (
    "id" INTEGER NOT NULL,
    "asked" BIGINT NOT NULL DEFAULT 0,
    "done" BIGINT NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),

    CONSTRAINT "measured_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "measured_score_board_period_starts_on_rank_idx" ON "measured_score"("board", "period", "starts_on", "rank");

-- AddForeignKey
ALTER TABLE "company_board_choice" ADD CONSTRAINT "company_board_choice_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measured_score" ADD CONSTRAINT "measured_score_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "company_board_choice" ADD CONSTRAINT "company_board_choice_choice" CHECK ("choice" IN ('name', 'anonymous', 'none'));
ALTER TABLE "measured_board"
  ADD CONSTRAINT "measured_board_name" CHECK (char_length("name") BETWEEN 1 AND 60),
  ADD CONSTRAINT "measured_board_weights" CHECK (jsonb_typeof("weights") = 'array' AND jsonb_array_length("weights") > 0);
CREATE UNIQUE INDEX "measured_board_name_key" ON "measured_board"(lower("name")) WHERE "retired_at" IS NULL;
ALTER TABLE "measured_score"
  ADD CONSTRAINT "measured_score_period" CHECK ("period" IN ('day', 'week', 'month', 'quarter', 'all')),
  ADD CONSTRAINT "measured_score_score" CHECK ("score_hundredths" BETWEEN 0 AND 10000 AND "rank" > 0 AND "industry_rank" > 0),
  -- Who has no score has no rank, and who has no industry none in it.
  ADD CONSTRAINT "measured_score_ranks" CHECK (("score_hundredths" IS NULL) = ("rank" IS NULL)
    AND ("industry_rank" IS NULL) = ("rank" IS NULL OR "industry" IS NULL));
ALTER TABLE "measured_run" ADD CONSTRAINT "measured_run_only" CHECK ("id" = 1 AND "done" <= "asked");
INSERT INTO "measured_run" ("id", "asked") VALUES (1, 1);

SELECT add_tenant_wall('company_board_choice');
SELECT add_tenant_wall('measured_score');
-- Scores are the portal's own; a tenant may take its own off the boards.
REVOKE INSERT, UPDATE ON "measured_score" FROM bizosaas_app;
REVOKE DELETE ON "company_board_choice" FROM bizosaas_app;
REVOKE INSERT, UPDATE, DELETE ON "measured_board" FROM bizosaas_app;
REVOKE ALL ON "measured_run" FROM bizosaas_app;
REVOKE DELETE ON "measured_board" FROM bizosaas_platform;
REVOKE INSERT, DELETE ON "measured_run" FROM bizosaas_platform;

-- Whatever decides who is on a board, or by what, asks for the scores anew, in its own transaction: what commits is never missed.
CREATE FUNCTION ask_for_scores() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE "measured_run" SET "asked" = "asked" + 1;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ask_for_scores() FROM PUBLIC;
CREATE TRIGGER ask_for_scores AFTER INSERT OR UPDATE OR DELETE ON "company_board_choice" FOR EACH STATEMENT EXECUTE FUNCTION ask_for_scores();
CREATE TRIGGER ask_for_scores AFTER INSERT OR UPDATE ON "measured_board" FOR EACH STATEMENT EXECUTE FUNCTION ask_for_scores();
CREATE TRIGGER ask_for_scores AFTER UPDATE OF "industry" ON "tenant" FOR EACH STATEMENT EXECUTE FUNCTION ask_for_scores();

-- On which days something was counted, by channel and kind of campaign, whatever the currency; of how many rows. It runs with the rights of
-- who reads it, so that row-level security of the tables holds.
CREATE VIEW "tenant_campaign_activity" WITH (security_invoker = true) AS
SELECT d."tenant_id", d."day", d."channel", c."type", count(*) AS "rows"
FROM "campaign_channel_day" d
JOIN "campaign" c ON c."tenant_id" = d."tenant_id" AND c."id" = d."campaign_id"
WHERE d."impressions" > 0 OR d."clicks" > 0 OR d."conversions" > 0 OR d."spend_minor" > 0 OR d."revenue_minor" > 0
GROUP BY d."tenant_id", d."day", d."channel", c."type";

REVOKE ALL ON "tenant_campaign_activity" FROM bizosaas_app, bizosaas_platform;
GRANT SELECT ON "tenant_campaign_activity" TO bizosaas_app, bizosaas_platform;
