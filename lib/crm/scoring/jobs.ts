import { z } from "zod";
import { dataOf, type EventName, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { CLOSED_STATUSES } from "./read-lead.ts";
import { scoreLead } from "./score-lead.ts";
import { readScoringModel } from "./scoring-model.ts";
import { trainScorecard } from "./train-scorecard.ts";

/** After which a lead's score is worked out anew. */
export const RESCORED_AFTER = ["lead.captured", "lead.changed", "lead.activity_logged"] as const satisfies readonly EventName[];
const PAGE = 200;

/** Scores the lead that something happened to. */
export const scoreLeadJob = defineJob({
  name: "crm.score_lead",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const name = RESCORED_AFTER.find((event) => event === envelope.name);
    if (!name) return;
    const { tenantId, leadId } = dataOf(envelope, name);
    const context = await contextOf(runtime, tenantId, "crm.score_lead");
    if (context) await scoreLead(context, leadId);
  },
});

const oneTenant = z.object({ tenantId: z.uuid() });

/** Scores all open leads of a tenant anew: when its rules changed, when it has a new scorecard, and every night for what fades. */
export const rescoreLeadsJob = defineJob({
  name: "crm.rescore_leads",
  schema: oneTenant,
  expireInSeconds: 1_800,
  concurrency: 1,
  handle: ({ tenantId }, { runtime, signal }) => rescoreLeads(runtime, tenantId, signal),
});

/** Makes a tenant's scorecard, and scores its leads by it. */
export const trainScorecardJob = defineJob({
  name: "crm.train_scorecard",
  schema: oneTenant,
  expireInSeconds: 600,
  concurrency: 1,
  async handle({ tenantId }, { runtime, signal }) {
    const context = await contextOf(runtime, tenantId, "crm.train_scorecard");
    if (!context) return;
    const { state } = await trainScorecard(context);
    if (state === "made") await rescoreLeads(runtime, tenantId, signal);
  },
});

/** Every night: each tenant with open leads scores them anew, since engagement fades. */
export const rescoreAllJob = defineJob({
  name: "crm.rescore_all",
  schema: z.object({}),
  handle: (_data, { runtime }) => forEachTenant(runtime, rescoreLeadsJob),
});

/** Every week: each tenant with leads makes its scorecard anew. */
export const trainAllJob = defineJob({
  name: "crm.train_all",
  schema: z.object({}),
  handle: (_data, { runtime }) => forEachTenant(runtime, trainScorecardJob),
});

async function rescoreLeads(runtime: Runtime, tenantId: string, signal: AbortSignal): Promise<void> {
  const context = await contextOf(runtime, tenantId, "crm.rescore_leads");
  if (!context) return;
  const model = await context.db.read({ kind: "tenant", tenantId }, (tx) => readScoringModel(tx, tenantId));
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await context.db.read({ kind: "tenant", tenantId }, (tx) =>
      tx.query<{ id: string }>({
        text: `SELECT id FROM lead WHERE tenant_id = $1::uuid AND id > $2::uuid AND status <> ALL($3::text[]) ORDER BY id LIMIT ${PAGE}`,
        values: [tenantId, after, [...CLOSED_STATUSES]],
      }),
    );
    for (const { id } of page) {
      signal.throwIfAborted();
      await scoreLead(context, id, model);
      after = id;
    }
    if (page.length < PAGE) return;
  }
}

async function forEachTenant({ db, jobs }: Runtime, job: typeof rescoreLeadsJob): Promise<void> {
  const tenants = await db.system<{ id: string }>({
    text: "SELECT t.id FROM tenant t WHERE EXISTS (SELECT 1 FROM lead l WHERE l.tenant_id = t.id) ORDER BY t.id",
    values: [],
  });
  for (const { id } of tenants)
    await db.transaction({ kind: "system", purpose: job.name }, (tx) => jobs.enqueue(tx, job, { tenantId: id }, { singletonKey: id }));
}

/** Null for a tenant that was deleted meanwhile: there is nothing to do for it any more. */
async function contextOf(runtime: Runtime, tenantId: string, name: string) {
  try {
    return await systemContext(runtime, tenantId, `job ${name}`, newId());
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
