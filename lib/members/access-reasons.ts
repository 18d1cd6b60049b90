import {
  type Grants,
  grantsInStatus,
  type MemberRole,
  PERMISSIONS,
  type Permission,
  PLATFORM_ROLE_GRANTS,
  type PlatformRole,
  type Reach,
  ROLE_NAMES,
  TENANT_PERMISSIONS,
  TENANT_ROLE_GRANTS,
  TENANT_ROLES,
  type TenantStatus,
} from "#lib/access";
import { grantsIn, grantsOfRole } from "#lib/identity";
import type { AccessExplanation, AccessReason, EarnedPrivilege } from "./access-schema.ts";

/** All that decides what a member may do. */
export interface AccessFacts {
  name: string;
  isAccountActive: boolean;
  platformRole: PlatformRole | null;
  membershipStatus: "active" | "suspended";
  tenantName: string;
  tenantStatus: TenantStatus;
  role: MemberRole;
  roleName: string;
  /** As stored; null for a built-in role. */
  customGrants: unknown;
  privileges: EarnedPrivilege[];
  requiresSecondFactor: boolean;
  hasSecondFactor: boolean;
  /** The ways of signing in that the tenant accepts; null for all. */
  allowedMethods: string[] | null;
}

const METHOD_WORDS: Record<string, string> = {
  password: "a password",
  magic_link: "a link by mail",
  passkey: "a passkey",
  provider: "a single sign-on",
};

/**
 * Why somebody may or may not do something, decided by the same rules as the check itself: as it would be in a session that
 * was opened in a way the tenant accepts. Pure.
 */
export function explainPermission(facts: AccessFacts, permission: Permission): AccessExplanation {
  const reasons = facts.platformRole
    ? [ofAccount(facts), ofPlatformRole(facts.platformRole, permission)]
    : [
        ofAccount(facts),
        ofMembership(facts),
        ofTenant(facts, permission),
        ofSignIn(facts),
        ofRole(facts, permission),
        ...ofPrivileges(facts, permission),
      ];
  const isBlocked = reasons.some(({ effect }) => effect === "blocks");
  const reach = isBlocked ? undefined : effectiveGrants(facts).get(permission);
  const answer = reach === "all" ? "yes" : (reach ?? "no");
  return {
    permission,
    label: PERMISSIONS[permission],
    answer,
    summary: deciding(reasons, answer)?.says ?? "Nothing gives it.",
    reasons,
    remedies: answer === "yes" ? [] : remediesOf(facts, permission, reasons),
  };
}

function effectiveGrants(facts: AccessFacts): Grants {
  if (facts.platformRole) return PLATFORM_ROLE_GRANTS[facts.platformRole];
  return grantsIn({
    role: facts.role,
    customRole: facts.role === "custom" ? { name: facts.roleName, grants: facts.customGrants } : null,
    privileges: facts.privileges.map(({ permission }) => permission),
    status: facts.tenantStatus,
  });
}

/** A lock goes before a limit, and both before what is given or lacking. */
function deciding(reasons: AccessReason[], answer: AccessExplanation["answer"]): AccessReason | undefined {
  const first = (...effects: AccessReason["effect"][]) =>
    effects.map((effect) => reasons.find((reason) => reason.effect === effect)).find((reason) => reason !== undefined);
  if (answer === "no") return first("blocks", "limits", "none");
  return answer === "yes" ? first("gives") : first("gives_own");
}

function ofAccount({ name, isAccountActive }: AccessFacts): AccessReason {
  if (isAccountActive) return { subject: "account", effect: "open", says: `The account of ${name} is open.` };
  return { subject: "account", effect: "blocks", says: `The account of ${name} is suspended by the operator.` };
}

function ofPlatformRole(role: PlatformRole, permission: Permission): AccessReason {
  const reach = PLATFORM_ROLE_GRANTS[role].get(permission);
  const words = `the operator’s role “${ROLE_NAMES[role]}”, which counts in place of any role in a portal`;
  if (!reach) return { subject: "platform_role", effect: "none", says: `It is not part of ${words}.` };
  return { subject: "platform_role", effect: effectOf(reach), says: `It is part of ${words}.` };
}

function ofMembership({ name, membershipStatus, tenantName }: AccessFacts): AccessReason {
  if (membershipStatus === "active") return { subject: "membership", effect: "open", says: `${name} is an active member of ${tenantName}.` };
  return { subject: "membership", effect: "blocks", says: `${name} is suspended in ${tenantName}.` };
}

function ofTenant({ tenantName, tenantStatus, role }: AccessFacts, permission: Permission): AccessReason {
  const left = grantsInStatus(tenantStatus, role, new Map([[permission, "all" as const]]));
  const subject = "tenant" as const;
  if (left === null) return { subject, effect: "blocks", says: `${tenantName} is ${tenantStatus}, which closes it to this role.` };
  if (left.has(permission)) return { subject, effect: "open", says: `${tenantName} is ${tenantStatus.replace("_", " ")}, which leaves this open.` };
  if (tenantStatus === "past_due")
    return { subject, effect: "limits", says: `${tenantName} has a payment past due: nothing can be run until it is settled.` };
  return { subject, effect: "limits", says: `${tenantName} is ${tenantStatus}: its admins may only read.` };
}

function ofSignIn({ name, tenantName, requiresSecondFactor, hasSecondFactor, allowedMethods }: AccessFacts): AccessReason {
  const subject = "sign_in" as const;
  if (requiresSecondFactor && !hasSecondFactor)
    return { subject, effect: "blocks", says: `${tenantName} requires a second factor, and ${name} has not set one up.` };
  const conditions = [
    ...(requiresSecondFactor ? ["with a second factor"] : []),
    ...(allowedMethods ? [`by ${allowedMethods.map((method) => METHOD_WORDS[method] ?? method).join(" or ")}`] : []),
  ];
  if (conditions.length === 0) return { subject, effect: "open", says: "Every way of signing in counts." };
  return { subject, effect: "open", says: `It counts in sessions that were opened ${conditions.join(" and ")}.` };
}

function ofRole({ role, roleName, customGrants }: AccessFacts, permission: Permission): AccessReason {
  const reach = grantsOfRole(role, customGrants).get(permission);
  const subject = "role" as const;
  if (!reach) return { subject, effect: "none", says: `The role “${roleName}” does not allow it.` };
  if (reach === "own") return { subject, effect: "gives_own", says: `The role “${roleName}” allows it for records of one’s own.` };
  return { subject, effect: "gives", says: `The role “${roleName}” allows it for all records.` };
}

function ofPrivileges({ privileges }: AccessFacts, permission: Permission): AccessReason[] {
  if (!TENANT_PERMISSIONS.includes(permission)) return [];
  return privileges
    .filter((each) => each.permission === permission)
    .map(({ sourceName }) => ({ subject: "privilege", effect: "gives", says: `It was earned by “${sourceName}”.` }));
}

const effectOf = (reach: Reach) => (reach === "all" ? "gives" : "gives_own");

function remediesOf(facts: AccessFacts, permission: Permission, reasons: AccessReason[]): AccessExplanation["remedies"] {
  const locks = reasons.filter(({ effect }) => effect === "blocks" || effect === "limits").map(({ subject }) => remedyOf(facts, subject));
  const isGiven = reasons.some(({ effect }) => effect === "gives");
  return isGiven ? locks : [...locks, remedyOfRole(facts, permission)];
}

function remedyOf({ name, tenantName, tenantStatus }: AccessFacts, subject: AccessReason["subject"]): AccessExplanation["remedies"][number] {
  if (subject === "account") return { change: `Reactivate the account of ${name}.`, by: "The operator" };
  if (subject === "membership") return { change: `Let ${name} in again.`, by: `Whoever has “${PERMISSIONS["user.update"]}”` };
  if (subject === "sign_in") return { change: "Set up an authenticator app or a passkey.", by: `${name}, under “Account”` };
  return { change: tenantStatus === "past_due" ? "Settle the payment." : `Open ${tenantName} again.`, by: "The operator" };
}

function remedyOfRole({ platformRole }: AccessFacts, permission: Permission): AccessExplanation["remedies"][number] {
  if (platformRole || !TENANT_PERMISSIONS.includes(permission))
    return { change: "Give a role of the operator’s staff that has it.", by: "A super-admin of the operator" };
  const roles = TENANT_ROLES.filter((role) => TENANT_ROLE_GRANTS[role].get(permission) === "all").map((role) => ROLE_NAMES[role]);
  return {
    change: `Give a role that allows it: ${roles.join(", ")}, or one of the portal’s own.`,
    by: `Whoever has “${PERMISSIONS["user.update"]}” and everything in that role`,
  };
}
