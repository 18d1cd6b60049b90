import type { z } from "zod";
import { requireMayWrite, type UserContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";

const KEPT_DAYS = 30;
const MOST_OPEN = 20;
const DAY_MS = 86_400_000;

/** A task of several steps. `shape` says what its draft may hold: everything optional, since it is never finished. */
export interface DraftKind<Shape extends z.ZodType> {
  /** Such as "tenant.create". */
  key: string;
  shape: Shape;
}

export interface Draft<Data> {
  id: string;
  data: Data;
  /** Rises with each step that is kept; the next one names the one it was begun from. */
  version: number;
  updatedAt: string;
  expiresAt: string;
}

interface DraftRow {
  id: string;
  data: unknown;
  version: number;
  updated_at: Date;
  expires_at: Date;
}

const COLUMNS = "id, data, version, updated_at, expires_at";

/** One's own drafts of a kind, the latest first. What no longer fits its shape, after a change of the task, is left out. */
export async function listDrafts<S extends z.ZodType>(context: UserContext, kind: DraftKind<S>): Promise<Draft<z.output<S>>[]> {
  const rows = await context.db.read(scopeOf(context), (tx) =>
    tx.query<DraftRow>({
      text: `SELECT ${COLUMNS} FROM draft WHERE owner_id = $1::uuid AND kind = $2 AND expires_at > $3 ORDER BY updated_at DESC, id LIMIT ${MOST_OPEN}`,
      values: [context.actor.userId, kind.key, context.clock.now()],
    }),
  );
  return rows.flatMap((row) => draftOf(kind, row) ?? []);
}

/** @throws `not_found` for one that is somebody else's, done, thrown away or too old */
export async function getDraft<S extends z.ZodType>(context: UserContext, kind: DraftKind<S>, id: string): Promise<Draft<z.output<S>>> {
  return context.db.read(scopeOf(context), (tx) => find(context, tx, kind, id));
}

/**
 * Begins a draft. @returns its id
 * @throws `conflict` for more than twenty of a kind
 */
export async function beginDraft<S extends z.ZodType>(context: UserContext, kind: DraftKind<S>, data: z.input<S>): Promise<string> {
  requireMayWrite(context);
  const [id, now, ownerId] = [newId(), context.clock.now(), context.actor.userId];
  return context.db.transaction(scopeOf(context), async (tx) => {
    const open = await tx.prisma.draft.count({ where: { ownerId, kind: kind.key, expiresAt: { gt: now } } });
    if (open >= MOST_OPEN) throw conflict(`You have ${MOST_OPEN} drafts of this already. Go on with one of them, or discard some.`);
    await tx.prisma.draft.createMany({
      data: [{ id, ownerId, kind: kind.key, data: kind.shape.parse(data) as object, createdAt: now, updatedAt: now, expiresAt: expiryFrom(now) }],
    });
    return id;
  });
}

/**
 * Keeps one step: its answers replace those that it had, the other steps stay.
 * @throws `not_found`; `conflict` when the draft was changed since, in another tab or on another device
 */
export async function saveDraft<S extends z.ZodType>(
  context: UserContext,
  kind: DraftKind<S>,
  { id, version }: { id: string; version: number },
  step: Partial<z.input<S>>,
): Promise<void> {
  requireMayWrite(context);
  const now = context.clock.now();
  await context.db.transaction(scopeOf(context), async (tx) => {
    const before = await find(context, tx, kind, id);
    const data = kind.shape.parse({ ...(before.data as object), ...(step as object) }) as object;
    const { count } = await tx.prisma.draft.updateMany({
      where: { id, ownerId: context.actor.userId, version },
      data: { data, version: { increment: 1 }, updatedAt: now, expiresAt: expiryFrom(now) },
    });
    if (count === 0)
      throw conflict("This draft was changed meanwhile, in another tab or on another device. Load the page again to see it as it is now.");
  });
}

/** Throws a draft away. @throws `not_found` */
export async function discardDraft<S extends z.ZodType>(context: UserContext, kind: DraftKind<S>, id: string): Promise<void> {
  requireMayWrite(context);
  await context.db.transaction(scopeOf(context), async (tx) => {
    const { count } = await tx.prisma.draft.deleteMany({ where: { id, ownerId: context.actor.userId, kind: kind.key } });
    if (count === 0) throw notFound("This draft");
  });
}

/**
 * Takes a draft out to act upon it, in the transaction of the act: they stand or fall together.
 * @throws `not_found`; `conflict` when it is another than the one that was looked at
 */
export async function finishDraft<S extends z.ZodType>(
  context: UserContext,
  tx: Transaction,
  kind: DraftKind<S>,
  { id, version }: { id: string; version: number },
): Promise<z.output<S>> {
  const draft = await find(context, tx, kind, id);
  const { count } = await tx.prisma.draft.deleteMany({ where: { id, ownerId: context.actor.userId, version } });
  if (count === 0) throw conflict("This draft was changed meanwhile, in another tab or on another device. Look at it again before you go on.");
  return draft.data;
}

async function find<S extends z.ZodType>(context: UserContext, tx: Queryable, kind: DraftKind<S>, id: string): Promise<Draft<z.output<S>>> {
  const [row] = await tx.query<DraftRow>({
    text: `SELECT ${COLUMNS} FROM draft WHERE id = $1::uuid AND owner_id = $2::uuid AND kind = $3 AND expires_at > $4::timestamptz`,
    values: [id, context.actor.userId, kind.key, context.clock.now()],
  });
  const draft = row && draftOf(kind, row);
  if (!draft) throw notFound("This draft");
  return draft;
}

function draftOf<S extends z.ZodType>(kind: DraftKind<S>, row: DraftRow): Draft<z.output<S>> | null {
  const parsed = kind.shape.safeParse(row.data);
  if (!parsed.success) return null;
  const { id, version } = row;
  return { id, version, data: parsed.data, updatedAt: row.updated_at.toISOString(), expiresAt: row.expires_at.toISOString() };
}

const expiryFrom = (now: Date) => new Date(now.getTime() + KEPT_DAYS * DAY_MS);
/** No tenant enters this room; each statement names the owner. */
const scopeOf = (context: UserContext) => ({ kind: "platform", userId: context.actor.userId, purpose: "one’s own drafts" }) as const;
