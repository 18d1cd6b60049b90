import { Client } from "pg";

/** How many companies there are, and how many of them take part in boards of companies. */
interface Companies {
  companies: number;
  takingPart: number;
  /** Of figures and sign-ins, back from today. */
  days: number;
}

// Nothing is random: two runs measure the same rows. Figures differ by company, so that scores do.
const STATEMENTS = [
  `INSERT INTO tenant (id, slug, name, kind, status, plan_key, time_zone, currency, locale, industry, created_at)
   SELECT gen_random_uuid(), 'many-' || n, 'Company ' || lpad(n::text, 5, '0'), 'client', 'active', 'starter', 'UTC', 'USD', 'en',
     (ARRAY['construction', 'education', 'finance', 'food'])[1 + n % 4], now() - interval '400 days' FROM generate_series(1, $1::int) n`,
  `INSERT INTO "user" (id, email, name, status, created_at)
   SELECT gen_random_uuid(), 'many-' || n || '@many.example', 'Person ' || n, 'active', now() FROM generate_series(1, $1::int) n`,
  `INSERT INTO membership (tenant_id, user_id, role)
   SELECT t.id, u.id, 'tenant_admin' FROM tenant t JOIN "user" u ON u.email = t.slug || '@many.example'`,
  `INSERT INTO company_board_choice (tenant_id, choice, changed_at)
   SELECT id, CASE WHEN substr(slug, 6)::int % 5 = 0 THEN 'anonymous' ELSE 'name' END, now() FROM tenant
   WHERE slug LIKE 'many-%' AND substr(slug, 6)::int <= $2::int`,
  `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on)
   SELECT gen_random_uuid(), id, 'many', 'Campaign', 'awareness', 'active', 0, 'USD', current_date - 365 FROM tenant WHERE slug LIKE 'many-%'`,
  `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
   SELECT c.tenant_id, c.id, channel, current_date - d, 1000, 10 + (substr(t.slug, 6)::int * 7 + d) % 40, (substr(t.slug, 6)::int + d) % 13, 100, substr(t.slug, 6)::int * 3 % 900
   FROM campaign c JOIN tenant t ON t.id = c.tenant_id AND t.slug LIKE 'many-%' CROSS JOIN generate_series(0, $3::int - 1) d CROSS JOIN unnest(ARRAY['email', 'linkedin']) channel`,
  `INSERT INTO achievement_event (tenant_id, id, name, at, local_date, actor_id, data)
   SELECT m.tenant_id, gen_random_uuid(), 'session.opened', now() - d * interval '1 day', current_date - d, m.user_id, '{}'
   FROM membership m JOIN tenant t ON t.id = m.tenant_id AND t.slug LIKE 'many-%' CROSS JOIN generate_series(0, $3::int - 1) d WHERE (d + substr(t.slug, 6)::int) % 3 = 0`,
  `INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, awarded_at)
   SELECT gen_random_uuid(), m.tenant_id, d.key, m.user_id, 'achievement:' || d.key, now() - d.position % 90 * interval '1 day'
   FROM membership m JOIN tenant t ON t.id = m.tenant_id AND t.slug LIKE 'many-%' CROSS JOIN (SELECT key, position FROM achievement_definition ORDER BY position LIMIT 8) d`,
  `INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key, created_at)
   SELECT gen_random_uuid(), m.tenant_id, m.user_id, 1 + d % 20, 'many:' || d, now() - d * interval '1 day'
   FROM membership m JOIN tenant t ON t.id = m.tenant_id AND t.slug LIKE 'many-%' CROSS JOIN generate_series(0, $3::int - 1, 10) d`,
];

/** Fills an empty database with companies that have campaigns, people, sign-ins and points. @param superuserUrl of a database without others' rows */
export async function seedCompanies(superuserUrl: string, { companies, takingPart, days }: Companies): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const given = [companies, takingPart, days];
    for (const text of STATEMENTS) {
      const used = given.filter((_, index) => text.includes(`$${index + 1}`));
      // Each statement numbers those that it uses from 1.
      let position = 0;
      const renumbered = given.reduce(
        (sql, _, index) => (text.includes(`$${index + 1}`) ? sql.replaceAll(`$${index + 1}`, `$${++position}`) : sql),
        text,
      );
      await client.query(renumbered, used);
    }
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}
