-- Achievements that a portfolio shows, by their keys. Whether each was earned, and still is, the awards say whenever it is read.
ALTER TABLE "portfolio" ADD COLUMN "badge_keys" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "portfolio" ADD CONSTRAINT "portfolio_badge_keys_few" CHECK (cardinality("badge_keys") <= 12);
