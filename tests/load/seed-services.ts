import { Client } from "pg";

export interface ServiceScale {
  services: number;
  /** How many intervals each has in the time. */
  intervals: number;
  days: number;
}

// Nothing is random: two runs measure the same rows. A service needs up to three that were entered before it; every fortieth fails at the end.
const STATEMENTS: [sql: string, needs: (keyof ServiceScale)[]][] = [
  [
    `INSERT INTO service (id, key, name, kind, visibility)
     SELECT gen_random_uuid(), 'scale-' || lpad(n::text, 5, '0'),
       (ARRAY['Billing','Search','Mail','Catalogue','Checkout','Reports','Sessions','Images'])[1 + n % 8] || ' ' || lpad(n::text, 5, '0'),
       (ARRAY['database','cache','backend','worker','frontend','external'])[1 + n % 6], (ARRAY['staff','clients','public'])[1 + n % 3]
     FROM generate_series(1, $1::int) n`,
    ["services"],
  ],
  [
    `INSERT INTO service_dependency (from_id, to_id, is_hard)
     SELECT DISTINCT ON (f.id, t.id) f.id, t.id, k < 3 FROM (SELECT id, row_number() OVER (ORDER BY key) AS n FROM service WHERE key LIKE 'scale-%') f
     CROSS JOIN generate_series(1, 3) k JOIN (SELECT id, row_number() OVER (ORDER BY key) AS n FROM service WHERE key LIKE 'scale-%') t
       ON t.n = f.n / (k * 3) AND t.n < f.n`,
    [],
  ],
  [
    // Of each service a state follows another at times of its own: mostly good, then failing for some minutes. Written in the order of time, as it is.
    `INSERT INTO service_state_interval (id, service_id, state, reason, since, until)
     SELECT gen_random_uuid(), id, CASE WHEN step % 2 = 0 THEN 'operational' ELSE (ARRAY['down','degraded','down','maintenance','down','degraded','unknown'])[1 + (n + step) % 7] END,
       CASE WHEN step % 2 = 1 THEN 'timeout' END, since, lead(since) OVER (PARTITION BY id ORDER BY step)
     FROM (SELECT id, n, step,
             now() - $1::int * interval '1 day' + ((step / 2) * 2 * ($1::float8 * 86400 / $2::int) + (n * 7919 + (step / 2) * 104729) % 40000) * interval '1 second'
               + CASE WHEN step % 2 = 1 THEN (600 + (n * 31 + step * 17) % 9000) * interval '1 second' ELSE interval '0' END AS since
           FROM (SELECT id, row_number() OVER (ORDER BY key) AS n FROM service WHERE key LIKE 'scale-%') s CROSS JOIN generate_series(0, $2::int - 1) step) drawn
     WHERE step < $2::int - 1 OR n % 40 = 0 ORDER BY since`,
    ["days", "intervals"],
  ],
  [
    `INSERT INTO incident (id, title, impact, status, is_by_rule, started_at, resolved_at, created_at, updated_at)
     SELECT gen_random_uuid(), 'Incident ' || n, 'minor', 'resolved', true, now() - n * interval '20 hours', now() - n * interval '20 hours' + interval '40 minutes', now(), now()
     FROM generate_series(1, $1::int) n`,
    ["days"],
  ],
  ["ANALYZE", []],
];

/** Enters services with dependencies, states and a past, as the owner of the database. */
export async function seedServices(ownerUrl: string, scale: ServiceScale): Promise<void> {
  const owner = new Client(ownerUrl);
  await owner.connect();
  try {
    for (const [text, needs] of STATEMENTS)
      await owner.query(
        text,
        needs.map((name) => scale[name]),
      );
  } finally {
    await owner.end();
  }
}
