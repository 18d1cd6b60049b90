import type { ConversionState } from "./conversion-states.ts";
import type { ConversionKind, ConversionView } from "./schema.ts";

export const CONVERSION_COLUMNS =
  "v.id, v.code, v.kind, v.state, v.source, v.referred_email, v.points, v.multiplier, v.converted_at, v.due_at, v.paid_at";

export interface ConversionRow {
  id: string;
  code: string;
  kind: ConversionKind;
  state: ConversionState;
  source: string;
  referred_email: string;
  points: number;
  multiplier: number;
  converted_at: Date;
  due_at: Date | null;
  paid_at: Date | null;
}

/** As much of an address as its referrer may see of somebody who came: "a…@example.com". Pure. */
function maskMail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}

/** As its referrer sees it. Pure. */
export const conversionView = (row: ConversionRow): ConversionView => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  code: row.code,
  source: row.source,
  who: maskMail(row.referred_email),
  points: row.points,
  multiplier: row.multiplier,
  convertedAt: row.converted_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  paidAt: row.paid_at?.toISOString() ?? null,
});
