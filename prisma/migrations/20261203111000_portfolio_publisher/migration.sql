-- Who put it before everybody: they are told when something that it shows is gone. Null for what was published before, or by no person.
ALTER TABLE "portfolio" ADD COLUMN "published_by" UUID;
