import { type Context, once, requireOwnAccount, requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, type Recorder, recordAudit } from "#lib/audit";
import { languageOfAddress } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { composeMail, enqueueMail, type MailWords } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { requireDispensable } from "./last-administrator.ts";
import { ERASURE_GRACE_DAYS, type EraseMeInput, type OnBehalfInput } from "./schema.ts";

type Services = Pick<Runtime, "config" | "jobs" | "clock">;
interface Asked {
  id: string;
  dueAt: string;
}
const DAY_MS = 86_400_000;

/**
 * Asks to be erased, after 14 days in which it can be called off. The person types their address, so that it is no slip.
 * @throws `invalid` for another address, `forbidden` (`reauthentication_required`), `conflict` for somebody who has to hand
 *   over first, or has asked already
 */
export async function askForErasure(context: Context, { confirmation }: EraseMeInput, runtime: Services): Promise<Asked> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  if (confirmation.toLowerCase() !== user.actor.email)
    throw invalid("Type your address to confirm.", [{ path: "confirmation", message: `Type ${user.actor.email}.` }]);
  return translated(() =>
    context.db.transaction({ kind: "system", purpose: "ask for erasure" }, (tx) => ask(context, tx, runtime, user.actor.userId, {})),
  );
}

/**
 * The same for a person who asked by other means. They are told by mail and can call it off.
 * @throws `forbidden`, `not_found`, `conflict`
 */
export async function askForErasureOf(context: StaffContext, userId: string, { reason }: OnBehalfInput, runtime: Services): Promise<Asked> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  return translated(() =>
    acrossTenants(context, "privacy.erase", (tx) =>
      once(context, tx, () => ask(context, tx, runtime, userId, { reason, requestedById: context.actor.userId })),
    ),
  );
}

/**
 * The same in a transaction across tenants that is under way, for somebody whom the portal has no more reason to know.
 * @throws `not_found`, `conflict` for somebody who has to hand over first; a unique violation when it was asked for already
 */
export function askForErasureIn(context: Recorder, tx: Transaction, userId: string, reason: string, runtime: Services): Promise<Asked> {
  return ask(context, tx, runtime, userId, { reason });
}

async function ask(
  context: Recorder,
  tx: Transaction,
  runtime: Services,
  userId: string,
  { reason, requestedById = null }: { reason?: string; requestedById?: string | null },
): Promise<Asked> {
  const person = await tx.prisma.user.findUnique({ where: { id: userId }, select: { name: true, email: true, erasedAt: true } });
  if (!person || person.erasedAt) throw notFound("This person");
  await requireDispensable(tx, userId);
  const [id, now] = [newId(), context.clock.now()];
  const dueAt = new Date(now.getTime() + ERASURE_GRACE_DAYS * DAY_MS);
  await tx.prisma.erasureRequest.createMany({ data: [{ id, userId, requestedById, createdAt: now, dueAt }] });
  await recordAudit(context, tx, {
    action: "privacy.erasure_asked",
    tenantId: null,
    subjectType: "user",
    subjectId: userId,
    after: { dueAt: dueAt.toISOString() },
    ...(reason && { reason }),
  });
  const language = await languageOfAddress(tx, person.email);
  await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...composeMail(language, erasureMail(runtime, person.name, dueAt)) });
  return { id, dueAt: dueAt.toISOString() };
}

const erasureMail = ({ config }: Pick<Runtime, "config">, name: string, dueAt: Date): MailWords => ({
  title: "Your account will be erased",
  greeting: `Hello ${name},`,
  paragraphs: [
    `it was asked that your account and your data be erased. That is done after ${dueAt.toUTCString()}, and cannot be undone from then on.`,
    "Until then everything works as before, and you can call it off. If it was not you who asked, call it off and change your password.",
    "There is no further mail: once you are erased, we no longer know your address.",
  ],
  action: { label: "Look at it, or call it off", url: `${config.publicUrl}/account/privacy` },
});

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("Erasure was asked for already.");
    throw error;
  }
}
