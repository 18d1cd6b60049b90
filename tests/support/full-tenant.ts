import { Client } from "pg";
import { newId } from "#lib/platform/crypto";
import { createPerson, createTenant, type Person } from "./contexts.ts";
import type { TestDatabase } from "./database.ts";

export interface FullTenant {
  id: string;
  slug: string;
  name: string;
  /** Belongs to it alone. */
  only: Person;
}

/** A cancelled tenant with rows in as many tables as can be, and with `days` days of figures. */
export async function createFullTenant(database: TestDatabase, { days = 40 }: { days?: number } = {}): Promise<FullTenant> {
  const mark = newId().slice(-12);
  const { id, slug, name } = await createTenant(database.db, {
    slug: `full-${mark}`,
    name: `Full ${mark}`,
    status: "cancelled",
    timeZone: "Europe/Berlin",
  });
  const only = await createPerson(database.db, { memberships: [{ tenantId: id, role: "tenant_admin" }] });
  const [role, account, group, scimUser, campaign, provider] = Array.from({ length: 6 }, newId);
  const client = new Client(database.superuserUrl);
  await client.connect();
  const run = (text: string, values: unknown[]) => client.query(text, values);
  await run(`INSERT INTO custom_role (id, tenant_id, name, grants) VALUES ($1, $2, 'Buyer', '{"campaign.read": "all"}')`, [role, id]);
  const team = newId();
  await run("INSERT INTO team (id, tenant_id, name) VALUES ($1, $2, 'Sales')", [team, id]);
  await run("INSERT INTO team_member (tenant_id, user_id, team_id) VALUES ($1, $2, $3)", [id, only.id, team]);
  await run("INSERT INTO tenant_policy (tenant_id, second_factor, support_access) VALUES ($1, 'required', 'read')", [id]);
  await run("INSERT INTO tenant_domain (id, tenant_id, domain) VALUES ($1, $2, $3)", [newId(), id, `${slug}.example`]);
  await run(
    `INSERT INTO invitation (id, tenant_id, email, role, custom_role_id, token_hash, status, sent_at, expires_at)
     VALUES ($1, $2, 'guest@test.example', 'custom', $3, $4, 'pending', now(), now() + interval '7 days')`,
    [newId(), id, role, `token-${mark}`],
  );
  await run("INSERT INTO service_account (id, tenant_id, name) VALUES ($1, $2, 'Machine')", [account, id]);
  await run(
    `INSERT INTO api_key (id, tenant_id, service_account_id, name, prefix, secret_hash, scopes, calls_per_minute, expires_at)
     VALUES ($1, $2, $3, 'Key', $4, $5, '{}', 60, now() + interval '30 days')`,
    [newId(), id, account, mark, `secret-of-key-${mark}`],
  );
  await run(
    `INSERT INTO identity_provider (id, tenant_id, name, kind, issuer, client_id, client_secret_sealed)
     VALUES ($1, $2, 'Company', 'oidc', 'https://id.example', 'client', $3)`,
    [provider, id, `sealed-${mark}`],
  );
  await run("INSERT INTO scim_group (id, tenant_id, display_name) VALUES ($1, $2, 'Group')", [group, id]);
  await run("INSERT INTO scim_user (id, tenant_id, user_id, user_name) VALUES ($1, $2, $3, $4)", [scimUser, id, only.id, only.email]);
  await run("INSERT INTO scim_group_member (tenant_id, group_id, scim_user_id) VALUES ($1, $2, $3)", [id, group, scimUser]);
  await run("INSERT INTO feature_flag (key, name) VALUES ('test.full', 'Full') ON CONFLICT DO NOTHING", []);
  const service = newId();
  await run("INSERT INTO service (id, key, name, kind, is_platform) VALUES ($1, $2, 'Full', 'backend', false)", [service, `full-${id}`]);
  await run("INSERT INTO service_tenant (service_id, tenant_id) VALUES ($1, $2)", [service, id]);
  await run("INSERT INTO feature_flag_override (tenant_id, flag_key, is_on) VALUES ($1, 'test.full', true)", [id]);
  await run("INSERT INTO saved_view (id, tenant_id, owner_id, table_key, name, state) VALUES ($1, $2, $3, 'campaigns', 'Mine', '{}')", [
    newId(),
    id,
    only.id,
  ]);
  await run(
    "INSERT INTO notification (id, user_id, tenant_id, event_id, kind, title, body, href) VALUES ($1, $2, $3, $4, 'security', 'Told', 'Something', '/portal')",
    [newId(), only.id, id, newId()],
  );
  await run(
    "INSERT INTO mail_file (id, tenant_id, name, content_type, size_bytes, bytes, created_at) VALUES ($1, $2, 'October.pdf', 'application/pdf', 1, 'x', now())",
    [newId(), id],
  );
  await run("INSERT INTO mail_message (id, tenant_id, recipient, subject, text, status) VALUES ($1, $2, 'guest@test.example', 'Hello', $3, 'sent')", [
    newId(),
    id,
    `https://portal.example/invite?token=link-${mark}`,
  ]);
  await run("INSERT INTO realtime_update (tenant_id, topic, payload) VALUES ($1, 'test', '{}')", [id]);
  await run(
    "INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key) SELECT gen_random_uuid(), $1, $2, 10, 'cause-' || n FROM generate_series(1, 30) n",
    [id, only.id],
  );
  const season = newId();
  await run("INSERT INTO season (id, name, starts_on, ends_on, rewards) VALUES ($1, 'Spring', '2020-03-01', '2020-05-31', '[]')", [season]);
  await run("INSERT INTO season_closing (tenant_id, season_id, people, paid, closed_at) VALUES ($1, $2, 1, 0, now())", [id, season]);
  await run("INSERT INTO season_rank (tenant_id, season_id, user_id, place, rank, points, reward) VALUES ($1, $2, $3, 1, 1, 300, 0)", [
    id,
    season,
    only.id,
  ]);
  await run("INSERT INTO company_board_choice (tenant_id, choice, changed_at) VALUES ($1, 'name', now())", [id]);
  await run(
    "INSERT INTO measured_score (tenant_id, board, period, starts_on, score_hundredths, rank, parts, computed_at) VALUES ($1, 'global', 'all', '1970-01-01', 5000, 1, '[]', now())",
    [id],
  );
  await run(
    `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on)
     VALUES ($1, $2, 'c1', 'Spring “sale”, ünïcode', 'awareness', 'active', 100000, 'EUR', '2026-01-01')`,
    [campaign, id],
  );
  await run("INSERT INTO campaign_channel (tenant_id, campaign_id, channel, budget_minor) VALUES ($1, $2, 'email', 5000)", [id, campaign]);
  await run("INSERT INTO campaign_activity (id, tenant_id, campaign_id, actor_id, kind, detail, at) VALUES ($1, $2, $3, $4, 'launch', '{}', now())", [
    newId(),
    id,
    campaign,
    only.id,
  ]);
  const creative = newId();
  await run("INSERT INTO campaign_creative (id, tenant_id, campaign_id, name, created_at, updated_at) VALUES ($1, $2, $3, 'Banner', now(), now())", [
    creative,
    id,
    campaign,
  ]);
  await run(
    "INSERT INTO campaign_creative_version (tenant_id, creative_id, number, text, made_at) VALUES ($1, $2, 1, 'Twenty per cent off', now())",
    [id, creative],
  );
  await run(
    "INSERT INTO campaign_creative_comment (id, tenant_id, creative_id, number, author_id, body, created_at) VALUES ($1, $2, $3, 1, $4, 'Larger', now())",
    [newId(), id, creative, only.id],
  );
  const [test, variant] = [newId(), newId()];
  await run(
    `INSERT INTO campaign_test (id, tenant_id, campaign_id, name, hypothesis, metric, baseline_bps, effect_bps, alpha_bps, power_percent, sample_per_variant,
       made_by_id, created_at, updated_at) VALUES ($1, $2, $3, 'Button', 'Green is better', 'click_rate', 300, 60, 500, 80, 13914, $4, now(), now())`,
    [test, id, campaign, only.id],
  );
  await run("INSERT INTO campaign_variant (id, tenant_id, test_id, position, name, creative_id) VALUES ($1, $2, $3, 1, 'As now', $4)", [
    variant,
    id,
    test,
    creative,
  ]);
  await run("INSERT INTO campaign_variant_day (tenant_id, variant_id, day, trials, successes) VALUES ($1, $2, '2026-01-01', 100, 3)", [id, variant]);
  await run(
    `INSERT INTO campaign_link (id, tenant_id, campaign_id, base_url, utm_source, utm_medium, utm_campaign, url, made_by_id, created_at)
     VALUES ($1, $2, $3, 'https://shop.example/', 'news', 'email', 'spring', 'https://shop.example/?utm_source=news&utm_medium=email&utm_campaign=spring', $4, now())`,
    [newId(), id, campaign, only.id],
  );
  await run(
    "INSERT INTO campaign_template (id, tenant_id, name, plan, days, made_by_id, created_at) VALUES ($1, $2, 'Spring', '{}', 28, $3, now())",
    [newId(), id, only.id],
  );
  await run(
    `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
     SELECT $1, $2, 'email', date '1990-01-01' + n, n, 0, 0, 0, 0 FROM generate_series(1, $3::int) n`,
    [id, campaign, days],
  );
  const figures = newId();
  await run(
    "INSERT INTO figure_import (id, tenant_id, source, status, file_name, size_bytes, asked_by_id, created_at) VALUES ($1, $2, 'own', 'done', 'figures.csv', 3, $3, now())",
    [figures, id, only.id],
  );
  await run("INSERT INTO figure_import_piece (tenant_id, import_id, position, bytes) VALUES ($1, $2, 0, '\\x612c62')", [id, figures]);
  await run(
    `INSERT INTO figure_import_row (tenant_id, import_id, line, campaign_key, campaign_name, currency, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
     VALUES ($1, $2, 2, 'c1', 'Spring', 'EUR', 'email', '2026-01-01', 1, 1, 0.5, 100, 200)`,
    [id, figures],
  );
  await run("INSERT INTO figure_import_error (tenant_id, import_id, line, cells, message) VALUES ($1, $2, 3, '[\"a\"]', 'This is no day.')", [
    id,
    figures,
  ]);
  await run("INSERT INTO figure_import_change (tenant_id, import_id, campaign_id, channel, day) VALUES ($1, $2, $3, 'email', '1990-01-02')", [
    id,
    figures,
    campaign,
  ]);
  await run("INSERT INTO figure_mapping (tenant_id, source, settings, updated_at) VALUES ($1, 'own', '{}', now())", [id]);
  await run(
    `INSERT INTO achievement_definition (key, tenant_id, name, description, kind, surface, tier, points, difficulty, condition, position, events, uses_measures)
     VALUES ($1, $2, 'Own', 'Own', 'custom', 'platform', 'bronze', 0, 1, '{"count": {"event": "session.opened"}, "atLeast": 5}', 1, '{session.opened}', false)`,
    [`custom-${id}`, id],
  );
  await run(
    "INSERT INTO achievement_version (definition_key, version, tenant_id, status, content, published_at) VALUES ($1, 1, $2, 'published', '{}', now())",
    [`custom-${id}`, id],
  );
  await run(
    "INSERT INTO achievement_event (tenant_id, id, name, at, local_date, actor_id, data) VALUES ($1, $2, 'session.opened', now(), now(), $3, '{}')",
    [id, newId(), only.id],
  );
  await run("INSERT INTO achievement_tally (tenant_id, definition_key, version, period, part, value) VALUES ($1, $2, 1, '', 0, 1)", [
    id,
    `custom-${id}`,
  ]);
  await run("INSERT INTO achievement_bucket (tenant_id, definition_key, version, period, part, bucket, value) VALUES ($1, $2, 1, '', 0, 1, 1)", [
    id,
    `custom-${id}`,
  ]);
  const report = newId();
  await run(
    `INSERT INTO report (id, tenant_id, name, sort_name, period, blocks, author_id, created_at, changed_at)
     VALUES ($1, $2, 'October', 'october', '{"kind": "last_month"}', '[]', $3, now(), now())`,
    [report, id, only.id],
  );
  await run(
    `INSERT INTO report_share (id, tenant_id, report_id, label, token_hash, password_hash, expires_at, created_at)
     VALUES ($1, $2, $3, 'Client', encode(sha256($4::bytea), 'hex'), $5, now() + interval '30 days', now())`,
    [newId(), id, report, `share-${mark}`, `password-of-share-${mark}`],
  );
  const reportSchedule = newId();
  await run(
    `INSERT INTO report_schedule (id, tenant_id, report_id, cadence, month_day, hour, next_due_at, created_at)
     VALUES ($1, $2, $3, 'monthly', 1, 8, now() + interval '30 days', now())`,
    [reportSchedule, id, report],
  );
  await run("INSERT INTO report_recipient (id, tenant_id, schedule_id, user_id) VALUES ($1, $2, $3, $4)", [newId(), id, reportSchedule, only.id]);
  await run("INSERT INTO report_delivery (tenant_id, schedule_id, due_at, sent_at, mails) VALUES ($1, $2, now(), now(), 1)", [id, reportSchedule]);
  await run("INSERT INTO report_comment (id, tenant_id, report_id, author_id, text, created_at) VALUES ($1, $2, $3, $4, 'Well done', now())", [
    newId(),
    id,
    report,
    only.id,
  ]);
  const portfolio = newId();
  await run(
    `INSERT INTO portfolio (id, tenant_id, slug, unlisted_token, kind, title, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'basic', 'Results', now(), now())`,
    [portfolio, id, `results-${mark}`, `u_${"t".repeat(30)}${mark}`],
  );
  await run(
    `INSERT INTO portfolio_figure (id, tenant_id, portfolio_id, position, measure, period_from, period_to, value, currency, source_rows, source_changed, verified_at)
     VALUES ($1, $2, $3, 0, 'conversions', '2026-01-01', '2026-03-31', 12, 'EUR', 90, now(), now())`,
    [newId(), id, portfolio],
  );
  await run("INSERT INTO portfolio_case_study (id, tenant_id, portfolio_id, position, title) VALUES ($1, $2, $3, 0, 'Case')", [
    newId(),
    id,
    portfolio,
  ]);
  await run("INSERT INTO portfolio_testimonial (id, tenant_id, portfolio_id, email, name, requested_at) VALUES ($1, $2, $3, $4, 'Reader', now())", [
    newId(),
    id,
    portfolio,
    `client-${mark}@company.example`,
  ]);
  const [code, conversion] = [
    `BIZ${mark
      .replace(/[^0-9a-f]/g, "")
      .padEnd(8, "0")
      .slice(0, 8)
      .toUpperCase()}`,
    newId(),
  ];
  await run("INSERT INTO referral_code (code, tenant_id, user_id, created_at, expires_at) VALUES ($1, $2, $3, now(), now() + interval '1 year')", [
    code,
    id,
    only.id,
  ]);
  await run("INSERT INTO referral_visit_day (tenant_id, code, day, source, visits) VALUES ($1, $2, '2026-03-01', 'mail', 4)", [id, code]);
  await run(
    `INSERT INTO referral_conversion (id, tenant_id, code, user_id, kind, cause_key, referred_email, converted_at, created_at)
     VALUES ($1, $2, $3, $4, 'signup', 'api:1', 'came@company.example', now(), now())`,
    [conversion, id, code, only.id],
  );
  await run(
    "INSERT INTO referral_decision (id, tenant_id, conversion_id, from_state, to_state, created_at) VALUES ($1, $2, $3, 'pending', 'pending', now())",
    [newId(), id, conversion],
  );
  await run(
    "INSERT INTO referral_credit (id, tenant_id, amount_minor, currency, invited_by, created_at) VALUES ($1, $2, 2425, 'EUR', 'Inviter', now())",
    [newId(), id],
  );
  const [conversation, message, file] = [newId(), newId(), newId()];
  await run(
    "INSERT INTO conversation (id, tenant_id, subject, opened_by, opened_at, last_message_at) VALUES ($1, $2, 'Our shop', $3, now(), now())",
    [conversation, id, only.id],
  );
  await run(
    `INSERT INTO conversation_message (id, tenant_id, conversation_id, author_id, side, text, created_at)
     VALUES ($1, $2, $3, $4, 'client', 'It is slow.', now())`,
    [message, id, conversation, only.id],
  );
  await run("INSERT INTO conversation_revision (id, tenant_id, message_id, text, replaced_at) VALUES ($1, $2, $3, 'It is slwo.', now())", [
    newId(),
    id,
    message,
  ]);
  await run(
    "INSERT INTO conversation_note (id, tenant_id, conversation_id, author_id, text, created_at) VALUES ($1, $2, $3, $4, 'They are in a hurry.', now())",
    [newId(), id, conversation, only.id],
  );
  await run("INSERT INTO conversation_reader (tenant_id, conversation_id, user_id, side, takes_part) VALUES ($1, $2, $3, 'client', true)", [
    id,
    conversation,
    only.id,
  ]);
  await run("INSERT INTO conversation_step (id, tenant_id, conversation_id, to_state, by_id, at) VALUES ($1, $2, $3, 'open', $4, now())", [
    newId(),
    id,
    conversation,
    only.id,
  ]);
  await run(
    `INSERT INTO conversation_attachment (id, tenant_id, conversation_id, message_id, uploaded_by, upload_key, status, name, media_type, size_bytes, sha256, created_at)
     VALUES ($1, $2, $3, $4, $5, 'upload-key', 'ready', 'shop.txt', 'text/plain', 1, repeat('a', 64), now())`,
    [file, id, conversation, message, only.id],
  );
  await run("INSERT INTO conversation_attachment_piece (tenant_id, attachment_id, position, bytes) VALUES ($1, $2, 0, 'x')", [id, file]);
  await run("INSERT INTO tenant_branding (tenant_id, product_name, colour) VALUES ($1, 'Full', '#3641f5')", [id]);
  await run("INSERT INTO tenant_logo (tenant_id, hash, content_type, width, height, bytes) VALUES ($1, $2, 'image/png', 1, 1, '\\x89')", [
    id,
    "a".repeat(64),
  ]);
  await run(
    "INSERT INTO status_subscriber (id, tenant_id, host, address, locale, created_at) VALUES ($1, $2, 'status.tenant.example', $3, 'en', now())",
    [newId(), id, `reader-${mark}@company.example`],
  );
  await run("INSERT INTO tenant_note (id, tenant_id, author_id, text) VALUES ($1, $2, $3, 'Call them on Monday.')", [newId(), id, only.id]);
  await run(
    "INSERT INTO tenant_cost (id, tenant_id, month, kind, currency, amount_minor, created_at) VALUES ($1, $2, '2026-10', 'media', 'USD', 1000, now())",
    [newId(), id],
  );
  const [bulkRun, crmCompany, contact, lead, deal] = Array.from({ length: 5 }, newId);
  await run(
    `INSERT INTO bulk_run (id, tenant_id, asked_by_id, table_key, action, input, total, created_at, starts_at)
     VALUES ($1, $2, $3, 'leads', 'assign', '{}', 1, now(), now())`,
    [bulkRun, id, only.id],
  );
  await run("INSERT INTO bulk_item (run_id, tenant_id, position, subject_id, label) VALUES ($1, $2, 1, $3, 'Ada')", [bulkRun, id, lead]);
  await run(
    "INSERT INTO crm_company (id, tenant_id, name, sort_name, owner_id, created_at, updated_at) VALUES ($1, $2, 'Prospect', 'prospect', $3, now(), now())",
    [crmCompany, id, only.id],
  );
  await run(
    "INSERT INTO contact (id, tenant_id, first_name, sort_name, company_id, owner_id, created_at, updated_at) VALUES ($1, $2, 'Ada', 'ada', $3, $4, now(), now())",
    [contact, id, crmCompany, only.id],
  );
  await run(
    `INSERT INTO lead (id, tenant_id, first_name, sort_name, source, status_since, contact_id, owner_id, created_at, updated_at)
     VALUES ($1, $2, 'Ada', 'ada', 'website', now(), $3, $4, now(), now())`,
    [lead, id, contact, only.id],
  );
  await run(
    `INSERT INTO deal (id, tenant_id, name, sort_name, company_id, contact_id, lead_id, owner_id, stage, stage_since, amount_minor, currency, probability, created_at, updated_at)
     VALUES ($1, $2, 'Deal', 'deal', $3, $4, $5, $6, 'discovery', now(), 1000, 'EUR', 10, now(), now())`,
    [deal, id, crmCompany, contact, lead, only.id],
  );
  await run(
    `INSERT INTO crm_field (id, tenant_id, subject, key, label, kind, position, created_at, updated_at)
     VALUES ($1, $2, 'lead', 'hobby', 'Hobby', 'text', 1, now(), now())`,
    [newId(), id],
  );
  const crmExport = newId();
  await run(
    `INSERT INTO crm_export (id, tenant_id, asked_by_id, list, format, filter, created_at) VALUES ($1, $2, $3, 'leads', 'csv', '{}', now())`,
    [crmExport, id, only.id],
  );
  await run("INSERT INTO crm_export_piece (tenant_id, export_id, position, bytes) VALUES ($1, $2, 0, '\\x00')", [id, crmExport]);
  await run(
    "INSERT INTO deal_move (id, tenant_id, deal_id, to_stage, amount_minor, actor_id, at) VALUES ($1, $2, $3, 'discovery', 1000, $4, now())",
    [newId(), id, deal, only.id],
  );
  await run(
    `INSERT INTO activity (id, tenant_id, kind, lead_id, deal_id, subject, occurred_at, assignee_id, author_id, created_at, updated_at)
     VALUES ($1, $2, 'call', $3, $4, 'Called', now(), $5, $5, now(), now())`,
    [newId(), id, lead, deal, only.id],
  );
  await run(
    `INSERT INTO crm_mail (id, tenant_id, message_key, direction, subject, from_address, recipients, body, sent_at, is_waiting, logged_by_id, created_at)
     VALUES ($1, $2, repeat('a', 64), 'in', 'Hello', 'ada@example.com', '[]', 'Hello', now(), true, $3, now())`,
    [newId(), id, only.id],
  );
  await run("INSERT INTO crm_mail_address (tenant_id, address, mail_id) SELECT tenant_id, from_address, id FROM crm_mail WHERE tenant_id = $1", [id]);
  const people = newId();
  await run(
    "INSERT INTO crm_import (id, tenant_id, kind, status, file_name, size_bytes, asked_by_id, created_at) VALUES ($1, $2, 'lead', 'done', 'people.csv', 3, $3, now())",
    [people, id, only.id],
  );
  await run("INSERT INTO crm_import_piece (tenant_id, import_id, position, bytes) VALUES ($1, $2, 0, '\\x612c62')", [id, people]);
  await run("INSERT INTO crm_import_line (tenant_id, import_id, line, outcome, label, record_id) VALUES ($1, $2, 2, 'create', 'Ada', $3)", [
    id,
    people,
    lead,
  ]);
  await run(
    "INSERT INTO crm_import_change (tenant_id, import_id, ordinal, line, kind, record_id, label, version) VALUES ($1, $2, 1, 2, 'lead', $3, 'Ada', 1)",
    [id, people, lead],
  );
  await run("INSERT INTO crm_import_mapping (tenant_id, kind, settings, updated_at) VALUES ($1, 'lead', '{}', now())", [id]);
  await run(
    `INSERT INTO crm_merge (id, tenant_id, kind, survivor_id, loser_id, merged_by_id, merged_at, undone_by_id, undone_at)
     VALUES ($1, $2, 'lead', $3, $4, $5, now(), $5, now())`,
    [newId(), id, lead, newId(), only.id],
  );
  await run(
    `INSERT INTO crm_not_duplicate (tenant_id, kind, first_id, second_id, said_by_id, said_at)
     VALUES ($1, 'lead', least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, now())`,
    [id, lead, newId(), only.id],
  );
  await run('INSERT INTO lead_arrival (tenant_id, lead_id, facts, seen_at) VALUES ($1, $2, \'{"source":"website"}\', now())', [id, lead]);
  await run(
    `INSERT INTO lead_score (tenant_id, lead_id, score, band, model, factors, computed_at)
     VALUES ($1, $2, 61, 'warm', 'rules', '[]', now())`,
    [id, lead],
  );
  await run(
    `INSERT INTO lead_scorecard (tenant_id, version, card, quality, won, lost, is_usable, made_at)
     VALUES ($1, 1, '{}', '{}', 50, 50, false, now())`,
    [id],
  );
  await run("INSERT INTO lead_scoring (tenant_id, rules, updated_at) VALUES ($1, '{}', now())", [id]);
  const dunning = newId();
  await run(
    `INSERT INTO dunning_case (id, tenant_id, since, amount_minor, currency, steps, schedule_from, state, closed_at)
     VALUES ($1, $2, now(), 9700, 'USD', '[{"kind": "reminder", "day": 0}]', now(), 'lost', now())`,
    [dunning, id],
  );
  await run("INSERT INTO dunning_event (tenant_id, case_id, at, kind) VALUES ($1, $2, now(), 'opened')", [id, dunning]);
  const [invoice, payment] = [newId(), newId()];
  await run(
    `INSERT INTO invoice (id, tenant_id, kind, period_from, period_to, currency, seller, buyer, net_minor, tax_minor, total_minor, locale, time_zone, created_at)
     VALUES ($1, $2, 'invoice', '2026-01-01', '2026-02-01', 'USD', '{}', '{}', 9700, 0, 9700, 'en', 'UTC', now())`,
    [invoice, id],
  );
  await run(
    `INSERT INTO invoice_line (id, tenant_id, invoice_id, position, kind, label, from_day, last_day, days, of_days, price_minor, amount_minor)
     VALUES ($1, $2, $3, 0, 'plan', 'Starter', '2026-01-01', '2026-01-31', 31, 31, 9700, 9700)`,
    [newId(), id, invoice],
  );
  await run("UPDATE invoice SET state = 'paid', settled_minor = 9700, number = $2, issued_at = now(), due_on = '2026-02-14' WHERE id = $1", [
    invoice,
    `FULL-${mark}`,
  ]);
  await run(
    `INSERT INTO payment (id, tenant_id, provider, provider_key, currency, amount_minor, used_minor, received_on, recorded_by_id, created_at)
     VALUES ($1, $2, 'manual', $3, 'USD', 9700, 9700, '2026-02-10', $4, now())`,
    [payment, id, mark, only.id],
  );
  await run("INSERT INTO settlement (id, tenant_id, invoice_id, payment_id, amount_minor, created_at) VALUES ($1, $2, $3, $4, 9700, now())", [
    newId(),
    id,
    invoice,
    payment,
  ]);
  await run(
    `INSERT INTO billing_credit (id, tenant_id, source, source_id, label, currency, amount_minor, created_at)
     VALUES ($1, $2, 'referral', $3, 'Inviter', 'USD', 2425, now())`,
    [newId(), id, newId()],
  );
  await run("INSERT INTO billing_details (tenant_id, company, updated_at) VALUES ($1, 'Full GmbH', now())", [id]);
  await run(
    `INSERT INTO plan_change (id, tenant_id, from_plan_key, to_plan_key, state, effective_at, asked_by_id, asked_at, ended_at)
     VALUES ($1, $2, 'free', 'starter', 'done', now(), $3, now(), now())`,
    [newId(), id, only.id],
  );
  const [endpoint, delivery] = [newId(), newId()];
  await run(
    "INSERT INTO webhook_endpoint (id, tenant_id, url, kinds, secret_sealed) VALUES ($1, $2, 'https://hooks.example', '{tenant.changed}', $3)",
    [endpoint, id, `sealed-hook-${mark}`],
  );
  await run(
    `INSERT INTO webhook_delivery (id, endpoint_id, tenant_id, event_id, kind, body, status, due_at, ended_at)
     VALUES ($1, $2, $3, $4, 'tenant.changed', '{}', 'delivered', now(), now())`,
    [delivery, endpoint, id, newId()],
  );
  await run(
    "INSERT INTO webhook_attempt (id, delivery_id, endpoint_id, tenant_id, at, duration_ms, is_good, request_headers) VALUES ($1, $2, $3, $4, now(), 5, true, '{}')",
    [newId(), delivery, endpoint, id],
  );
  await run("INSERT INTO webhook_replay (id, endpoint_id, tenant_id, since, total) VALUES ($1, $2, $3, now(), 0)", [newId(), endpoint, id]);
  for (const [table, column] of [
    ["api_usage_hour", "hour"],
    ["api_usage_day", "day"],
  ]) {
    await run(`INSERT INTO ${table} (id, ${column}, tenant_id, route, status_class, calls) VALUES ($1, date '2026-01-01', $2, '/test', 2, 3)`, [
      newId(),
      id,
    ]);
  }
  await client.end();
  return { id, slug, name, only };
}
