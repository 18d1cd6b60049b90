-- Whether a portfolio shows the level that the tenant's points make. Which that is, the balances say whenever it is read.
ALTER TABLE "portfolio" ADD COLUMN "shows_level" BOOLEAN NOT NULL DEFAULT false;
