-- A rule may be for leads that came in one way alone: by a form, by hand, by a program, with a file. Empty: however they came.
ALTER TABLE "assignment_rule" ADD COLUMN "origins" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "assignment_rule" ADD CONSTRAINT "assignment_rule_origins" CHECK ("origins" <@ ARRAY['form', 'hand', 'api', 'import']);
