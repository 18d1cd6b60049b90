import { once, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newIdAt, seal } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { addressProblem } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { newSecret, outboundRules } from "#lib/webhooks";
import { addEntries } from "../incidents/entries.ts";
import { requireServiceManager } from "../registry/write-registry.ts";
import { requireIncidentManager, requireServiceReader } from "../staff.ts";
import { RESTART_SECRET, restartJob } from "./restart-job.ts";
import { incidentOf } from "./run-recovery.ts";
import type { NewRestartHook, RestartCall, RestartHook, RestartServiceInput, SetRestartHookInput } from "./shapes.ts";

const MOST_CALLS = 20;

/**
 * Sets the webhook that restarts a service, with a new secret that is answered this once.
 * @throws `forbidden` without `service.manage` and a recent sign-in; `not_found`; `invalid` for an address that may not be asked; `conflict`
 */
export async function setRestartHook(
  context: StaffContext,
  key: string,
  { url, version }: SetRestartHookInput,
  runtime: Pick<Runtime, "config" | "authSecret">,
): Promise<NewRestartHook> {
  requireServiceManager(context);
  requireRecentSignIn(context);
  const problem = addressProblem(url, outboundRules(runtime));
  if (problem) throw invalid("Some fields need attention.", [{ path: "url", message: problem }]);
  const secret = newSecret();
  const { host } = new URL(url);
  await acrossTenants(context, "restart_hook.set", async (tx) => {
    const serviceId = await idOf(tx, key);
    const data = { host, sealed: seal(JSON.stringify({ url, secret }), runtime.authSecret, RESTART_SECRET), updatedAt: context.clock.now() };
    const { count } =
      version === 0
        ? await tx.prisma.serviceRestartHook.createMany({ data: [{ serviceId, ...data }], skipDuplicates: true })
        : await tx.prisma.serviceRestartHook.updateMany({ where: { serviceId, version }, data: { ...data, version: { increment: 1 } } });
    if (count === 0) throw conflict("Somebody changed this meanwhile. Load it again to see how it is now.");
    await recordAudit(context, tx, { action: "restart_hook.set", ...ofService(key), after: { host } });
  });
  return { host, secret, version: version + 1 };
}

/** @throws `not_found`, `forbidden` without `service.manage` and a recent sign-in */
export async function removeRestartHook(context: StaffContext, key: string): Promise<void> {
  requireServiceManager(context);
  requireRecentSignIn(context);
  await acrossTenants(context, "restart_hook.remove", async (tx) => {
    const { count } = await tx.prisma.serviceRestartHook.deleteMany({ where: { serviceId: await idOf(tx, key) } });
    if (count === 0) throw notFound("This hook");
    await recordAudit(context, tx, { action: "restart_hook.remove", ...ofService(key) });
  });
}

interface CallRow {
  id: string;
  service: string;
  status: RestartCall["status"];
  answer_status: number | null;
  error: string | null;
  asked_at: Date;
  asked_by: string | null;
  ended_at: Date | null;
}

const CALLS = `SELECT c.id, c.service_key AS service, c.status, c.answer_status, c.error, c.asked_at, u.name AS asked_by, c.ended_at
  FROM restart_call c LEFT JOIN "user" u ON u.id = c.asked_by_id`;

/** Whether a service has a hook, and the last restarts that were asked of it. @throws `not_found`, `forbidden` without `service.read` */
export async function getRestartHook(context: StaffContext, key: string): Promise<RestartHook> {
  requireServiceReader(context);
  return readAcrossTenants(context, "restart_hook.read", async (tx) => {
    const [hook] = await tx.query<{ host: string | null; version: number | null }>({
      text: "SELECT h.host, h.version FROM service s LEFT JOIN service_restart_hook h ON h.service_id = s.id WHERE s.key = $1",
      values: [key],
    });
    if (!hook) throw notFound("This service");
    const calls = await tx.query<CallRow>({ text: `${CALLS} WHERE c.service_key = $1 ORDER BY c.id DESC LIMIT $2`, values: [key, MOST_CALLS] });
    return { host: hook.host, version: hook.version ?? 0, calls: calls.map(callOf) };
  });
}

/**
 * Has a service restarted by its hook: sent once, and never again by itself. `confirmation` is its key, typed.
 * @throws `forbidden` without `incident.manage` and a recent sign-in; `not_found`; `invalid` for another confirmation; `conflict` while one is under way
 */
export async function restartService(context: StaffContext, key: string, { confirmation, recoveryId }: RestartServiceInput): Promise<RestartCall> {
  requireIncidentManager(context);
  requireRecentSignIn(context);
  if (confirmation !== key) throw invalid("Some fields need attention.", [{ path: "confirmation", message: `Type ${key}.` }]);
  return acrossTenants(context, "service.restart", (tx) =>
    once(context, tx, async () => {
      const serviceId = await idOf(tx, key);
      // Two people who restart it at once restart it once.
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('restart ' || $1, 0))::text", values: [key] });
      if ((await tx.prisma.serviceRestartHook.count({ where: { serviceId } })) === 0) throw conflict("This service has no restart hook.");
      if ((await tx.prisma.restartCall.count({ where: { serviceKey: key, status: { in: ["waiting", "sending"] } } })) > 0)
        throw conflict("A restart of this service is under way.");
      const recovery = recoveryId ? await tx.prisma.recovery.findFirst({ where: { id: recoveryId, endedAt: null } }) : null;
      if (recoveryId && !recovery) throw notFound("This recovery");
      const now = context.clock.now();
      const id = newIdAt(now);
      const { userId } = context.actor;
      await tx.prisma.restartCall.createMany({ data: [{ id, serviceKey: key, recoveryId, askedById: userId, askedAt: now }] });
      // The step's act: what is measured after it verifies it.
      if (recovery) await tx.prisma.recoveryStep.updateMany({ where: { recoveryId, serviceKey: key }, data: { doneAt: now, doneById: userId } });
      const incidentId = recovery?.incidentId ?? (await incidentOf(tx, key));
      if (incidentId) await addEntries(tx, [{ incidentId, at: now, kind: "restart", serviceKey: key, actorId: userId }]);
      await context.jobs.enqueue(tx, restartJob, { callId: id });
      await recordAudit(context, tx, { action: "service.restart", ...ofService(key), after: { callId: id } });
      return findCall(tx, id);
    }),
  );
}

async function findCall(tx: Queryable, id: string): Promise<RestartCall> {
  const [row] = await tx.query<CallRow>({ text: `${CALLS} WHERE c.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This restart");
  return callOf(row);
}

const callOf = ({ answer_status, asked_at, asked_by, ended_at, ...call }: CallRow): RestartCall => ({
  ...call,
  answerStatus: answer_status,
  askedAt: asked_at.toISOString(),
  askedBy: asked_by,
  endedAt: ended_at?.toISOString() ?? null,
});

async function idOf(tx: Transaction, key: string): Promise<string> {
  const service = await tx.prisma.service.findUnique({ where: { key }, select: { id: true } });
  if (!service) throw notFound("This service");
  return service.id;
}

const ofService = (key: string) => ({ tenantId: null, subjectType: "service", subjectId: key }) as const;
