-- CreateTable
CREATE TABLE "lead_arrival" (
    "tenant_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_arrival_pkey" PRIMARY KEY ("tenant_id","lead_id")
);

-- CreateTable
CREATE TABLE "lead_score" (
    "tenant_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "band" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "model_version" INTEGER,
    "factors" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_score_pkey" PRIMARY KEY ("tenant_id","lead_id")
);

-- CreateTable
CREATE TABLE "lead_scorecard" (
    "tenant_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "card" JSONB NOT NULL,
    "quality" JSONB NOT NULL,
    "won" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "is_usable" BOOLEAN NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_scorecard_pkey" PRIMARY KEY ("tenant_id","version")
);

-- CreateTable
CREATE TABLE "lead_scoring" (
    "tenant_id" UUID NOT NULL,
    "rules" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_scoring_pkey" PRIMARY KEY ("tenant_id")
);

-- AddForeignKey
ALTER TABLE "lead_arrival" ADD CONSTRAINT "lead_arrival_tenant_id_lead_id_fkey" FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "lead"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_score" ADD CONSTRAINT "lead_score_tenant_id_lead_id_fkey" FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "lead"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_scorecard" ADD CONSTRAINT "lead_scorecard_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_scoring" ADD CONSTRAINT "lead_scoring_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "lead_arrival" ADD CONSTRAINT "lead_arrival_facts" CHECK (jsonb_typeof("facts") = 'object');
ALTER TABLE "lead_score"
  ADD CONSTRAINT "lead_score_range" CHECK ("score" BETWEEN 0 AND 100),
  ADD CONSTRAINT "lead_score_band" CHECK ("band" = CASE WHEN "score" >= 80 THEN 'hot' WHEN "score" >= 60 THEN 'warm' WHEN "score" >= 40 THEN 'cold' ELSE 'ice' END),
  ADD CONSTRAINT "lead_score_model" CHECK (("model" = 'rules' AND "model_version" IS NULL) OR ("model" = 'scorecard' AND "model_version" >= 1)),
  ADD CONSTRAINT "lead_score_factors" CHECK (jsonb_typeof("factors") = 'array');
ALTER TABLE "lead_scorecard"
  ADD CONSTRAINT "lead_scorecard_outcomes" CHECK ("version" >= 1 AND "won" >= 50 AND "lost" >= 50),
  ADD CONSTRAINT "lead_scorecard_json" CHECK (jsonb_typeof("card") = 'object' AND jsonb_typeof("quality") = 'object');
ALTER TABLE "lead_scoring" ADD CONSTRAINT "lead_scoring_json" CHECK (jsonb_typeof("rules") = 'object' AND "version" >= 1);

SELECT add_tenant_wall('lead_arrival');
SELECT add_tenant_wall('lead_score');
SELECT add_tenant_wall('lead_scorecard');
SELECT add_tenant_wall('lead_scoring');
-- What was known then, and what was made of it, stays as it was.
REVOKE UPDATE ON "lead_arrival", "lead_scorecard" FROM bizosaas_app, bizosaas_platform;
