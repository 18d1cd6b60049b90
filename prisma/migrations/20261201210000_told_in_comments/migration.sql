-- AlterTable
ALTER TABLE "report_comment" ADD COLUMN     "told_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- Whoever is mentioned again later has been told, and is not told once more.
ALTER TABLE "report_comment" ALTER COLUMN "told_ids" SET NOT NULL, ADD CONSTRAINT "report_comment_told" CHECK (cardinality("told_ids") <= 200);
