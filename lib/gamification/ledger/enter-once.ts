import { newId } from "#lib/platform/crypto";
import { isUncovered, type Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import type { PointKind } from "./schema.ts";

/** An entry as it is asked for: so many points of a person, moved as `kind` says. */
export interface PointPosting {
  userId: string;
  kind: PointKind;
  /** More than 0; the kind says which way they go. */
  points: number;
  /** What it is for, such as "achievement:first-lead". A cause is entered once per tenant. */
  causeKey: string;
  reason?: string | null;
  /** When what is left of the points expires; null or absent is never. For points that become available alone. */
  expiresAt?: Date | null;
}

/** `isNew` is false when the cause had been entered before, with the same content. */
export interface Posted {
  entryId: string;
  isNew: boolean;
}

/** Whose ledger it goes to, when, and which entry it takes back, if any. */
interface Entering extends PointPosting {
  tenantId: string;
  at: Date;
  reversesId?: string;
}

interface EntryRow {
  id: string;
  user_id: string;
  kind: string;
  points: number;
  reverses_id: string | null;
}

/** Whoever moves points of this person meanwhile waits: what is worked out from their entries must not change before it is entered. */
export async function lockBalance(tx: Transaction, tenantId: string, userId: string): Promise<void> {
  await tx.query({ text: "SELECT 1 FROM point_balance WHERE tenant_id = $1::uuid AND user_id = $2::uuid FOR UPDATE", values: [tenantId, userId] });
}

/** Enters an entry, or the opposite of one. The accounts are filled by the database. @throws as `postPoints` */
export async function enterOnce(tx: Transaction, entering: Entering): Promise<Posted> {
  const { tenantId, userId, kind, points, causeKey, at, reason = null, expiresAt = null, reversesId = null } = entering;
  const entryId = newId();
  const inserted = await tx
    .query({
      name: "ledger-enter",
      text: `INSERT INTO ledger_entry (id, tenant_id, user_id, kind, points, cause_key, reason, expires_at, reverses_id, created_at)
             VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5::int, $6, $7, $8::timestamptz, $9::uuid, $10::timestamptz)
             ON CONFLICT (tenant_id, cause_key) DO NOTHING RETURNING id`,
      values: [entryId, tenantId, userId, kind, points, causeKey, reason, expiresAt, reversesId, at],
    })
    .catch((error: unknown) => {
      throw isUncovered(error) ? conflict("There are not enough points for this.") : error;
    });
  if (inserted.length > 0) {
    // Whose points they are is not said: not everybody wants to be seen on boards. Pages that show some read them anew.
    await publishUpdate(tx, { tenantId, topic: "points.changed", payload: {} });
    return { entryId, isNew: true };
  }
  const [entered] = await tx.query<EntryRow>({
    text: "SELECT id, user_id, kind, points, reverses_id FROM ledger_entry WHERE tenant_id = $1::uuid AND cause_key = $2",
    values: [tenantId, causeKey],
  });
  if (!entered) throw new Error(`The cause ${causeKey} is entered and cannot be read`);
  const isSame = entered.user_id === userId && entered.kind === kind && entered.points === points && entered.reverses_id === reversesId;
  if (!isSame) throw conflict("This was entered before, with other points or for somebody else.");
  return { entryId: entered.id, isNew: false };
}

/**
 * Enters many that were earned, each cause once.
 * @returns those that were not entered before, in their order @throws as `postPoints`
 */
export async function enterAllOnce<Earning extends PointPosting>(
  tx: Transaction,
  tenantId: string,
  at: Date,
  earned: readonly Earning[],
): Promise<(Earning & { entryId: string })[]> {
  const asked = earned.map((each) => ({ ...each, entryId: newId() }));
  const inserted = await tx.query<{ id: string }>({
    name: "ledger-enter-earned",
    text: `INSERT INTO ledger_entry (id, tenant_id, user_id, kind, points, cause_key, created_at)
           SELECT o.id, $1::uuid, o.user_id, 'earn', o.points, o.cause_key, $2::timestamptz
           FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::text[]) WITH ORDINALITY AS o (id, user_id, points, cause_key, nr) ORDER BY o.nr
           ON CONFLICT (tenant_id, cause_key) DO NOTHING RETURNING id`,
    values: [
      tenantId,
      at,
      asked.map(({ entryId }) => entryId),
      asked.map(({ userId }) => userId),
      asked.map(({ points }) => points),
      asked.map(({ causeKey }) => causeKey),
    ],
  });
  const ids = new Set(inserted.map(({ id }) => id));
  if (ids.size > 0) await publishUpdate(tx, { tenantId, topic: "points.changed", payload: {} });
  for (const each of asked) if (!ids.has(each.entryId)) await enterOnce(tx, { ...each, tenantId, at });
  return asked.filter(({ entryId }) => ids.has(entryId));
}
