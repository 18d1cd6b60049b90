-- Boards of a day close, too, so that the next one can show who moved.
ALTER TABLE "leaderboard_period" DROP CONSTRAINT "leaderboard_period_period";
ALTER TABLE "leaderboard_period" ADD CONSTRAINT "leaderboard_period_period" CHECK ("period" IN ('day', 'week', 'month', 'quarter') AND "starts_at" < "ends_at");

-- Scores are written only where they are others; when they were computed is kept once.
ALTER TABLE "measured_run" ADD COLUMN "computed_at" TIMESTAMPTZ(3);
UPDATE "measured_run" SET "computed_at" = (SELECT max("computed_at") FROM "measured_score");
