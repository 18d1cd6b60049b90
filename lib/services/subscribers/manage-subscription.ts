import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { type Subscription, UNCONFIRMED_HOURS } from "./shapes.ts";
import { readSubscriberToken } from "./subscriber-token.ts";

interface SubscriberRow {
  id: string;
  tenant_id: string | null;
  address: string;
  created_at: Date;
  confirmed_at: Date | null;
}

const SCOPE = { kind: "system", purpose: "manage a subscription" } as const;
const HOUR_MS = 3_600_000;
const UNKNOWN: Subscription = { state: "unknown" };

/** How the subscription of a mailed link stands; opening the link changes nothing, as mail scanners do it, too. */
export async function describeSubscription(runtime: Runtime, token: string): Promise<Subscription> {
  const id = readSubscriberToken(runtime, token);
  const row = id && (await runtime.db.read(SCOPE, (tx) => find(tx, runtime, id, false)));
  return row ? { state: row.confirmed_at ? "confirmed" : "asked", address: row.address } : UNKNOWN;
}

/** From now on they are told. Once more, it stays so. */
export async function confirmSubscription(context: Context, token: string, runtime: Runtime): Promise<Subscription> {
  const id = readSubscriberToken(runtime, token);
  if (!id) return UNKNOWN;
  return runtime.db.transaction(SCOPE, async (tx) => {
    const row = await find(tx, runtime, id, true);
    if (!row) return UNKNOWN;
    if (!row.confirmed_at) {
      await tx.prisma.statusSubscriber.updateMany({ where: { id }, data: { confirmedAt: runtime.clock.now() } });
      await recordAudit(context, tx, {
        action: "status_subscriber.confirm",
        tenantId: row.tenant_id,
        subjectType: "status_subscriber",
        subjectId: id,
      });
    }
    return { state: "confirmed", address: row.address };
  });
}

/** They are told nothing more, and their address is forgotten. @returns the address; null where there is none, or no more */
export async function endSubscription(context: Context, token: string, runtime: Runtime): Promise<string | null> {
  const id = readSubscriberToken(runtime, token);
  if (!id) return null;
  return runtime.db.transaction(SCOPE, async (tx) => {
    const row = await find(tx, runtime, id, true);
    if (!row) return null;
    await tx.prisma.statusSubscriber.deleteMany({ where: { id } });
    await recordAudit(context, tx, { action: "status_subscriber.end", tenantId: row.tenant_id, subjectType: "status_subscriber", subjectId: id });
    return row.address;
  });
}

async function find(tx: Queryable, { clock }: Pick<Runtime, "clock">, id: string, isLocked: boolean): Promise<SubscriberRow | null> {
  const [row] = await tx.query<SubscriberRow>({
    text: `SELECT id, tenant_id, address, created_at, confirmed_at FROM status_subscriber WHERE id = $1::uuid${isLocked ? " FOR UPDATE" : ""}`,
    values: [id],
  });
  const isOver = row && !row.confirmed_at && clock.now().getTime() - row.created_at.getTime() > UNCONFIRMED_HOURS * HOUR_MS;
  return !row || isOver ? null : row;
}
