import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { readTestimonialToken } from "./testimonial-token.ts";

/** What somebody who was asked sees of it. */
export interface AskedTestimonial {
  tenantId: string;
  tenantName: string;
  /** The tenant's language. */
  locale: string;
  name: string;
  portfolioTitle: string;
  status: string;
  quote: string;
}

type Row = AskedTestimonial & { id: string; portfolioId: string };

const SCOPE = { kind: "system", purpose: "give a testimonial" } as const;

/** What a mailed link is about; null for a link of nobody. Opening it changes nothing, as mail scanners do it, too. */
export async function describeTestimonial(runtime: Runtime, token: string): Promise<AskedTestimonial | null> {
  const id = readTestimonialToken(runtime, token);
  return id ? runtime.db.read(SCOPE, (tx) => find(tx, id, false)) : null;
}

/**
 * Gives a testimonial, with the very words of the consent. It is shown once the tenant approves it; who changes theirs is approved anew.
 * @returns it as it stands then; null for a link of nobody
 */
export async function giveTestimonial(
  context: Context,
  token: string,
  { quote, consentText }: { quote: string; consentText: string },
  runtime: Runtime,
): Promise<AskedTestimonial | null> {
  return change(context, token, runtime, "testimonial.give", (row) => {
    if (row.status === "declined") throw conflict("The one who asked you has decided without it. Thank you all the same.");
    return { status: "given", quote, consentText, consentedAt: runtime.clock.now() };
  });
}

/** Takes a testimonial back: it is gone from the page at once, and its words are forgotten. @returns null for a link of nobody */
export async function takeTestimonialBack(context: Context, token: string, runtime: Runtime): Promise<AskedTestimonial | null> {
  return change(context, token, runtime, "testimonial.take_back", () => ({ status: "withdrawn", quote: "", consentText: null, consentedAt: null }));
}

type Change = { status: string; quote: string; consentText: string | null; consentedAt: Date | null };

async function change(
  context: Context,
  token: string,
  runtime: Runtime,
  action: "testimonial.give" | "testimonial.take_back",
  changed: (row: Row) => Change,
): Promise<AskedTestimonial | null> {
  const id = readTestimonialToken(runtime, token);
  if (!id) return null;
  return runtime.db.transaction(SCOPE, async (tx) => {
    const row = await find(tx, id, true);
    if (!row) return null;
    const data = changed(row);
    await tx.prisma.portfolioTestimonial.updateMany({ where: { id }, data });
    await recordAudit(context, tx, { action, tenantId: row.tenantId, subjectType: "portfolio", subjectId: row.portfolioId });
    return { ...row, status: data.status, quote: data.quote };
  });
}

async function find(tx: Queryable, id: string, isLocked: boolean): Promise<Row | null> {
  const [row] = await tx.query<Row>({
    text: `SELECT x.id, x.portfolio_id AS "portfolioId", x.tenant_id AS "tenantId", t.name AS "tenantName", t.locale, x.name, p.title AS "portfolioTitle", x.status, x.quote
           FROM portfolio_testimonial x JOIN portfolio p ON p.id = x.portfolio_id JOIN tenant t ON t.id = x.tenant_id
           WHERE x.id = $1::uuid${isLocked ? " FOR UPDATE OF x" : ""}`,
    values: [id],
  });
  return row ?? null;
}
