import { Client } from "pg";
import { PLATFORM_ROLE } from "#lib/platform/database";

export interface Scale {
  tenants: number;
  users: number;
}

/** What the screens are measured with. */
export const FULL_SCALE: Scale = { tenants: 10_000, users: 200_000 };

// With how many tenants and people each statement reckons. Nothing is random: two runs measure the same rows. Names repeat, as they do among people, and a few
// of everything are rare, since those are what a list is filtered by.
const STATEMENTS: [what: string, sql: string, needs: ("tenants" | "users")[]][] = [
  [
    "tenants",
    `INSERT INTO tenant (id, slug, name, kind, status, plan_key, suspended_reason, trial_ends_at, time_zone, currency, locale, created_at, updated_at)
     SELECT uuidv7(n * interval '-97 minutes'), 'scale-' || n,
            (ARRAY['Northwind','Harbour','Lumen','Summit','Verde','Cedar','Atlas','Juniper','Beacon','Willow'])[1 + n * 7 % 10] || ' ' ||
            (ARRAY['Dental','Outdoor','Legal','Kitchen','Fitness','Optics','Garden'])[1 + n % 7] || ' ' || lpad(n::text, 5, '0'),
            CASE WHEN n % 50 = 0 THEN 'brand' ELSE 'client' END, status, (ARRAY['free','starter','starter','professional','enterprise'])[1 + n % 5],
            CASE WHEN status = 'suspended' THEN 'Unpaid for two months.' END, CASE WHEN status = 'trial' THEN now() + n % 30 * interval '1 day' END,
            (ARRAY['UTC','Europe/Berlin','America/New_York','Asia/Kolkata'])[1 + n % 4], 'USD', 'en', now() - n * interval '97 minutes', now() - n * interval '97 minutes'
     FROM (SELECT n, CASE WHEN n % 100 < 70 THEN 'active' WHEN n % 100 < 88 THEN 'trial' WHEN n % 100 < 95 THEN 'past_due' WHEN n % 100 < 98 THEN 'suspended' ELSE 'cancelled' END AS status
           FROM generate_series(1, $1::int) n) numbered`,
    ["tenants"],
  ],
  [
    // The trigger on `tenant` ends one subscription and begins the next.
    "changes of plan",
    `UPDATE tenant SET plan_key = CASE plan_key WHEN 'free' THEN 'starter' ELSE 'professional' END, updated_at = created_at + (now() - created_at) / 2, version = version + 1
     WHERE slug LIKE 'scale-%' AND plan_key IN ('free', 'starter') AND substr(slug, 7)::int % 4 = 0`,
    [],
  ],
  [
    "people",
    `INSERT INTO "user" (id, email, name, status, email_verified_at, last_sign_in_at, created_at)
     SELECT uuidv7(n * interval '-5 minutes'), 'person' || n || '@scale.example',
            (ARRAY['Ada','Björn','Chidi','Dana','Elif','Farid','Greta','Hiroshi','Ines','Jonas','Kavya','Liam','Mei','Noor','Olga','Pedro','Quinn','Rosa','Sven','Tara'])[1 + n % 20] || ' ' ||
            (ARRAY['Abe','Becker','Costa','Dubois','Eriksen','Fischer','García','Haddad','Ivanova','Jensen','Kumar','Larsen','Moreau','Nakamura','Okafor','Petrov','Rossi','Sato','Tanaka','Weber','Yılmaz','Zhang','O’Brien'])[1 + n / 20 % 23],
            CASE WHEN n % 401 = 0 THEN 'suspended' ELSE 'active' END, now() - n * interval '5 minutes',
            CASE WHEN n % 9 > 0 THEN now() - n % 1440 * interval '1 hour' END, now() - n * interval '5 minutes'
     FROM generate_series(1, $1::int) n`,
    ["users"],
  ],
  [
    "staff",
    `UPDATE "user" SET platform_role = 'support' WHERE email IN (SELECT 'person' || n || '@scale.example' FROM generate_series(1000, $1::int / 10, 1000) n)`,
    ["users"],
  ],
  [
    // One place for most, two for a tenth; the first tenant has one in a hundred people.
    "memberships",
    `INSERT INTO membership (tenant_id, user_id, role, created_at)
     SELECT t.id, u.id, (ARRAY['tenant_admin','manager','member','member','viewer'])[1 + (n + n / 100) % 5], greatest(t.created_at, u.created_at)
     FROM generate_series(1, $2::int) n
     JOIN "user" u ON u.email = 'person' || n || '@scale.example' AND u.platform_role IS NULL
     CROSS JOIN LATERAL (SELECT 1 + n % $1::int AS place UNION SELECT 1 + n * 31 % $1::int WHERE n % 10 = 0 UNION SELECT 1 WHERE n % 100 = 0) places
     JOIN tenant t ON t.slug = 'scale-' || place`,
    ["tenants", "users"],
  ],
  [
    "sessions",
    `INSERT INTO auth_session (id, user_id, session_version, methods, authenticated_at, ip, user_agent, country, created_at, last_used_at, expires_at, revoked_at, revoked_reason)
     SELECT gen_random_uuid(), u.id, 1, ARRAY['password'], u.last_sign_in_at, '198.51.100.' || n % 250, 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
            'DE', u.last_sign_in_at, u.last_sign_in_at, u.last_sign_in_at + interval '30 days',
            CASE WHEN n % 5 = 0 THEN u.last_sign_in_at + interval '1 hour' END, CASE WHEN n % 5 = 0 THEN 'signed_out' END
     FROM generate_series(1, $1::int) n JOIN "user" u ON u.email = 'person' || n || '@scale.example' WHERE u.last_sign_in_at IS NOT NULL AND n % 2 = 1`,
    ["users"],
  ],
  [
    "authenticator apps",
    `INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at)
     SELECT u.id, 'scale', u.created_at FROM generate_series(1, $1::int) n JOIN "user" u ON u.email = 'person' || n || '@scale.example' WHERE n / 460 % 5 < 2`,
    ["users"],
  ],
  [
    "passkeys",
    `INSERT INTO passkey (id, user_id, credential_id, public_key, name, device_type, is_backed_up)
     SELECT gen_random_uuid(), u.id, 'scale-' || n, ''::bytea, 'Laptop', 'multiDevice', true
     FROM generate_series(1, $1::int) n JOIN "user" u ON u.email = 'person' || n || '@scale.example' WHERE n / 460 % 10 = 3`,
    ["users"],
  ],
  [
    "lockouts",
    `INSERT INTO one_time_token (id, purpose, token_hash, user_id, email, expires_at)
     SELECT gen_random_uuid(), 'unlock', 'scale-' || n, u.id, u.email, now() + interval '1 day'
     FROM generate_series(1, $1::int, 4001) n JOIN "user" u ON u.email = 'person' || n || '@scale.example'`,
    ["users"],
  ],
  [
    "audit entries",
    `INSERT INTO audit_entry (id, at, tenant_id, actor_id, actor_label, action, subject_type, subject_id, after, ip)
     SELECT uuidv7(moment - now()), moment, t.id, u.id, u.email, (ARRAY['sign_in','sign_out','user.rename','session.end','password.change'])[1 + n % 5], 'user', u.id::text, '{}'::jsonb, '198.51.100.' || n % 250
     FROM (SELECT n, now() - n * interval '4 minutes' AS moment FROM generate_series($2::int / 2, 1, -1) n) entries
     JOIN "user" u ON u.email = 'person' || n || '@scale.example' JOIN tenant t ON t.slug = 'scale-' || 1 + n % $1::int`,
    ["tenants", "users"],
  ],
  [
    "mails",
    `INSERT INTO mail_message (id, tenant_id, recipient, subject, text, status, attempts, error, created_at, sent_at)
     SELECT uuidv7(n * interval '-7 minutes'), t.id, 'person' || n || '@scale.example', (ARRAY['Your sign-in link','You are invited','Your account is suspended','Confirm your address'])[1 + n % 4], 'Written to measure with.',
            CASE WHEN n % 200 = 0 THEN 'failed' ELSE 'sent' END, 1, CASE WHEN n % 200 = 0 THEN 'The mailbox is full.' END, now() - n * interval '7 minutes', CASE WHEN n % 200 > 0 THEN now() - n * interval '7 minutes' END
     FROM generate_series(1, $2::int / 4) n JOIN tenant t ON t.slug = 'scale-' || 1 + n % $1::int`,
    ["tenants", "users"],
  ],
];

/**
 * Fills a migrated database with tenants and people, and with what hangs on them: memberships, sessions, second factors,
 * subscriptions, audit entries, mails. They are not marked as demonstration data; use a database that is thrown away.
 * @param ownerUrl the owner's address, since statistics are taken at the end
 */
export async function seedScale(ownerUrl: string, scale: Scale, note: (line: string) => void = () => undefined): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${PLATFORM_ROLE}`);
    for (const [what, text, needs] of STATEMENTS) {
      const begin = performance.now();
      const { rowCount } = await client.query(
        text,
        needs.map((key) => scale[key]),
      );
      note(`${String(rowCount).padStart(8)} ${what} (${((performance.now() - begin) / 1_000).toFixed(1)} s)`);
    }
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
