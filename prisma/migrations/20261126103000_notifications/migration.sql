-- Names that begin with what was typed, for the search of the palette: found however many others hold it somewhere.
CREATE INDEX "tenant_name_prefix_idx" ON "tenant" (lower("name") text_pattern_ops);
CREATE INDEX "user_name_prefix_idx" ON "user" (lower("name") text_pattern_ops) WHERE "erased_at" IS NULL;
