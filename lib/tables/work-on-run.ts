import { PLATFORM_ROLE_GRANTS, type PlatformRole, ROLE_NAMES, type StaffContext, type TenantContext } from "#lib/access";
import { isAppError } from "#lib/platform/errors";
import type { JobAttempt } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";

interface RunToDo {
  id: string;
  tenant_id: string | null;
  action: string;
  input: unknown;
  asked_by_id: string;
  name: string;
  email: string;
  platform_role: PlatformRole | null;
  methods: StaffContext["actor"]["methods"];
  authenticated_at: Date;
  created_at: Date;
}

type Act<C> = (context: C, run: { action: string; input: unknown }, subjectId: string) => Promise<unknown>;
type Attempt = Pick<JobAttempt, "runtime" | "signal">;

/** What a member may do now, or null for somebody who may do nothing there any more. `lib/identity` knows it. */
type MemberContext = (
  services: Pick<Runtime, "db" | "jobs" | "store" | "clock">,
  who: { tenantId: string; userId: string; methods: StaffContext["actor"]["methods"]; requestId: string },
) => Promise<TenantContext | null>;

/**
 * Does a run's acts one after the other, each in a transaction of its own and as the person who asked, with what they may do
 * now. What a rule refuses is noted with its reason, and the rest goes on. A second attempt goes on where the first broke off:
 * each act carries a key, so that one whose note was lost is not done twice.
 */
export function workOnRun(attempt: Attempt, runId: string, act: Act<StaffContext>): Promise<void> {
  return workOn(attempt, runId, async (run, position) =>
    run.platform_role && run.tenant_id === null
      ? (subjectId) => act(contextOf(attempt.runtime, run, position), run, subjectId)
      : `${run.name} is no longer on the staff.`,
  );
}

/** The same with records of a tenant, as the member who asked. @param memberContext what they may do at each act */
export function workOnTenantRun(attempt: Attempt, runId: string, memberContext: MemberContext, act: Act<TenantContext>): Promise<void> {
  return workOn(attempt, runId, async (run, position) => {
    const who = { tenantId: run.tenant_id ?? "", userId: run.asked_by_id, methods: run.methods, requestId: run.id };
    const context = run.tenant_id === null ? null : await memberContext(attempt.runtime, who);
    if (!context) return `${run.name} is no longer a member here.`;
    return (subjectId) => act({ ...context, idempotency: keyOf(run, position) }, run, subjectId);
  });
}

/** How the act at a place of the run is done, or why the person may not do it any more. */
type Door = (run: RunToDo, position: number) => Promise<string | ((subjectId: string) => Promise<unknown>)>;

async function workOn({ runtime, signal }: Attempt, runId: string, open: Door): Promise<void> {
  const [run] = await runtime.db.system<RunToDo>({
    text: `UPDATE bulk_run r SET status = 'running' FROM "user" u
           WHERE r.id = $1::uuid AND r.status IN ('waiting', 'running') AND u.id = r.asked_by_id
           RETURNING r.id, r.tenant_id, r.action, r.input, r.asked_by_id, r.methods, r.authenticated_at, r.created_at, u.name, u.email, CASE WHEN u.status = 'active' THEN u.platform_role END AS platform_role`,
    values: [runId],
  });
  if (!run) return;
  for (let item = await nextItem(runtime, runId); item; item = await nextItem(runtime, runId)) {
    signal.throwIfAborted();
    const act = await open(run, item.position);
    const { subject_id: subjectId } = item;
    const refusal = typeof act === "string" ? act : await refusalOf(() => act(subjectId));
    await note(runtime, runId, item.position, refusal);
  }
  await runtime.db.system({
    text: "UPDATE bulk_run SET status = 'done', ended_at = $2 WHERE id = $1::uuid AND status = 'running'",
    values: [runId, runtime.clock.now()],
  });
}

/** The first that waits; none once the run was called off. */
async function nextItem(runtime: Runtime, runId: string): Promise<{ position: number; subject_id: string } | undefined> {
  const [item] = await runtime.db.system<{ position: number; subject_id: string }>({
    name: "next-bulk-item",
    text: `SELECT i.position, i.subject_id FROM bulk_item i JOIN bulk_run r ON r.id = i.run_id
           WHERE i.run_id = $1::uuid AND i.status = 'waiting' AND r.status = 'running' ORDER BY i.position LIMIT 1`,
    values: [runId],
  });
  return item;
}

/** Why the rules refuse an act; null when it was done. Other failures are the attempt's, which is made again. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (isAppError(error) && error.code !== "unavailable") return error.message;
    throw error;
  }
}

async function note(runtime: Runtime, runId: string, position: number, refusal: string | null): Promise<void> {
  await runtime.db.system({
    name: "note-bulk-item",
    text: `WITH noted AS (
             UPDATE bulk_item SET status = CASE WHEN $3::text IS NULL THEN 'done' ELSE 'refused' END, message = $3
             WHERE run_id = $1::uuid AND position = $2 AND status = 'waiting' RETURNING status
           )
           UPDATE bulk_run SET done = done + (SELECT count(*) FROM noted WHERE status = 'done'),
                               refused = refused + (SELECT count(*) FROM noted WHERE status = 'refused') WHERE id = $1::uuid`,
    values: [runId, position, refusal],
  });
}

const keyOf = ({ id }: RunToDo, position: number) => ({ key: `bulk:${id}:${position}`, requestHash: id });

function contextOf(runtime: Runtime, run: RunToDo, position: number): StaffContext {
  const role = run.platform_role ?? "support";
  return {
    actor: {
      kind: "user",
      userId: run.asked_by_id,
      sessionId: run.id,
      name: run.name,
      email: run.email,
      platformRole: role,
      tenantRole: null,
      roleName: ROLE_NAMES[role],
      methods: run.methods,
      // As old as it was when the act was asked for, however long the act takes.
      authenticatedAt: new Date(runtime.clock.now().getTime() - (run.created_at.getTime() - run.authenticated_at.getTime())),
      impersonator: null,
    },
    tenant: null,
    grants: PLATFORM_ROLE_GRANTS[role],
    lockedOutOf: null,
    requestId: run.id,
    origin: { ip: null, userAgent: null, deviceToken: null },
    idempotency: keyOf(run, position),
    db: runtime.db,
    jobs: runtime.jobs,
    store: runtime.store,
    clock: runtime.clock,
  };
}
