import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { keepWhile } from "#lib/platform/recent";

/** Of the transaction they were read in: its parts ask for the same. */
const stands = new WeakMap<Queryable, Promise<string>>();

/** How the tenant's campaigns and figures stand, of this transaction's first asking. */
function standOf(tx: Queryable, tenantId: string): Promise<string> {
  const known = stands.get(tx);
  if (known) return known;
  const asked = tx
    .query<{ stand: string }>({
      name: "stand-of-figures",
      text: "SELECT stand FROM tenant_campaign_stand WHERE tenant_id = $1::uuid",
      values: [tenantId],
    })
    .then(([row]) => row?.stand ?? "");
  stands.set(tx, asked);
  return asked;
}

/**
 * What was answered before, while no campaign and no figure of the tenant has changed since; else what `read` finds. Figures change with imports, a few
 * times a day, and are looked at all day long.
 * @param tx one that only reads: what is not committed must not be kept
 * @param question all that the answer depends on besides campaigns and figures, such as the day it is asked on
 */
export async function keepAnswer<T>(
  { db, tenant }: Pick<TenantContext, "db" | "tenant">,
  tx: Queryable,
  question: readonly unknown[],
  read: () => Promise<T>,
): Promise<T> {
  return keepWhile(db, JSON.stringify([tenant.id, tenant.currency, tenant.timeZone, ...question]), await standOf(tx, tenant.id), read);
}
