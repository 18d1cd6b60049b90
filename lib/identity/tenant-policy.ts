import { inTenant, readInTenant, requireOwnAccount, requirePermission, requireRecentSignIn, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable, Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import { lockOutReason } from "./actor-of-session.ts";
import {
  type ChangePolicyInput,
  POLICY_METHODS,
  type PolicyConsequences,
  type PolicyRules,
  policyAsShown,
  type TenantPolicyView,
} from "./policy-schema.ts";

const MEMBERS_NAMED = 20;
const MEANWHILE = "Somebody changed these rules meanwhile. Open the page again: it shows what they did.";

/** How the tenant's people sign in. @throws `forbidden` without `security.manage` */
export async function getTenantPolicy(context: TenantContext): Promise<TenantPolicyView> {
  requirePermission(requireTenant(context), "security.manage");
  return readInTenant(context, (tx) => find(context, tx));
}

// Of each member how they are signed in now, and whether they have a second factor at all.
const MEMBERS = `
  SELECT u.name, s.methods,
         EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
           OR EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id) AS has_second_factor
  FROM membership m
  JOIN "user" u ON u.id = m.user_id AND u.status = 'active'
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT s.methods::text) AS methods FROM auth_session s
    WHERE s.user_id = u.id AND s.active_tenant_id = m.tenant_id AND s.stage = 'open' AND s.revoked_at IS NULL AND s.expires_at > $2
  ) s ON true
  WHERE m.tenant_id = $1::uuid AND m.status = 'active'
  ORDER BY lower(u.name), u.id`;

interface MemberRow {
  name: string;
  /** Each open session's methods as PostgreSQL writes an array; null without a session. */
  methods: string[] | null;
  has_second_factor: boolean;
}

/**
 * What rules would do to the members as they are signed in now. Factors and sessions lie in rooms that no tenant enters: they
 * are counted here by the portal itself, for this tenant's members alone.
 * @throws `forbidden` without `security.manage`
 */
export async function previewTenantPolicy(context: TenantContext, rules: PolicyRules): Promise<PolicyConsequences> {
  requirePermission(requireTenant(context), "security.manage");
  const rows = await context.db.system<MemberRow>({ name: "policy-consequences", text: MEMBERS, values: [context.tenant.id, context.clock.now()] });
  const shutOut = rows.filter(({ methods }) => methods?.some((each) => isShutOut(rules, each.replace(/[{}]/g, "").split(","))));
  return {
    memberCount: rows.length,
    withoutSecondFactor: rows.filter((row) => !row.has_second_factor).length,
    shutOutNow: shutOut.length,
    names: shutOut.slice(0, MEMBERS_NAMED).map(({ name }) => name),
  };
}

function isShutOut(rules: PolicyRules, methods: readonly string[]): boolean {
  const policy = { requiresSecondFactor: rules.secondFactor === "required", allowedMethods: rules.allowedMethods };
  return lockOutReason({ status: "active", role: "member", policy }, { methods: methods as never, impersonator: null }) !== null;
}

/**
 * Changes how the tenant's people sign in, from their next request on.
 * @throws `forbidden` without `security.manage`, for machines and for staff who act as somebody, or with the reason
 *   `reauthentication_required`; `conflict` when it was changed meanwhile, with an issue on each rule that stands differently now, or
 *   when it would shut out the one who changes it
 */
export async function changeTenantPolicy(context: TenantContext, input: ChangePolicyInput): Promise<TenantPolicyView> {
  requirePermission(requireTenant(context), "security.manage");
  const { actor } = requireOwnAccount(context);
  requireRecentSignIn({ ...context, actor });
  const { version, ...rules } = input;
  if (isShutOut(rules, actor.methods)) throw conflict(lockOutWarning(rules, actor.methods));
  return inTenant(context, async (tx) => {
    const tenantId = context.tenant.id;
    const before = await find(context, tx);
    const now = context.clock.now();
    // The first to write makes the row; of two at once the other finds its version gone.
    await tx.query({ text: "INSERT INTO tenant_policy (tenant_id, version) VALUES ($1::uuid, 0) ON CONFLICT DO NOTHING", values: [tenantId] });
    const { count } = await tx.prisma.tenantPolicy.updateMany({
      where: { tenantId, version },
      data: { ...rules, version: { increment: 1 }, updatedAt: now },
    });
    // Read anew: of two at once the second has waited for what the first wrote.
    if (count === 0) throw changedMeanwhile(MEANWHILE, policyAsShown(rulesOf(await find(context, tx))), policyAsShown(rules));
    const after = await find(context, tx);
    await recordAudit(context, tx, {
      action: "tenant_policy.change",
      tenantId,
      subjectType: "tenant_policy",
      subjectId: tenantId,
      before: rulesOf(before),
      after: rulesOf(after),
    });
    await tellMembers(context, tx);
    return after;
  });
}

function lockOutWarning({ allowedMethods }: PolicyRules, methods: readonly string[]): string {
  const isAccepted = allowedMethods.some((each) => methods.includes(each));
  if (!isAccepted) return "You have signed in in a way that these rules do not accept: they would shut you out. Sign in in an accepted way first.";
  return "You have signed in without a second factor: these rules would shut you out. Set one up in your account and sign in with it first.";
}

/** Open pages ask again what they may do: who is shut out loses the live connection at once. */
async function tellMembers(context: TenantContext, tx: Transaction): Promise<void> {
  const members = await tx.prisma.membership.findMany({ where: { tenantId: context.tenant.id, status: "active" }, select: { userId: true } });
  for (const { userId } of members) await publishControl(tx, { kind: "user.revoked", id: userId });
}

async function find(context: TenantContext, tx: Queryable): Promise<TenantPolicyView> {
  const [row] = await tx.query<{
    second_factor: "optional" | "required";
    allowed_methods: string[];
    session_idle_minutes: number | null;
    session_max_hours: number | null;
    version: number;
    updated_at: Date;
  }>({
    text: `SELECT second_factor, allowed_methods, session_idle_minutes, session_max_hours, version, updated_at
           FROM tenant_policy WHERE tenant_id = $1::uuid`,
    values: [context.tenant.id],
  });
  return {
    secondFactor: row?.second_factor ?? "optional",
    allowedMethods: POLICY_METHODS.filter((method) => row?.allowed_methods.includes(method) ?? true),
    sessionIdleMinutes: row?.session_idle_minutes ?? null,
    sessionMaxHours: row?.session_max_hours ?? null,
    version: row?.version ?? 0,
    updatedAt: row?.updated_at.toISOString() ?? null,
  };
}

const rulesOf = ({ version, updatedAt, ...rules }: TenantPolicyView) => rules;
