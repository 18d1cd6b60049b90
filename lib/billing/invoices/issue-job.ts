import { z } from "zod";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { settingsIn } from "#lib/settings";
import { missingForInvoices } from "#lib/settings/schema";
import { issueMonth } from "./issue-month.ts";

/** Further back nobody expects an invoice: whoever begins with an earlier month gets these. */
const MOST_MONTHS_BACK = 12;
const TENANTS_PER_ROUND = 500;

// A month is over where its tenant is. What was never paid for in it, and what is done, is not looked at.
const DUE = `
  SELECT t.id, to_char(m.month, 'YYYY-MM') AS month
  FROM tenant t CROSS JOIN LATERAL (SELECT date_trunc('month', $1::timestamptz AT TIME ZONE t.time_zone) AS now) n
  CROSS JOIN LATERAL generate_series(greatest(($2 || '-01')::timestamp, n.now - interval '${MOST_MONTHS_BACK} months'), n.now - interval '1 month', interval '1 month') AS m(month)
  WHERE t.kind = 'client'
    AND EXISTS (SELECT FROM subscription s WHERE s.tenant_id = t.id AND s.status IN ('active', 'past_due') AND s.price_minor > 0
      AND s.started_at < (m.month + interval '1 month') AT TIME ZONE t.time_zone AND (s.ended_at IS NULL OR s.ended_at > m.month AT TIME ZONE t.time_zone))
    AND NOT EXISTS (SELECT FROM invoice i WHERE i.tenant_id = t.id AND i.kind = 'invoice' AND i.period_from = m.month::date)
    AND NOT (t.id::text || to_char(m.month, 'YYYY-MM')) = ANY($3::text[])
  ORDER BY m.month, t.id LIMIT ${TENANTS_PER_ROUND}`;

/** Every hour: an invoice for each tenant whose month is over and has none, in a transaction of its own. Safe to repeat, also at once. */
export const issueInvoicesJob = defineJob({
  name: "billing.issue_invoices",
  schema: z.object({}),
  async handle(_data, { runtime, signal }) {
    await issueDue(runtime, signal);
  },
});

/**
 * The same, for whoever does it by hand.
 * @returns how many were issued
 * @throws the first failure, after all others had their turn
 */
export async function issueDue(runtime: Pick<Runtime, "db" | "jobs" | "store" | "clock">, signal?: AbortSignal): Promise<number> {
  const { invoicing } = await settingsIn({ query: (query) => runtime.db.system(query) });
  if (missingForInvoices(invoicing).length > 0) return 0;
  const seen: string[] = [];
  const failures: unknown[] = [];
  let issued = 0;
  for (;;) {
    const due = await runtime.db.system<{ id: string; month: string }>({ text: DUE, values: [runtime.clock.now(), invoicing.invoicesFrom, seen] });
    for (const { id, month } of due) {
      if (signal?.aborted) return issued;
      seen.push(id + month);
      try {
        issued += (await issueMonth(await systemContext(runtime, id, "job billing.issue_invoices", newId()), month)).length;
      } catch (error) {
        // One that fails must not keep the others waiting.
        failures.push(error);
      }
    }
    if (due.length < TENANTS_PER_ROUND) break;
  }
  if (failures.length > 0) throw failures[0];
  return issued;
}
