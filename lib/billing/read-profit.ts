import { z } from "zod";
import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { invalid } from "#lib/platform/errors";
import { momentOf } from "./cohorts.ts";
import { marginOf } from "./margin.ts";
import type { ProfitPage, ReadProfitInput } from "./schema.ts";

const PER_PAGE = 50;

interface Row {
  id: string;
  name: string;
  sort: string;
  is_known: boolean;
  price_minor: number | null;
  currency: string;
  cost_minor: bigint | null;
  is_one_currency: boolean;
}

// As revenue has it: clients alone. Whoever paid nothing and cost nothing that month is left out.
const PROFIT = `
  SELECT t.id, t.name, lower(t.name) AS sort, coalesce(r.currency, p.currency) AS currency, r.price_minor, c.cost_minor,
         EXISTS (SELECT 1 FROM subscription s WHERE s.tenant_id = t.id AND s.started_at <= $1) AS is_known,
         coalesce(c.currencies <@ ARRAY[coalesce(r.currency, p.currency)], true) AS is_one_currency
  FROM tenant t JOIN plan p ON p.key = t.plan_key
  LEFT JOIN LATERAL (
    SELECT s.price_minor, s.currency FROM subscription s
    WHERE s.tenant_id = t.id AND s.status IN ('active', 'past_due') AND s.price_minor > 0 AND s.started_at <= $1 AND (s.ended_at IS NULL OR s.ended_at > $1)
    ORDER BY s.started_at DESC LIMIT 1
  ) r ON true
  LEFT JOIN LATERAL (
    SELECT sum(k.amount_minor)::bigint AS cost_minor, array_agg(DISTINCT k.currency) AS currencies FROM tenant_cost k WHERE k.tenant_id = t.id AND k.month = $2
  ) c ON true
  WHERE t.kind = 'client' AND (r.price_minor IS NOT NULL OR c.cost_minor IS NOT NULL) AND (lower(t.name), t.id) > ($3, $4::uuid)
  ORDER BY lower(t.name), t.id LIMIT $5`;

const START = ["", "00000000-0000-0000-0000-000000000000"] as const;

/** Clients of a month with what they paid and what they cost, by name. @throws `invalid` for a cursor that is not ours */
export async function readProfit(context: StaffContext, { month, cursor }: ReadProfitInput): Promise<ProfitPage> {
  requirePermission(context, "billing.manage");
  const [sort, id] = cursor ? decode(cursor) : START;
  const values = [momentOf(month, context.clock.now()), month, sort, id, PER_PAGE + 1];
  const rows = await readAcrossTenants(context, "billing.read", (tx) => tx.query<Row>({ text: PROFIT, values }));
  const page = rows.slice(0, PER_PAGE);
  const last = page.at(-1);
  return {
    lines: page.map((row) => {
      const revenueMinor = row.price_minor ?? (row.is_known ? 0 : null);
      const costMinor = row.cost_minor === null ? null : Number(row.cost_minor);
      const marginMinor = row.is_one_currency ? marginOf(revenueMinor, costMinor) : null;
      return { id: row.id, name: row.name, currency: row.currency, revenueMinor, costMinor, marginMinor };
    }),
    nextCursor: rows.length > PER_PAGE && last ? Buffer.from(JSON.stringify([last.sort, last.id])).toString("base64url") : null,
  };
}

function decode(cursor: string): readonly [string, string] {
  try {
    return z.tuple([z.string(), z.uuid()]).parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw invalid("This page address is no longer good. Start again from the first page.", [
      { path: "cursor", message: "This cursor does not belong to this list." },
    ]);
  }
}
