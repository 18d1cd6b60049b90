-- AlterTable
ALTER TABLE "achievement_award" ADD COLUMN     "event_id" UUID,
ADD COLUMN     "period" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "achievement_definition" ADD COLUMN     "counts_from" TIMESTAMPTZ(3),
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "events" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "is_hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "repeat_every" TEXT,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'published',
ADD COLUMN     "tenant_id" UUID,
ADD COLUMN     "uses_measures" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "achievement_version" (
    "definition_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "tenant_id" UUID,
    "status" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "achievement_version_pkey" PRIMARY KEY ("definition_key","version")
);

-- CreateTable
CREATE TABLE "achievement_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "local_date" DATE NOT NULL,
    "actor_id" UUID,
    "data" JSONB NOT NULL,

    CONSTRAINT "achievement_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "achievement_tally" (
    "tenant_id" UUID NOT NULL,
    "definition_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "part" SMALLINT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "achievement_tally_pkey" PRIMARY KEY ("tenant_id","definition_key","version","period","part")
);

-- CreateTable
CREATE TABLE "achievement_bucket" (
    "tenant_id" UUID NOT NULL,
    "definition_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "part" SMALLINT NOT NULL,
    "bucket" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "achievement_bucket_pkey" PRIMARY KEY ("tenant_id","definition_key","version","period","part","bucket")
);

-- CreateTable
CREATE TABLE "achievement_backfill" (
    "id" UUID NOT NULL,
    "definition_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "awarded" INTEGER NOT NULL DEFAULT 0,
    "cursor" UUID,
    "started_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "achievement_backfill_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "achievement_version_tenant_id_created_at_idx" ON "achievement_version"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "achievement_event_tenant_id_at_id_idx" ON "achievement_event"("tenant_id", "at", "id");

-- CreateIndex
CREATE INDEX "achievement_event_actor_id_idx" ON "achievement_event"("actor_id");

-- CreateIndex
CREATE INDEX "achievement_backfill_definition_key_created_at_idx" ON "achievement_backfill"("definition_key", "created_at");

-- CreateIndex
CREATE INDEX "achievement_definition_tenant_id_position_key_idx" ON "achievement_definition"("tenant_id", "position", "key");

-- AddForeignKey
ALTER TABLE "achievement_version" ADD CONSTRAINT "achievement_version_definition_key_fkey" FOREIGN KEY ("definition_key") REFERENCES "achievement_definition"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_version" ADD CONSTRAINT "achievement_version_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_event" ADD CONSTRAINT "achievement_event_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_tally" ADD CONSTRAINT "achievement_tally_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_tally" ADD CONSTRAINT "achievement_tally_definition_key_fkey" FOREIGN KEY ("definition_key") REFERENCES "achievement_definition"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_bucket" ADD CONSTRAINT "achievement_bucket_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_bucket" ADD CONSTRAINT "achievement_bucket_definition_key_fkey" FOREIGN KEY ("definition_key") REFERENCES "achievement_definition"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_backfill" ADD CONSTRAINT "achievement_backfill_definition_key_fkey" FOREIGN KEY ("definition_key") REFERENCES "achievement_definition"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement_definition" ADD CONSTRAINT "achievement_definition_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whoever writes ----------------------------------------------------------------------------------------
ALTER TABLE "achievement_definition"
  ADD CONSTRAINT "achievement_definition_status" CHECK ("status" IN ('draft', 'published', 'retired')),
  ADD CONSTRAINT "achievement_definition_kind" CHECK ("kind" IN ('milestone', 'performance', 'social', 'streak', 'custom')),
  ADD CONSTRAINT "achievement_definition_repeat" CHECK ("repeat_every" IN ('week', 'month', 'quarter', 'year')),
  -- What figures of all time say cannot be earned anew in each period.
  ADD CONSTRAINT "achievement_definition_repeats_events" CHECK ("repeat_every" IS NULL OR NOT "uses_measures"),
  ADD CONSTRAINT "achievement_definition_points" CHECK ("points" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "achievement_definition_custom_points" CHECK ("tenant_id" IS NULL OR "points" <= 100),
  ADD CONSTRAINT "achievement_definition_version" CHECK ("version" > 0 OR "status" = 'draft');
ALTER TABLE "achievement_version"
  ADD CONSTRAINT "achievement_version_status" CHECK ("status" IN ('draft', 'published', 'retired')),
  ADD CONSTRAINT "achievement_version_published" CHECK (("status" = 'draft') = ("published_at" IS NULL)),
  ADD CONSTRAINT "achievement_version_content_size" CHECK (length("content"::text) <= 20000);
ALTER TABLE "achievement_event" ADD CONSTRAINT "achievement_event_data_size" CHECK (length("data"::text) <= 2000);
ALTER TABLE "achievement_backfill" ADD CONSTRAINT "achievement_backfill_state" CHECK ("state" IN ('waiting', 'running', 'done'));
CREATE UNIQUE INDEX "achievement_version_one_draft" ON "achievement_version" ("definition_key") WHERE "status" = 'draft';
CREATE UNIQUE INDEX "achievement_version_one_published" ON "achievement_version" ("definition_key") WHERE "status" = 'published';
CREATE UNIQUE INDEX "achievement_backfill_one_open" ON "achievement_backfill" ("definition_key") WHERE "state" <> 'done';
-- Each event looks up the definitions that read it.
CREATE INDEX "achievement_definition_events_idx" ON "achievement_definition" USING gin ("events") WHERE "status" = 'published';

-- Only a draft's content changes.
CREATE FUNCTION keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'draft' AND (NEW."content" IS DISTINCT FROM OLD."content" OR NEW."version" <> OLD."version" OR NEW."status" = 'draft') THEN
    RAISE EXCEPTION 'a published version is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_published BEFORE UPDATE ON "achievement_version" FOR EACH ROW EXECUTE FUNCTION keep_published_version();

-- Walls ------------------------------------------------------------------------------------------------------------------
-- A tenant reads the platform's definitions and its own, and writes its own alone.
ALTER TABLE "achievement_definition" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "achievement_definition" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON "achievement_definition" TO bizosaas_app
  USING ("tenant_id" IS NULL OR "tenant_id" = app_tenant_id()) WITH CHECK ("tenant_id" = app_tenant_id());
CREATE POLICY platform ON "achievement_definition" TO bizosaas_platform USING (true) WITH CHECK (true);
GRANT INSERT ON "achievement_definition" TO bizosaas_app;
SELECT add_tenant_wall('achievement_version');
REVOKE UPDATE, DELETE ON "achievement_version" FROM bizosaas_app;
SELECT add_tenant_wall('achievement_event');
REVOKE UPDATE, DELETE ON "achievement_event" FROM bizosaas_app;
SELECT add_tenant_wall('achievement_tally');
SELECT add_tenant_wall('achievement_bucket');
REVOKE ALL ON "achievement_backfill" FROM bizosaas_app;

-- The catalogue ----------------------------------------------------------------------------------------------------------
INSERT INTO "achievement_definition" ("position", "key", "surface", "kind", "tier", "points", "difficulty", "name", "description", "condition",
                                      "repeat_every", "is_hidden", "events", "uses_measures")
SELECT a.*, ARRAY(SELECT DISTINCT event #>> '{}' FROM jsonb_path_query(a.condition, '$.**.event') AS event ORDER BY 1),
  jsonb_path_exists(a.condition, '$.**.measure')
FROM (VALUES
  (300, 'first-lead', 'marketing', 'milestone', 'bronze', 100, 1, 'First Lead', 'Capture your first lead.',
   '{"count": {"event": "lead.captured"}, "atLeast": 1}'::jsonb, NULL::text, false),
  (310, 'lead-machine', 'marketing', 'performance', 'silver', 250, 3, 'Lead Machine', 'Capture 100 leads with consent.',
   '{"count": {"event": "lead.captured", "where": [{"field": "hasConsent", "is": true}]}, "atLeast": 100}'::jsonb, NULL, false),
  (320, 'lead-flow', 'marketing', 'streak', 'bronze', 100, 2, 'Lead Flow', 'Capture a lead on 7 days in a row.',
   '{"streak": {"event": "lead.captured"}, "days": 7}'::jsonb, NULL, false),
  (330, 'closer', 'marketing', 'performance', 'silver', 300, 3, 'Closer', 'Turn ten leads into customers.',
   '{"count": {"event": "lead.converted"}, "atLeast": 10}'::jsonb, NULL, false),
  (340, 'rainmaker', 'marketing', 'performance', 'gold', 500, 4, 'Rainmaker', 'Win deals worth 50,000, in your currency, within 90 days.',
   '{"sum": {"event": "lead.converted", "field": "amountMinor"}, "atLeast": 5000000, "within": {"days": 90}}'::jsonb, NULL, false),
  (350, 'content-creator', 'marketing', 'milestone', 'silver', 250, 2, 'Content Creator', 'Publish ten posts.',
   '{"count": {"event": "content.published", "where": [{"field": "kind", "is": "post"}]}, "atLeast": 10}'::jsonb, NULL, false),
  (360, 'case-study-expert', 'marketing', 'milestone', 'silver', 300, 3, 'Case Study Expert', 'Publish a case study.',
   '{"count": {"event": "content.published", "where": [{"field": "kind", "is": "case_study"}]}, "atLeast": 1}'::jsonb, NULL, false),
  (370, 'social-influencer', 'marketing', 'social', 'silver', 300, 3, 'Social Influencer', 'Reach 1,000 followers.',
   '{"max": {"event": "audience.counted", "field": "followers"}, "atLeast": 1000}'::jsonb, NULL, false),
  (380, 'weekly-voice', 'marketing', 'social', 'bronze', 25, 1, 'Weekly Voice', 'Publish something three times in one week. You can earn it every week.',
   '{"count": {"event": "content.published"}, "atLeast": 3}'::jsonb, 'week', false),
  (390, 'open-for-business', 'commerce', 'milestone', 'bronze', 100, 1, 'Open for Business', 'Publish your first product.',
   '{"count": {"event": "product.published"}, "atLeast": 1}'::jsonb, NULL, false),
  (400, 'stocked-shelves', 'commerce', 'milestone', 'bronze', 100, 2, 'Stocked Shelves', 'Publish 25 products.',
   '{"count": {"event": "product.published"}, "atLeast": 25}'::jsonb, NULL, false),
  (410, 'full-catalogue', 'commerce', 'milestone', 'silver', 250, 3, 'Full Catalogue', 'Publish 250 products.',
   '{"count": {"event": "product.published"}, "atLeast": 250}'::jsonb, NULL, false),
  (420, 'picture-perfect', 'commerce', 'performance', 'bronze', 150, 2, 'Picture Perfect', 'Give 95 % of at least 20 products a picture.',
   '{"ratio": {"of": {"count": {"event": "product.published", "where": [{"field": "hasPicture", "is": true}]}}, "over": {"count": {"event": "product.published"}}, "minimum": 20}, "atLeast": 0.95}'::jsonb, NULL, false),
  (430, 'first-sale', 'commerce', 'milestone', 'bronze', 100, 1, 'First Sale', 'Get your first order paid.',
   '{"count": {"event": "order.paid"}, "atLeast": 1}'::jsonb, NULL, false),
  (440, 'ten-sales', 'commerce', 'milestone', 'bronze', 100, 1, 'Ten Sales', 'Get ten orders paid.',
   '{"count": {"event": "order.paid"}, "atLeast": 10}'::jsonb, NULL, false),
  (450, 'hundred-sales', 'commerce', 'performance', 'silver', 250, 3, 'Hundred Sales', 'Get 100 orders paid.',
   '{"count": {"event": "order.paid"}, "atLeast": 100}'::jsonb, NULL, false),
  (460, 'thousand-sales', 'commerce', 'performance', 'gold', 500, 4, 'Thousand Sales', 'Get 1,000 orders paid.',
   '{"count": {"event": "order.paid"}, "atLeast": 1000}'::jsonb, NULL, false),
  (470, 'first-thousand', 'commerce', 'performance', 'bronze', 150, 2, 'First Thousand', 'Take 1,000 in your shop, in your currency.',
   '{"sum": {"event": "order.paid", "field": "totalMinor"}, "atLeast": 100000}'::jsonb, NULL, false),
  (480, 'shop-of-ten-thousand', 'commerce', 'performance', 'silver', 300, 3, 'Ten Thousand Taken', 'Take 10,000 in your shop, in your currency.',
   '{"sum": {"event": "order.paid", "field": "totalMinor"}, "atLeast": 1000000}'::jsonb, NULL, false),
  (490, 'six-figure-shop', 'commerce', 'performance', 'platinum', 600, 5, 'Six-Figure Shop', 'Take 100,000 in your shop, in your currency.',
   '{"sum": {"event": "order.paid", "field": "totalMinor"}, "atLeast": 10000000}'::jsonb, NULL, false),
  (500, 'big-basket', 'commerce', 'performance', 'bronze', 100, 2, 'Big Basket', 'Sell an order worth 500, in your currency.',
   '{"max": {"event": "order.paid", "field": "totalMinor"}, "atLeast": 50000}'::jsonb, NULL, false),
  (510, 'by-the-dozen', 'commerce', 'performance', 'bronze', 100, 2, 'By the Dozen', 'Sell five orders of twelve items or more.',
   '{"count": {"event": "order.paid", "where": [{"field": "itemCount", "atLeast": 12}]}, "atLeast": 5}'::jsonb, NULL, false),
  (520, 'rush-hour', 'commerce', 'performance', 'silver', 200, 3, 'Rush Hour', 'Get ten orders paid within one hour.',
   '{"count": {"event": "order.paid"}, "atLeast": 10, "within": {"hours": 1}}'::jsonb, NULL, false),
  (530, 'busy-week', 'commerce', 'performance', 'silver', 250, 3, 'Busy Week', 'Get 50 orders paid within 7 days.',
   '{"count": {"event": "order.paid"}, "atLeast": 50, "within": {"days": 7}}'::jsonb, NULL, false),
  (540, 'daily-seller', 'commerce', 'streak', 'bronze', 150, 2, 'Daily Seller', 'Sell something on 7 days in a row.',
   '{"streak": {"event": "order.paid"}, "days": 7}'::jsonb, NULL, false),
  (550, 'never-closed', 'commerce', 'streak', 'gold', 400, 4, 'Never Closed', 'Sell something on 30 days in a row; two days off are forgiven.',
   '{"streak": {"event": "order.paid"}, "days": 30, "freezes": 2}'::jsonb, NULL, false),
  (560, 'loyal-customers', 'commerce', 'performance', 'silver', 200, 3, 'Loyal Customers', 'Sell 25 orders to customers who came back.',
   '{"count": {"event": "order.paid", "where": [{"field": "isReturningCustomer", "is": true}]}, "atLeast": 25}'::jsonb, NULL, false),
  (570, 'regulars', 'commerce', 'performance', 'gold', 350, 4, 'Regulars', 'Have 30 % of at least 50 orders come from returning customers.',
   '{"ratio": {"of": {"count": {"event": "order.paid", "where": [{"field": "isReturningCustomer", "is": true}]}}, "over": {"count": {"event": "order.paid"}}, "minimum": 50}, "atLeast": 0.3}'::jsonb, NULL, false),
  (580, 'swift-hands', 'commerce', 'performance', 'silver', 200, 3, 'Swift Hands', 'Ship 50 orders within a day.',
   '{"count": {"event": "order.shipped", "where": [{"field": "hoursToShip", "atMost": 24}]}, "atLeast": 50}'::jsonb, NULL, false),
  (590, 'always-on-time', 'commerce', 'performance', 'gold', 350, 4, 'Always on Time', 'Ship 95 % of at least 50 orders within two days.',
   '{"ratio": {"of": {"count": {"event": "order.shipped", "where": [{"field": "hoursToShip", "atMost": 48}]}}, "over": {"count": {"event": "order.shipped"}}, "minimum": 50}, "atLeast": 0.95}'::jsonb, NULL, false),
  (600, 'first-stars', 'commerce', 'social', 'bronze', 50, 1, 'First Stars', 'Get your first product review.',
   '{"count": {"event": "product.reviewed"}, "atLeast": 1}'::jsonb, NULL, false),
  (610, 'five-star-shop', 'commerce', 'social', 'gold', 300, 4, 'Five-Star Shop', 'Get 50 product reviews with five stars.',
   '{"count": {"event": "product.reviewed", "where": [{"field": "rating", "is": 5}]}, "atLeast": 50}'::jsonb, NULL, false),
  (620, 'keepers', 'commerce', 'performance', 'platinum', 500, 5, 'Keepers', 'Sell 100 orders and have at most 2 % of them refunded.',
   '{"all": [{"count": {"event": "order.paid"}, "atLeast": 100}, {"ratio": {"of": {"count": {"event": "order.refunded"}}, "over": {"count": {"event": "order.paid"}}, "minimum": 100}, "atMost": 0.02}]}'::jsonb, NULL, false),
  (630, 'proven-seller', 'commerce', 'performance', 'gold', 400, 4, 'Proven Seller', 'Win 50 customers or get 500 orders paid.',
   '{"any": [{"count": {"event": "lead.converted"}, "atLeast": 50}, {"count": {"event": "order.paid"}, "atLeast": 500}]}'::jsonb, NULL, false),
  (640, 'strong-month', 'commerce', 'performance', 'silver', 100, 3, 'Strong Month', 'Take 5,000 in one month, in your currency. You can earn it every month.',
   '{"sum": {"event": "order.paid", "field": "totalMinor"}, "atLeast": 500000}'::jsonb, 'month', false),
  (650, 'jackpot', 'commerce', 'performance', 'diamond', 300, 4, 'Jackpot', 'Sell a single order worth 10,000, in your currency.',
   '{"max": {"event": "order.paid", "field": "totalMinor"}, "atLeast": 1000000}'::jsonb, NULL, true),
  (660, 'on-the-map', 'directory', 'milestone', 'bronze', 100, 1, 'On the Map', 'Publish your first listing.',
   '{"count": {"event": "listing.published"}, "atLeast": 1}'::jsonb, NULL, false),
  (670, 'many-places', 'directory', 'milestone', 'silver', 200, 3, 'Many Places', 'Publish five listings.',
   '{"count": {"event": "listing.published"}, "atLeast": 5}'::jsonb, NULL, false),
  (680, 'photo-album', 'directory', 'milestone', 'bronze', 75, 1, 'Photo Album', 'Publish a listing with ten photos.',
   '{"count": {"event": "listing.published", "where": [{"field": "photoCount", "atLeast": 10}]}, "atLeast": 1}'::jsonb, NULL, false),
  (690, 'proven-owner', 'directory', 'milestone', 'bronze', 100, 1, 'Proven Owner', 'Prove that a listing is yours.',
   '{"count": {"event": "listing.claimed"}, "atLeast": 1}'::jsonb, NULL, false),
  (700, 'all-yours', 'directory', 'milestone', 'silver', 200, 3, 'All Yours', 'Prove that five listings are yours.',
   '{"count": {"event": "listing.claimed"}, "atLeast": 5}'::jsonb, NULL, false),
  (710, 'first-review', 'directory', 'social', 'bronze', 50, 1, 'First Review', 'Get your first review.',
   '{"count": {"event": "review.approved"}, "atLeast": 1}'::jsonb, NULL, false),
  (720, 'ten-reviews', 'directory', 'social', 'bronze', 100, 2, 'Ten Reviews', 'Get ten reviews.',
   '{"count": {"event": "review.approved"}, "atLeast": 10}'::jsonb, NULL, false),
  (730, 'fifty-reviews', 'directory', 'social', 'silver', 250, 3, 'Fifty Reviews', 'Get 50 reviews.',
   '{"count": {"event": "review.approved"}, "atLeast": 50}'::jsonb, NULL, false),
  (740, 'house-full-of-praise', 'directory', 'social', 'platinum', 600, 5, 'House Full of Praise', 'Get 500 reviews with four stars or more.',
   '{"count": {"event": "review.approved", "where": [{"field": "rating", "atLeast": 4}]}, "atLeast": 500}'::jsonb, NULL, false),
  (750, 'ten-times-five', 'directory', 'social', 'silver', 200, 2, 'Ten Times Five', 'Get ten reviews with five stars.',
   '{"count": {"event": "review.approved", "where": [{"field": "rating", "is": 5}]}, "atLeast": 10}'::jsonb, NULL, false),
  (760, 'loved', 'directory', 'social', 'gold', 350, 4, 'Loved', 'Have 90 % of at least 25 reviews give four stars or more.',
   '{"ratio": {"of": {"count": {"event": "review.approved", "where": [{"field": "rating", "atLeast": 4}]}}, "over": {"count": {"event": "review.approved"}}, "minimum": 25}, "atLeast": 0.9}'::jsonb, NULL, false),
  (770, 'good-listener', 'directory', 'social', 'bronze', 50, 1, 'Good Listener', 'Answer a review.',
   '{"count": {"event": "review.answered"}, "atLeast": 1}'::jsonb, NULL, false),
  (780, 'every-voice', 'directory', 'social', 'silver', 250, 3, 'Every Voice Counts', 'Answer 80 % of at least 20 reviews.',
   '{"ratio": {"of": {"count": {"event": "review.answered"}}, "over": {"count": {"event": "review.approved"}}, "minimum": 20}, "atLeast": 0.8}'::jsonb, NULL, false),
  (790, 'same-day-answer', 'directory', 'performance', 'silver', 200, 3, 'Same-Day Answer', 'Answer 25 reviews within a day.',
   '{"count": {"event": "review.answered", "where": [{"field": "hoursToAnswer", "atMost": 24}]}, "atLeast": 25}'::jsonb, NULL, false),
  (800, 'first-enquiry', 'directory', 'milestone', 'bronze', 50, 1, 'First Enquiry', 'Get your first enquiry.',
   '{"count": {"event": "enquiry.received"}, "atLeast": 1}'::jsonb, NULL, false),
  (810, 'in-demand', 'directory', 'performance', 'silver', 250, 3, 'In Demand', 'Get 100 enquiries.',
   '{"count": {"event": "enquiry.received"}, "atLeast": 100}'::jsonb, NULL, false),
  (820, 'hot-week', 'directory', 'performance', 'silver', 200, 3, 'Hot Week', 'Get 20 enquiries within 7 days.',
   '{"count": {"event": "enquiry.received"}, "atLeast": 20, "within": {"days": 7}}'::jsonb, NULL, false),
  (830, 'quick-reply', 'directory', 'performance', 'bronze', 150, 2, 'Quick Reply', 'Answer ten enquiries within an hour.',
   '{"count": {"event": "enquiry.answered", "where": [{"field": "hoursToAnswer", "atMost": 1}]}, "atLeast": 10}'::jsonb, NULL, false),
  (840, 'no-one-waits', 'directory', 'performance', 'gold', 350, 4, 'No One Waits', 'Answer 95 % of at least 50 enquiries.',
   '{"ratio": {"of": {"count": {"event": "enquiry.answered"}}, "over": {"count": {"event": "enquiry.received"}}, "minimum": 50}, "atLeast": 0.95}'::jsonb, NULL, false),
  (850, 'special-offer', 'directory', 'milestone', 'bronze', 75, 1, 'Special Offer', 'Publish your first offer.',
   '{"count": {"event": "listing.offer_published"}, "atLeast": 1}'::jsonb, NULL, false),
  (860, 'year-of-offers', 'directory', 'milestone', 'silver', 200, 3, 'A Year of Offers', 'Publish twelve offers within 365 days.',
   '{"count": {"event": "listing.offer_published"}, "atLeast": 12, "within": {"days": 365}}'::jsonb, NULL, false),
  (870, 'talk-of-the-town', 'directory', 'streak', 'silver', 200, 3, 'Talk of the Town', 'Get a review on 7 days in a row; one day off is forgiven.',
   '{"streak": {"event": "review.approved"}, "days": 7, "freezes": 1}'::jsonb, NULL, false),
  (880, 'always-there', 'directory', 'streak', 'silver', 200, 3, 'Always There', 'Answer an enquiry on 14 days in a row; two days off are forgiven.',
   '{"streak": {"event": "enquiry.answered"}, "days": 14, "freezes": 2}'::jsonb, NULL, false),
  (890, 'sought-after-month', 'directory', 'performance', 'bronze', 75, 2, 'Sought-After Month', 'Get 25 enquiries in one month. You can earn it every month.',
   '{"count": {"event": "enquiry.received"}, "atLeast": 25}'::jsonb, 'month', false),
  (900, 'turned-around', 'directory', 'social', 'gold', 300, 4, 'Turned Around', 'Get a review of two stars or fewer, answer one, and get 20 with five.',
   '{"all": [{"count": {"event": "review.approved", "where": [{"field": "rating", "atMost": 2}]}, "atLeast": 1}, {"count": {"event": "review.answered"}, "atLeast": 1}, {"count": {"event": "review.approved", "where": [{"field": "rating", "is": 5}]}, "atLeast": 20}]}'::jsonb, NULL, true),
  (910, 'welcome-aboard', 'platform', 'milestone', 'bronze', 10, 1, 'Welcome Aboard', 'Sign in to your portal.',
   '{"count": {"event": "session.opened"}, "atLeast": 1}'::jsonb, NULL, false),
  (920, 'regular-guest', 'platform', 'streak', 'bronze', 75, 1, 'Regular Guest', 'Sign in to your portal on 7 days in a row.',
   '{"streak": {"event": "session.opened"}, "days": 7}'::jsonb, NULL, false),
  (930, 'part-of-the-day', 'platform', 'streak', 'silver', 200, 3, 'Part of the Day', 'Sign in to your portal on 30 days in a row; two days off are forgiven.',
   '{"streak": {"event": "session.opened"}, "days": 30, "freezes": 2}'::jsonb, NULL, false),
  (940, 'hundred-days', 'platform', 'streak', 'platinum', 500, 5, 'A Hundred Days', 'Sign in to your portal on 100 days in a row; five days off are forgiven.',
   '{"streak": {"event": "session.opened"}, "days": 100, "freezes": 5}'::jsonb, NULL, false),
  (950, 'full-week', 'platform', 'streak', 'bronze', 20, 1, 'Full Week', 'Sign in to your portal on five days in a row of one week. You can earn it every week.',
   '{"streak": {"event": "session.opened"}, "days": 5}'::jsonb, 'week', false),
  (960, 'first-colleague', 'platform', 'social', 'bronze', 50, 1, 'First Colleague', 'Have a colleague join your portal.',
   '{"count": {"event": "member.joined"}, "atLeast": 1}'::jsonb, NULL, false),
  (970, 'small-team', 'platform', 'social', 'bronze', 100, 2, 'Small Team', 'Have five people join your portal.',
   '{"count": {"event": "member.joined"}, "atLeast": 5}'::jsonb, NULL, false),
  (980, 'full-house', 'platform', 'social', 'silver', 250, 3, 'Full House', 'Have 25 people join your portal.',
   '{"count": {"event": "member.joined"}, "atLeast": 25}'::jsonb, NULL, false),
  (990, 'locked-door', 'platform', 'milestone', 'bronze', 100, 1, 'Locked Door', 'Set up a second factor.',
   '{"count": {"event": "second_factor.added"}, "atLeast": 1}'::jsonb, NULL, false),
  (1000, 'pass-keeper', 'platform', 'milestone', 'bronze', 100, 2, 'Pass Keeper', 'Set up a passkey.',
   '{"count": {"event": "second_factor.added", "where": [{"field": "factor", "is": "passkey"}]}, "atLeast": 1}'::jsonb, NULL, false),
  (1010, 'safe-team', 'platform', 'milestone', 'silver', 250, 3, 'Safe Team', 'Set up ten second factors.',
   '{"count": {"event": "second_factor.added"}, "atLeast": 10}'::jsonb, NULL, false),
  (1020, 'first-key', 'platform', 'milestone', 'bronze', 75, 2, 'First Key', 'Make an API key.',
   '{"count": {"event": "api_key.created"}, "atLeast": 1}'::jsonb, NULL, false),
  (1030, 'wired-up', 'platform', 'milestone', 'bronze', 75, 2, 'Wired Up', 'Set up a webhook.',
   '{"count": {"event": "webhook_endpoint.created"}, "atLeast": 1}'::jsonb, NULL, false),
  (1040, 'integrator', 'platform', 'milestone', 'silver', 200, 3, 'Integrator', 'Make three API keys and set up three webhooks.',
   '{"all": [{"count": {"event": "api_key.created"}, "atLeast": 3}, {"count": {"event": "webhook_endpoint.created"}, "atLeast": 3}]}'::jsonb, NULL, false),
  (1050, 'own-colours', 'platform', 'milestone', 'bronze', 50, 1, 'Own Colours', 'Give your portal your branding.',
   '{"count": {"event": "branding.changed"}, "atLeast": 1}'::jsonb, NULL, false),
  (1060, 'own-face', 'platform', 'milestone', 'bronze', 50, 1, 'Own Face', 'Give your portal your logo.',
   '{"count": {"event": "branding.changed", "where": [{"field": "hasLogo", "is": true}]}, "atLeast": 1}'::jsonb, NULL, false),
  (1070, 'own-address', 'platform', 'milestone', 'silver', 150, 2, 'Own Address', 'Verify a domain of your own.',
   '{"count": {"event": "tenant_domain.verified"}, "atLeast": 1}'::jsonb, NULL, false),
  (1080, 'many-addresses', 'platform', 'milestone', 'silver', 200, 3, 'Many Addresses', 'Verify three domains of your own.',
   '{"count": {"event": "tenant_domain.verified"}, "atLeast": 3}'::jsonb, NULL, false),
  (1090, 'point-of-view', 'platform', 'milestone', 'bronze', 25, 1, 'Point of View', 'Save a view of a table.',
   '{"count": {"event": "saved_view.created"}, "atLeast": 1}'::jsonb, NULL, false),
  (1100, 'view-collector', 'platform', 'milestone', 'bronze', 75, 2, 'View Collector', 'Save ten views of tables.',
   '{"count": {"event": "saved_view.created"}, "atLeast": 10}'::jsonb, NULL, false),
  (1110, 'first-figures', 'platform', 'milestone', 'bronze', 25, 1, 'First Figures', 'Have figures imported.',
   '{"count": {"event": "campaign.figures_imported"}, "atLeast": 1}'::jsonb, NULL, false),
  (1120, 'steady-figures', 'platform', 'streak', 'silver', 150, 2, 'Steady Figures', 'Have figures imported on 14 days in a row; one day off is forgiven.',
   '{"streak": {"event": "campaign.figures_imported"}, "days": 14, "freezes": 1}'::jsonb, NULL, false),
  (1130, 'data-habit', 'platform', 'performance', 'silver', 150, 3, 'Data Habit', 'Have figures imported 20 times within 30 days.',
   '{"count": {"event": "campaign.figures_imported"}, "atLeast": 20, "within": {"days": 30}}'::jsonb, NULL, false),
  (1140, 'first-five', 'platform', 'milestone', 'bronze', 50, 1, 'First Five', 'Earn five achievements.',
   '{"count": {"event": "achievement.awarded"}, "atLeast": 5}'::jsonb, NULL, false),
  (1150, 'collector', 'platform', 'milestone', 'silver', 200, 3, 'Collector', 'Earn 25 achievements.',
   '{"count": {"event": "achievement.awarded"}, "atLeast": 25}'::jsonb, NULL, false),
  (1160, 'treasure-hunter', 'platform', 'milestone', 'platinum', 500, 5, 'Treasure Hunter', 'Earn 60 achievements.',
   '{"count": {"event": "achievement.awarded"}, "atLeast": 60}'::jsonb, NULL, false),
  (1170, 'all-rounder', 'platform', 'milestone', 'gold', 300, 4, 'All-Rounder', 'Launch a campaign, sell an order and get a review.',
   '{"all": [{"measure": "campaigns_launched", "atLeast": 1}, {"count": {"event": "order.paid"}, "atLeast": 1}, {"count": {"event": "review.approved"}, "atLeast": 1}]}'::jsonb, NULL, false),
  (1180, 'founding-member', 'platform', 'milestone', 'silver', 50, 1, 'Founding Member', 'Sign in to your portal before July 2027.',
   '{"first": {"event": "session.opened"}, "until": "2027-06-30"}'::jsonb, NULL, false),
  (1190, 'old-friend', 'platform', 'milestone', 'diamond', 300, 2, 'Old Friend', 'Sign in to your portal in 2027 or earlier, and again in 2028 or later.',
   '{"all": [{"first": {"event": "session.opened"}, "until": "2027-12-31"}, {"last": {"event": "session.opened"}, "since": "2028-01-01"}]}'::jsonb, NULL, true),
  (1200, 'hat-trick', 'platform', 'milestone', 'silver', 100, 3, 'Hat Trick', 'Earn three achievements of 100 points or more within an hour.',
   '{"count": {"event": "achievement.awarded", "where": [{"field": "points", "atLeast": 100}]}, "atLeast": 3, "within": {"hours": 1}}'::jsonb, NULL, true)
) AS a (position, key, surface, kind, tier, points, difficulty, name, description, condition, repeat_every, is_hidden);

-- What there is, is version 1 of it. It was written by nobody: it came with the portal.
INSERT INTO "achievement_version" ("definition_key", "version", "status", "content", "published_at")
SELECT "key", 1, 'published', jsonb_build_object(
    'name', "name", 'description', "description", 'kind', "kind", 'surface', "surface", 'tier', "tier", 'points', "points",
    'difficulty', "difficulty", 'condition', "condition", 'isHidden', "is_hidden", 'repeatEvery', "repeat_every"), now()
FROM "achievement_definition";
