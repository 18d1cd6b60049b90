-- The operator's lists of people, each in the order of names. Without these, a filter that few people pass would be found by
-- walking through all of them.
CREATE INDEX "user_staff_idx" ON "user" (lower("name"), "id") WHERE "platform_role" IS NOT NULL;
CREATE INDEX "user_suspended_idx" ON "user" (lower("name"), "id") WHERE "status" = 'suspended';
CREATE INDEX "user_never_signed_in_idx" ON "user" (lower("name"), "id") WHERE "last_sign_in_at" IS NULL;
-- Lockouts are told by the links that end them.
CREATE INDEX "one_time_token_lockout_idx" ON "one_time_token" ("user_id", "expires_at") WHERE "purpose" = 'unlock' AND "used_at" IS NULL;
