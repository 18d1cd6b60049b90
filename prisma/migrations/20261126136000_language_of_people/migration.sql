-- The language that a person chose for screens and mails; null while they have chosen none.
ALTER TABLE "user" ADD COLUMN "locale" TEXT,
  ADD CONSTRAINT "user_locale" CHECK ("locale" ~ '^[a-z]{2}$');
