import { readInTenant, type TenantContext } from "#lib/access";
import {
  addTask,
  changeDeal,
  convertLead,
  createLead,
  getDeal,
  getLead,
  logActivity,
  moveDeal,
  readScoringModel,
  scoreLead,
  setFollowUp,
  setLeadStatus,
  setTaskDone,
  trainScorecard,
} from "#lib/crm";
import { addTaskInput, changeDealCall, createLeadInput, type LeadDetail, logActivityInput } from "#lib/crm/schema";
import { memberContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { asOf, inOneTransaction } from "./one-transaction.ts";
import { type SalesStory, salesStories } from "./sales-stories.ts";
import { DAY_MS, dayOf, type Services } from "./services.ts";

type ScoringModel = Awaited<ReturnType<typeof readScoringModel>>;

/** Stories of one transaction: one that is cut off loses these alone. */
const STORIES_AT_ONCE = 10;

/**
 * Writes what a tenant's people did with leads and deals over the last months, through the ordinary acts, each as of its own time. It
 * is the past of the demonstration: nobody is told of it, and nobody earns points by it. An interrupted call is gone on with.
 * @param services whose jobs tell nobody
 */
export async function seedSales(services: Services, tenantId: string, slug: string): Promise<void> {
  const now = services.clock.now().getTime();
  const stories = salesStories(slug, now);
  const [state] = await services.db.system<{ leads: number; cards: number; people: string[] }>({
    text: `SELECT (SELECT count(*)::int FROM lead WHERE tenant_id = $1::uuid) AS leads,
                  (SELECT count(*)::int FROM lead_scorecard WHERE tenant_id = $1::uuid) AS cards,
                  ARRAY(SELECT m.user_id::text FROM membership m JOIN "user" u ON u.id = m.user_id
                        WHERE m.tenant_id = $1::uuid AND m.role IN ('tenant_admin', 'manager') ORDER BY u.email) AS people`,
    values: [tenantId],
  });
  const found = await Promise.all(
    (state?.people ?? []).map((userId) => memberContext(services, { tenantId, userId, methods: ["password", "totp"], requestId: newId() })),
  );
  const people = found.filter((context) => context !== null);
  const [first] = people;
  if (!state || !first) return;
  const model = await readInTenant(first, (tx) => readScoringModel(tx, tenantId));
  for (let from = state.leads; from < stories.length; from += STORIES_AT_ONCE) {
    await inOneTransaction(services.db, tenantId, async (db) => {
      for (const [index, story] of stories.slice(from, from + STORIES_AT_ONCE).entries())
        await tell({ ...(people[(from + index) % people.length] ?? first), db }, story, { now, model });
    });
  }
  // It needs a hundred outcomes, and says so where there are fewer.
  if (state.cards === 0) await trainScorecard(first);
}

async function tell(context: TenantContext, story: SalesStory, { now, model }: { now: number; model: ScoringModel }): Promise<void> {
  const { cameAt } = story;
  const step = Math.max(0.5 * DAY_MS, (now - cameAt) / (story.calls + (story.stages?.length ?? 0) + 3));
  let at = cameAt;
  const next = () => {
    at = Math.min(now, at + step);
    return asOf(context, at);
  };
  let lead: LeadDetail = await createLead(asOf(context, at), createLeadInput.parse(story.lead));
  const about = { about: "lead", aboutId: lead.id } as const;
  // What was known when it came is what later outcomes are compared with.
  await scoreLead(asOf(context, at), lead.id, model);
  for (let call = 0; call < story.calls; call += 1) {
    const [kind, subject] =
      call % 2 === 0 ? (["call", "First talk about what they need"] as const) : (["mail", "Sent examples of our work"] as const);
    await logActivity(next(), logActivityInput.parse({ ...about, kind, subject, direction: call === 0 ? "out" : "in" }));
  }
  // One that has ended keeps the score that it had before.
  const isOver = ["closed_won", "closed_lost"].includes(story.stages?.at(-1) ?? "");
  if (story.calls > 0 && !isOver) await scoreLead(asOf(context, at), lead.id, model);
  lead = await getLead(context, lead.id);
  if (story.stages !== null) return tellDeal(context, story, lead, { next, now });
  if (story.end === "lost") await setLeadStatus(next(), lead.id, { status: "lost", lostReason: story.lostReason, version: lead.version });
  else if (story.end === "silent") await setLeadStatus(next(), lead.id, { status: "unresponsive", lostReason: null, version: lead.version });
  else {
    await setFollowUp(next(), lead.id, { nextFollowUpAt: `${dayOf(now + 2 * DAY_MS)}T09:00`, version: lead.version });
    const due = dayOf(now + (story.taskInDays ?? 1) * DAY_MS);
    await addTask(asOf(context, at), addTaskInput.parse({ ...about, subject: "Call back about the offer", dueAt: due }));
  }
}

async function tellDeal(
  context: TenantContext,
  { stages, amount, lostReason, taskInDays, closesInDays }: SalesStory,
  lead: LeadDetail,
  { next, now }: { next: () => TenantContext; now: number },
): Promise<void> {
  const name = lead.companyName ?? lead.name;
  const { dealId } = await convertLead(next(), lead.id, { name, amount: String(amount), version: lead.version });
  if (dealId === null) return;
  for (const stage of stages ?? []) await moveDeal(next(), dealId, { stage, lostReason: stage === "closed_lost" ? lostReason : null });
  const last = stages?.at(-1);
  if (last === "closed_won" || last === "closed_lost" || taskInDays === null) return;
  const deal = await getDeal(context, dealId);
  const { companyId, contactId, ownerId, tags, version } = deal;
  const change = { name, amount: String(amount), expectedCloseOn: dayOf(now + closesInDays * DAY_MS), probability: deal.probability, version };
  await changeDeal(next(), dealId, changeDealCall.parse({ ...change, companyId, contactId, ownerId, tags }));
  const subject = last === "negotiation" ? "Ask whether the contract can be signed" : "Go through the proposal with them";
  const task = await addTask(
    next(),
    addTaskInput.parse({ about: "deal", aboutId: dealId, subject, dueAt: `${dayOf(now + taskInDays * DAY_MS)}T16:00` }),
  );
  if (taskInDays < -5) await setTaskDone(context, task.id, { isDone: true, version: task.version });
}
