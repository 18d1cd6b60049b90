import { z } from "zod";
import { type PersonToRedact, recordAudit, redactPerson } from "#lib/audit";
import { endSessionsOf, languageOfAddress } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { PERSONAL_DATA } from "./declarations.ts";
import { whyIndispensable } from "./last-administrator.ts";
import { findPerson, forPerson, type Person } from "./person.ts";
import { portalContext } from "./portal-context.ts";

const MOST_AT_ONCE = 20;
const SCOPE = { kind: "system", purpose: "erase a person" } as const;

const knownOfPerson = z.object({ addresses: z.array(z.string()), names: z.array(z.string()) });

interface DueRow {
  id: string;
  user_id: string;
  status: "waiting" | "running";
}

/** Erases everybody whose days of grace are over, and goes on with what a crash has left half done. */
export const eraseDueJob = defineJob({
  name: "privacy.erase_due",
  schema: z.object({}),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle(_data, { runtime, id, signal }) {
    const due = await runtime.db.system<DueRow>({
      text: `SELECT id, user_id, status FROM erasure_request WHERE status = 'running' OR status = 'waiting' AND due_at <= $1
             ORDER BY due_at, id LIMIT ${MOST_AT_ONCE}`,
      values: [runtime.clock.now()],
    });
    for (const request of due) {
      if (signal.aborted) return;
      if (request.status === "running" || (await begin(runtime, id, request))) await erase(runtime, id, request);
    }
  },
});

/**
 * From here on there is no way back: the person is locked out, so that nothing new is written of them.
 * @returns false when it was called off meanwhile, or the person cannot go: then they are told
 */
async function begin(runtime: Runtime, requestId: string, { id, user_id: userId }: DueRow): Promise<boolean> {
  return runtime.db.transaction(SCOPE, async (tx) => {
    const [hindrance, now] = [await whyIndispensable(tx, userId), runtime.clock.now()];
    const { addresses = [], names = [] } = (await findPerson(tx, userId)) ?? {};
    const next = hindrance ? { status: "called_off", endedAt: now } : { status: "running", known: { addresses, names } };
    const { count } = await tx.prisma.erasureRequest.updateMany({ where: { id, status: "waiting" }, data: next });
    if (count === 0) return false;
    if (hindrance) {
      await tellHindrance(runtime, tx, requestId, userId, hindrance);
      return false;
    }
    await tx.prisma.user.update({ where: { id: userId }, data: { status: "suspended", sessionVersion: { increment: 1 } } });
    await endSessionsOf(tx, runtime, { userId }, "erased");
    return true;
  });
}

async function tellHindrance(runtime: Runtime, tx: Transaction, requestId: string, userId: string, hindrance: string): Promise<void> {
  const { email, name } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, name: true } });
  await recordAudit(portalContext(runtime, "job privacy.erase_due", requestId), tx, {
    action: "privacy.erasure_called_off",
    tenantId: null,
    subjectType: "user",
    subjectId: userId,
    reason: hindrance,
  });
  const mail = composeMail(await languageOfAddress(tx, email), {
    title: "You were not erased",
    greeting: `Hello ${name},`,
    paragraphs: [`${hindrance} Then ask again.`],
    action: { label: "Your data", url: `${runtime.config.publicUrl}/account/privacy` },
  });
  await enqueueMail(runtime, tx, { tenantId: null, to: email, ...mail });
}

/** First the trail, a part at a time, since it may be long; then everything else at once. */
async function erase(runtime: Runtime, requestId: string, { id, user_id: userId }: DueRow): Promise<void> {
  const person = await runtime.db.read(SCOPE, async (tx) => {
    const [request] = await tx.query<{ known: unknown }>({ text: "SELECT known FROM erasure_request WHERE id = $1", values: [id] });
    const found = await findPerson(tx, userId);
    // What the trail has told before may be gone from it by now.
    return found ? { ...found, ...knownOfPerson.parse(request?.known) } : null;
  });
  if (!person) return;
  const context = portalContext(runtime, "job privacy.erase_due", requestId);
  const redacted = await redactPerson(context, toRedact(person));
  await runtime.db.transaction(SCOPE, async (tx) => {
    const done: Record<string, number> = {};
    for (const { rows } of PERSONAL_DATA) for (const each of rows) await applyErasure(tx, person, each, runtime.clock.now(), done);
    await tx.query({
      text: "UPDATE erasure_request SET status = 'done', ended_at = $2::timestamptz, known = NULL WHERE id = $1::uuid",
      values: [id, runtime.clock.now()],
    });
    await recordAudit(context, tx, {
      action: "privacy.erased",
      tenantId: null,
      subjectType: "user",
      subjectId: userId,
      after: { rows: done, redactedEntries: redacted },
    });
  });
}

async function applyErasure(
  tx: Transaction,
  person: Person,
  { table, belongs, erasure }: (typeof PERSONAL_DATA)[number]["rows"][number],
  now: Date,
  done: Record<string, number>,
): Promise<void> {
  if (erasure.how !== "delete" && erasure.how !== "change") return;
  const sets = erasure.how === "change" ? Object.entries(erasure.set).map(([column, value]) => `"${column}" = ${value}`) : [];
  const verb = erasure.how === "delete" ? `DELETE FROM "${table}"` : `UPDATE "${table}" SET ${sets.join(", ")}`;
  const rows = await tx.query(forPerson(`${verb} WHERE ${belongs} RETURNING 1`, person, now));
  if (rows.length > 0) done[table] = (done[table] ?? 0) + rows.length;
}

const toRedact = ({ id, addresses, names, pseudonym }: Person): PersonToRedact => ({ id, addresses, names, pseudonym });
