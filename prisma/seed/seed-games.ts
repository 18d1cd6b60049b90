import { TENANT_ROLE_GRANTS, type TenantContext, type UserActor } from "#lib/access";
import { chooseTakingPart, computeScores, generateReferral, judgeConversion, payConversions, trackConversion } from "#lib/gamification";
import { generateReferralInput, trackConversionInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { chooseTeam, createTeam, listTeams } from "#lib/members";
import { newId } from "#lib/platform/crypto";
import { changeIndustry } from "#lib/tenancy";
import { DEMO_GAMES, type DemoGames } from "./games.ts";
import { DAY_MS, HOUR_MS, type Services } from "./services.ts";

/** Quicker than anybody reads: what the score looks for. */
const AT_ONCE_MS = 60_000;
const CODE_SINCE_DAYS = 95;
const SCOPE = { kind: "system", purpose: "demo data" } as const;
/** Only the texts to share hold it, which are not kept. */
const NO_PORTAL = "http://localhost";

/** Whether a demo company is not on boards of companies yet: it is the last thing that is written of it. */
export async function lacksGames({ db }: Services): Promise<boolean> {
  const [row] = await db.system<{ lacks: boolean }>({
    text: `SELECT EXISTS (SELECT 1 FROM tenant t WHERE t.is_demo AND t.slug = ANY($1)
             AND NOT EXISTS (SELECT 1 FROM company_board_choice c WHERE c.tenant_id = t.id)) AS lacks`,
    values: [DEMO_GAMES.map(({ slug }) => slug)],
  });
  return row?.lacks ?? false;
}

/** Takes the demo companies into boards of companies and gives them referrals, through what people would use. Safe to repeat. */
export async function seedGames(services: Services): Promise<void> {
  const tenants = await services.db.system<{ id: string; slug: string }>({
    text: "SELECT id, slug FROM tenant WHERE is_demo AND slug = ANY($1)",
    values: [DEMO_GAMES.map(({ slug }) => slug)],
  });
  for (const games of DEMO_GAMES) {
    const tenant = tenants.find(({ slug }) => slug === games.slug);
    if (!tenant) continue;
    const context = await systemContext(services, tenant.id, "demo data", newId());
    await seedReferrals(context, games);
    await seedTeams(context, games);
    await changeIndustry(context, games.industry);
    await chooseTakingPart(context, games.choice);
  }
  await computeScores(services);
}

async function seedTeams(context: TenantContext, { slug, teams = [] }: DemoGames): Promise<void> {
  if (teams.length === 0 || (await listTeams(context)).length > 0) return;
  for (const { name, people } of teams) {
    const { id } = await createTeam(context, { name });
    const members = await context.db.system<{ id: string }>({
      text: 'SELECT id FROM "user" WHERE email = ANY($1) ORDER BY email',
      values: [people.map((person) => `${person}@${slug}.example`)],
    });
    for (const member of members) await chooseTeam(context, member.id, id);
  }
}

/** As if each had come at its time: what is due by then is paid before the next comes. */
async function seedReferrals(context: TenantContext, { slug, referrer, referrals, visits }: DemoGames): Promise<void> {
  if (referrer === null) return;
  const now = context.clock.now().getTime();
  const daysBefore = (days: number): TenantContext => ({ ...context, clock: { now: () => new Date(now - days * DAY_MS) } });
  const owner = await ownerOf(daysBefore(CODE_SINCE_DAYS), `${referrer}@${slug}.example`);
  if (!owner) return;
  const { code } = await generateReferral(owner, generateReferralInput.parse({ kind: "BIZ" }), NO_PORTAL);
  for (const [index, { daysAgo, hoursAfterVisit, ...referral }] of referrals.entries()) {
    const then = daysBefore(daysAgo);
    await payConversions(then);
    const convertedAt = then.clock.now();
    const firstTouchAt = new Date(convertedAt.getTime() - Math.max(hoursAfterVisit * HOUR_MS, AT_ONCE_MS));
    const times = { firstTouchAt: firstTouchAt.toISOString(), convertedAt: convertedAt.toISOString() };
    const { id } = await trackConversion(then, trackConversionInput.parse({ code, externalId: `demo-${index + 1}`, ...times, ...referral }));
    await judgeConversion(then, id);
  }
  await payConversions(context);
  await context.db.transaction(SCOPE, (tx) =>
    tx.query({
      // Visits are counted of browsers as they come, of which there were none.
      text: `INSERT INTO referral_visit_day (tenant_id, code, day, source, visits, consents)
             SELECT $1::uuid, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date - d, s, v, c
             FROM unnest($4::int[], $5::text[], $6::int[], $7::int[]) given (d, s, v, c) ON CONFLICT DO NOTHING`,
      values: [
        context.tenant.id,
        code,
        context.clock.now(),
        visits.map(({ daysAgo }) => daysAgo),
        visits.map(({ source }) => source),
        visits.map((each) => each.visits),
        visits.map(({ consents }) => consents),
      ],
    }),
  );
}

/** The company's context as of one of its people, who have no session here. */
async function ownerOf(context: TenantContext, email: string): Promise<TenantContext | null> {
  const [person] = await context.db.system<{ id: string; name: string }>({ text: 'SELECT id, name FROM "user" WHERE email = $1', values: [email] });
  if (!person) return null;
  const actor: UserActor = {
    ...{ kind: "user", userId: person.id, name: person.name, email, sessionId: newId(), platformRole: null, tenantRole: "tenant_admin" },
    ...{ roleName: null, methods: [], authenticatedAt: context.clock.now(), impersonator: null },
  };
  return { ...context, actor, grants: TENANT_ROLE_GRANTS.tenant_admin };
}
