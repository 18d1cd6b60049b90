import type { Context, TenantContext } from "#lib/access";
import { addTask, convertLead, createLead, getLead, logActivity, moveDeal, scoreLead, setFollowUp, setLeadStatus } from "#lib/crm";
import { addTaskInput, createLeadInput, type DealStage, type LeadDetail, logActivityInput } from "#lib/crm/schema";
import { memberContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";

type Services = Pick<Context, "db" | "jobs" | "store" | "clock">;

/** How many leads each demo tenant has. */
const DEMO_LEADS = 20;
const DAY_MS = 86_400_000;
/** They came over this many days, fewer in summer than before and after. */
const DAYS = 240;

const FIRST_NAMES = [
  "Amara",
  "Ben",
  "Clara",
  "Dev",
  "Elena",
  "Finn",
  "Grace",
  "Hugo",
  "Iris",
  "Jonas",
  "Kavya",
  "Leo",
  "Maya",
  "Nils",
  "Olga",
  "Paul",
];
const LAST_NAMES = [
  "Adler",
  "Brandt",
  "Castro",
  "Dahl",
  "Ekman",
  "Fischer",
  "Garcia",
  "Hoffmann",
  "Iyer",
  "Jensen",
  "Kapoor",
  "Lindqvist",
  "Moreau",
  "Novak",
];
const COMPANIES = [
  "Birch & Co",
  "Copperfield",
  "Delta Works",
  "Elm Street Studio",
  "Fairwind",
  "Greenline",
  "Halcyon",
  "Ironbridge",
  "Juniper Labs",
  "Kestrel",
];
const TITLES = ["Owner", "Head of Marketing", "Managing Director", "Office Manager", "Founder"];
const SOURCES = ["website", "google_ads", "facebook", "referral", "linkedin", "event"] as const;
const SIZES = ["1-10", "11-50", "51-200", "201-1000"] as const;
const TIMELINES = ["now", "quarter", "half_year", "unknown"] as const;
const LOST = ["Chose another supplier", "No budget this year", "Was only comparing prices"];

/**
 * Writes what a tenant's people did with leads and deals over the last months, through the ordinary acts, each as of its own time. It
 * is the past of the demonstration: nobody is told of it, and nobody earns points by it. An interrupted call is gone on with.
 */
export async function seedSales(services: Services, tenantId: string, slug: string): Promise<number> {
  const [state] = await services.db.system<{ leads: number; people: string[] }>({
    text: `SELECT (SELECT count(*)::int FROM lead WHERE tenant_id = $1::uuid) AS leads,
                  ARRAY(SELECT m.user_id::text FROM membership m WHERE m.tenant_id = $1::uuid AND m.role IN ('tenant_admin', 'manager') ORDER BY m.created_at, m.user_id) AS people`,
    values: [tenantId],
  });
  if (!state) return 0;
  const jobs: Context["jobs"] = { ...services.jobs, publish: async () => undefined };
  const numbers = numbersOf(slug);
  const now = services.clock.now().getTime();
  for (let at = 0; at < DEMO_LEADS; at += 1) {
    // Every story takes its numbers, also one that is there already.
    const story = storyOf(numbers, at, now);
    if (at < state.leads) continue;
    const userId = state.people[at % state.people.length] ?? "";
    const context = await memberContext({ ...services, jobs }, { tenantId, userId, methods: ["password", "totp"], requestId: newId() });
    if (context) await tell(context, story);
  }
  return Math.max(0, DEMO_LEADS - state.leads);
}

interface Story {
  cameAt: number;
  now: number;
  lead: Record<string, unknown>;
  calls: number;
  /** Where its deal went; null where none was made. */
  stages: DealStage[] | null;
  amount: number;
  end: "open" | "lost" | "silent";
  lostReason: string;
}

function storyOf(number: () => number, at: number, now: number): Story {
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(number() * values.length)] as Value;
  const [firstName, lastName, company] = [pick(FIRST_NAMES), pick(LAST_NAMES), pick(COMPANIES)];
  // From the first to the last day, with some unevenness.
  const daysAgo = DAYS * (1 - (at + number() * 0.8) / DEMO_LEADS);
  const fit = number();
  const host = `${company.toLowerCase().replace(/[^a-z]+/g, "-")}.example`;
  const amount = Math.round((400 + fit * 9_000) / 50) * 50;
  const fate = number();
  const isFresh = daysAgo < 12;
  const path: DealStage[] = ["proposal", "negotiation", fate < 0.45 ? "closed_won" : "closed_lost"];
  const stages = isFresh || fit < 0.35 ? null : path.slice(0, daysAgo > 60 ? 3 : Math.floor(fate * 3));
  return {
    cameAt: now - daysAgo * DAY_MS,
    now,
    lead: {
      firstName,
      lastName,
      email: `${firstName}.${lastName}@${host}`.toLowerCase(),
      phone: `+1 555 01${String(Math.floor(number() * 90) + 10)}`,
      companyName: number() < 0.8 ? company : "",
      jobTitle: number() < 0.7 ? pick(TITLES) : "",
      companySize: number() < 0.6 ? pick(SIZES) : "",
      source: pick(SOURCES),
      budget: number() < 0.6 ? String(amount) : "",
      timeline: pick(TIMELINES),
      hasBudget: fit > 0.5 ? "yes" : "",
      hasAuthority: number() < 0.4 ? "yes" : "",
      hasNeed: fit > 0.3 ? "yes" : "",
      hasConsent: number() < 0.7,
      message: number() < 0.5 ? "Please tell us what it would cost, and how soon you could begin." : "",
    },
    calls: isFresh ? Math.floor(number() * 2) : 1 + Math.floor(number() * 3),
    stages,
    amount,
    end: fit < 0.18 ? "lost" : fit < 0.35 && !isFresh ? "silent" : "open",
    lostReason: pick(LOST),
  };
}

const asOf = (context: TenantContext, ms: number): TenantContext => ({ ...context, clock: { now: () => new Date(ms) } });

async function tell(context: TenantContext, story: Story): Promise<void> {
  const { cameAt, now } = story;
  const step = Math.max(0.5 * DAY_MS, (now - cameAt) / (story.calls + (story.stages?.length ?? 0) + 3));
  let at = cameAt;
  const next = () => {
    at = Math.min(now, at + step);
    return asOf(context, at);
  };
  let lead: LeadDetail = await createLead(asOf(context, at), createLeadInput.parse(story.lead));
  const about = { about: "lead", aboutId: lead.id } as const;
  // What was known when it came is what later outcomes are compared with.
  await scoreLead(asOf(context, at), lead.id);
  for (let call = 0; call < story.calls; call += 1) {
    const [kind, subject] =
      call % 2 === 0 ? (["call", "First talk about what they need"] as const) : (["mail", "Sent examples of our work"] as const);
    await logActivity(next(), logActivityInput.parse({ ...about, kind, subject, direction: call === 0 ? "out" : "in" }));
  }
  await scoreLead(asOf(context, at), lead.id);
  lead = await getLead(context, lead.id);
  if (story.stages !== null) {
    const { dealId } = await convertLead(next(), lead.id, {
      name: lead.companyName ?? lead.name,
      amount: String(story.amount),
      version: lead.version,
    });
    for (const stage of story.stages) await moveDeal(next(), dealId ?? "", { stage, lostReason: stage === "closed_lost" ? story.lostReason : null });
    return;
  }
  if (story.end === "lost") await setLeadStatus(next(), lead.id, { status: "lost", lostReason: story.lostReason, version: lead.version });
  else if (story.end === "silent") await setLeadStatus(next(), lead.id, { status: "unresponsive", lostReason: null, version: lead.version });
  else {
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    await setFollowUp(next(), lead.id, { nextFollowUpAt: `${day(now + 2 * DAY_MS)}T09:00`, version: lead.version });
    await addTask(asOf(context, at), addTaskInput.parse({ ...about, subject: "Call back about the offer", dueAt: day(now + DAY_MS) }));
  }
}
