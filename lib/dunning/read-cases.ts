import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { decodeCursor, encodeCursor } from "#lib/tables";
import { CASES, type CaseRow, caseOf, findCase, NEEDS_DECISION } from "./case-row.ts";
import type { CaseDetail, CasePage, DunningCase, DunningEvent, DunningFigures, ListCasesInput, ShownCases } from "./schema.ts";

const PER_PAGE = 50;
const MOST_EVENTS = 200;
const RECENTLY_MS = 90 * 86_400_000;
const RUNNING = "c.state IN ('open', 'paused')";

const WHERE: Record<ShownCases, string> = {
  running: RUNNING,
  decision: NEEDS_DECISION,
  paused: "c.state = 'paused'",
  recovered: "c.state = 'recovered'",
  lost: "c.state = 'lost'",
  all: "true",
};

/** Cases, those that run longest first. @throws `invalid` for a cursor that is not ours */
export async function listCases(context: StaffContext, { show, cursor }: ListCasesInput): Promise<CasePage> {
  requirePermission(context, "billing.manage");
  const from = cursor ? placeOf(cursor, show) : null;
  const values = from ? [PER_PAGE + 1, from.since, from.id] : [PER_PAGE + 1];
  const text = `${CASES} WHERE ${WHERE[show]} ${from ? "AND (c.since, c.id) > ($2::timestamptz, $3::uuid)" : ""} ORDER BY c.since, c.id LIMIT $1`;
  const rows = await readAcrossTenants(context, "dunning.read", (tx) => tx.query<CaseRow>({ text, values }));
  const page = rows.slice(0, PER_PAGE);
  const last = page.at(-1);
  return { cases: page.map(caseOf), nextCursor: rows.length > PER_PAGE && last ? encodeCursor(show, last.since.toISOString(), last.id) : null };
}

function placeOf(cursor: string, show: ShownCases): { since: Date; id: string } {
  const { value, id } = decodeCursor(cursor, show);
  const since = new Date(value);
  if (Number.isNaN(since.getTime())) throw invalid("This page address is no longer good. Start again from the first page.");
  return { since, id };
}

interface EventRow {
  id: string;
  at: Date;
  kind: DunningEvent["kind"];
  step: DunningEvent["step"];
  actor: string | null;
  text: string;
  told: number;
  mails: DunningEvent["mails"];
}

const EVENTS = `
  SELECT e.id, e.at, e.kind, e.step, u.name AS actor, e.text, cardinality(e.mail_ids) AS told,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'recipient', m.recipient, 'status', m.status) ORDER BY m.recipient)
                   FROM mail_message m WHERE m.id = ANY(e.mail_ids)), '[]') AS mails
  FROM dunning_event e LEFT JOIN "user" u ON u.id = e.actor_id
  WHERE e.case_id = $1::uuid ORDER BY e.at DESC, e.kind = 'opened', e.id DESC LIMIT $2`;

/** One case with what happened in it. @throws `not_found` */
export function readCase(context: StaffContext, id: string): Promise<CaseDetail> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "dunning.read", async (tx) => {
    const found = caseOf(await findCase(tx, id));
    const events = await tx.query<EventRow>({ text: EVENTS, values: [id, MOST_EVENTS] });
    return { ...found, events: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })) };
  });
}

/** The case of a tenant that runs; null for none. */
export function runningCaseOf(context: StaffContext, tenantId: string): Promise<DunningCase | null> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "dunning.read", async (tx) => {
    const [row] = await tx.query<CaseRow>({ text: `${CASES} WHERE c.tenant_id = $1::uuid AND ${RUNNING}`, values: [tenantId] });
    return row ? caseOf(row) : null;
  });
}

/** How many cases wait for somebody to decide; nothing for those who may not see money. */
export function countDunningDecisions(context: StaffContext): Promise<number> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "dunning.read", readDecisions);
}

async function readDecisions(tx: Queryable): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM dunning_case c JOIN tenant t ON t.id = c.tenant_id WHERE ${NEEDS_DECISION}`;
  const [row] = await tx.query<{ count: number }>({ text });
  return row?.count ?? 0;
}

/** What runs, what is at risk, and what came of those that closed in the last 90 days. */
export function dunningFigures(context: StaffContext): Promise<DunningFigures> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "dunning.read", async (tx) => {
    const running = await tx.query<{ currency: string; amount_minor: bigint | null; cases: number; unknown: number }>({
      text: `SELECT c.currency, sum(c.amount_minor)::bigint AS amount_minor, count(*)::int AS cases, count(*) FILTER (WHERE c.amount_minor IS NULL)::int AS unknown
             FROM dunning_case c WHERE ${RUNNING} GROUP BY c.currency ORDER BY 2 DESC NULLS LAST, 1`,
    });
    const [closed] = await tx.query<{ closed: number; recovered: number }>({
      text: `SELECT count(*)::int AS closed, count(*) FILTER (WHERE state = 'recovered')::int AS recovered FROM dunning_case WHERE closed_at >= $1`,
      values: [new Date(context.clock.now().getTime() - RECENTLY_MS)],
    });
    const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
    return {
      openCases: sum(running.map(({ cases }) => cases)),
      needDecision: await readDecisions(tx),
      atRisk: running.flatMap(({ currency, amount_minor, cases, unknown }) =>
        amount_minor === null ? [] : [{ currency, amountMinor: Number(amount_minor), cases: cases - unknown }],
      ),
      unknownAmounts: sum(running.map(({ unknown }) => unknown)),
      recovered: closed?.recovered ?? 0,
      closed: closed?.closed ?? 0,
    };
  });
}
