import { type Context, once, requireOwnAccount, requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { AppError, conflict, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { makeExportJob } from "./make-export.ts";
import { EXPORTS_PER_DAY, type OnBehalfInput } from "./schema.ts";

type Services = Pick<Runtime, "jobs">;
const DAY_MS = 86_400_000;
/** Well beyond the last retry of the job. */
const GIVEN_UP_AFTER_MS = 6 * 3_600_000;
const ALREADY = "A copy is being made already. There will be a mail when it is ready.";

/**
 * Asks for a copy of the person's own data. A job makes it, and a mail says when it can be downloaded.
 * @throws `forbidden` (`reauthentication_required`), `conflict` while one is being made, `limit_exceeded` after three in a day
 */
export async function askForExport(context: Context, runtime: Services): Promise<{ id: string }> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  return translated(() =>
    context.db.transaction({ kind: "system", purpose: "ask for a copy of one’s data" }, (tx) => ask(context, tx, runtime, user.actor.userId, {})),
  );
}

/**
 * The same for a person who asked by other means. The copy is theirs alone: they are told by mail and download it themselves.
 * @throws `forbidden`, `not_found`, `conflict`, `limit_exceeded`
 */
export async function askForExportOf(context: StaffContext, userId: string, { reason }: OnBehalfInput, runtime: Services): Promise<{ id: string }> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  return translated(() =>
    acrossTenants(context, "privacy.export", (tx) =>
      once(context, tx, async () => {
        const person = await tx.prisma.user.findUnique({ where: { id: userId }, select: { erasedAt: true } });
        if (!person || person.erasedAt) throw notFound("This person");
        return ask(context, tx, runtime, userId, { reason, requestedById: context.actor.userId });
      }),
    ),
  );
}

async function ask(
  context: Context,
  tx: Transaction,
  runtime: Services,
  userId: string,
  { reason, requestedById = null }: { reason?: string; requestedById?: string | null },
): Promise<{ id: string }> {
  const now = context.clock.now();
  // Locked, so that two requests at once do not both count the same.
  await tx.query({ text: 'SELECT 1 FROM "user" WHERE id = $1::uuid FOR UPDATE', values: [userId] });
  // What was given up by the queue must not keep the person from asking again.
  await tx.prisma.dataExport.updateMany({
    where: { userId, status: "waiting", createdAt: { lt: new Date(now.getTime() - GIVEN_UP_AFTER_MS) } },
    data: { status: "expired" },
  });
  const recent = await tx.prisma.dataExport.count({ where: { userId, createdAt: { gt: new Date(now.getTime() - DAY_MS) } } });
  if (recent >= EXPORTS_PER_DAY)
    throw new AppError("limit_exceeded", `There can be ${EXPORTS_PER_DAY} copies a day. Download one of those, or ask again tomorrow.`);
  const id = newId();
  await tx.prisma.dataExport.createMany({ data: [{ id, userId, requestedById, createdAt: now }] });
  await recordAudit(context, tx, {
    action: "privacy.export_asked",
    tenantId: null,
    subjectType: "user",
    subjectId: userId,
    ...(reason && { reason }),
  });
  await runtime.jobs.enqueue(tx, makeExportJob, { id });
  return { id };
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(ALREADY);
    throw error;
  }
}
