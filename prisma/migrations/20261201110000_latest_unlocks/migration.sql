-- What was earned last anywhere is read without sorting what was ever earned.
CREATE INDEX "achievement_award_awarded_at_id_idx" ON "achievement_award"("awarded_at" DESC, "id");
