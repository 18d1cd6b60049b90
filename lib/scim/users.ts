import { z } from "zod";
import { readInTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { requirePlaces } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, forbidden } from "#lib/platform/errors";
import { badRequest, changedMeanwhile, notUnique } from "./errors.ts";
import { listResources, type ResourcePage } from "./list-resources.ts";
import { parseResource } from "./parse-resource.ts";
import { applyPatch, type Resource } from "./patch.ts";
import { type ListInput, type PatchInput, SCIM_LIMITS, type UserInput, userInput } from "./schema.ts";
import { endMembership, inTurn, requireProvisioning, setMembershipActive, settleRoles } from "./standing.ts";
import { findUser, keptOf, USER_ATTRIBUTES, USERS, type UserRow, userResource } from "./user-row.ts";

const isEmail = (value: string) => z.email().max(254).safeParse(value).success;

/** @throws `not_found`, `forbidden` without `user.provision` */
export async function getUser(context: TenantContext, id: string, baseUrl: string): Promise<Resource> {
  requireProvisioning(context);
  return userResource(await readInTenant(context, (tx) => findUser(tx, context.tenant.id, id)), baseUrl);
}

/** @throws `invalid` for a filter or an order that is not known, `forbidden` without `user.provision` */
export async function listUsers(context: TenantContext, input: ListInput, baseUrl: string): Promise<ResourcePage> {
  requireProvisioning(context);
  const shape = {
    select: USERS,
    table: "scim_user",
    attributes: USER_ATTRIBUTES,
    orders: { username: "lower(s.user_name)", "meta.created": "s.created_at" },
  } as const;
  return listResources<UserRow>(context, input, shape, (row) => userResource(row, baseUrl));
}

/**
 * Makes somebody a member, with the least role until a group gives more. Who already is one is linked and keeps their role. Who is
 * not must have an address in a domain that the tenant has shown to be its own: a directory could otherwise seize strangers.
 * @throws `conflict` with the reason `uniqueness`, or for a plan without a place; `invalid`, `forbidden`
 */
export async function createUser(context: TenantContext, input: UserInput, baseUrl: string): Promise<Resource> {
  requireProvisioning(context);
  return inTurn(context, async (tx) => {
    const { tenant, clock } = context;
    if ((await tx.prisma.scimUser.count({ where: { tenantId: tenant.id } })) >= SCIM_LIMITS.users)
      throw conflict(`A portal has at most ${SCIM_LIMITS.users} provisioned users. Provision fewer of them.`);
    await requireFreeName(tx, tenant.id, input.userName, null);
    const userId = await personFor(context, tx, input);
    if ((await tx.prisma.scimUser.count({ where: { tenantId: tenant.id, userId } })) > 0) throw notUnique("This person is provisioned already.");
    const [id, now] = [newId(), clock.now()];
    const columns = { userName: input.userName, externalId: input.externalId ?? null, isActive: input.active, resource: keepable(input) };
    await tx.prisma.scimUser.createMany({ data: [{ id, tenantId: tenant.id, userId, ...columns, createdAt: now, updatedAt: now }] });
    await record(context, tx, "scim.user_create", id, { after: { userName: input.userName, active: input.active } });
    await setMembershipActive(context, tx, userId, input.active);
    return userResource(await findUser(tx, tenant.id, id), baseUrl);
  });
}

/** @throws as `createUser`; `not_found`; `conflict` with the reason `precondition` for another version */
export async function replaceUser(context: TenantContext, id: string, input: UserInput, version: number | null, baseUrl: string): Promise<Resource> {
  return change(context, id, version, baseUrl, () => input);
}

/** @throws as `replaceUser` */
export async function patchUser(
  context: TenantContext,
  id: string,
  { Operations }: PatchInput,
  version: number | null,
  baseUrl: string,
): Promise<Resource> {
  return change(context, id, version, baseUrl, (before) => parseResource(userInput, applyPatch(userResource(before, baseUrl), Operations)));
}

/** Takes somebody out of the directory and the tenant; their account and other tenants are untouched. @throws as `replaceUser` */
export async function deleteUser(context: TenantContext, id: string, version: number | null): Promise<void> {
  requireProvisioning(context);
  await inTurn(context, async (tx) => {
    const before = await findUser(tx, context.tenant.id, id);
    requireVersion(before, version);
    await endMembership(context, tx, before.user_id);
    await tx.prisma.scimUser.deleteMany({ where: { id, tenantId: context.tenant.id } });
    await record(context, tx, "scim.user_delete", id, { before: { userName: before.user_name } });
  });
}

async function change(context: TenantContext, id: string, version: number | null, baseUrl: string, make: (before: UserRow) => UserInput) {
  requireProvisioning(context);
  return inTurn(context, async (tx) => {
    const { tenant, clock } = context;
    const before = await findUser(tx, tenant.id, id);
    requireVersion(before, version);
    const input = make(before);
    await requireFreeName(tx, tenant.id, input.userName, id);
    const kept = keepable(input);
    await tx.prisma.scimUser.updateMany({
      where: { id, tenantId: tenant.id },
      data: {
        userName: input.userName,
        externalId: input.externalId ?? null,
        isActive: input.active,
        resource: kept,
        version: { increment: 1 },
        updatedAt: clock.now(),
      },
    });
    await rejoin(context, tx, before, input);
    await setMembershipActive(context, tx, before.user_id, input.active);
    const was = { userName: before.user_name, active: before.is_active };
    await record(context, tx, "scim.user_change", id, { before: was, after: { userName: input.userName, active: input.active } });
    return userResource(await findUser(tx, tenant.id, id), baseUrl);
  });
}

/** What is kept of a user beside the columns. @throws `invalid` when it is too much */
function keepable(input: UserInput): object {
  const kept = keptOf(input) as object;
  if (JSON.stringify(kept).length > SCIM_LIMITS.resourceCharacters) throw badRequest("invalidValue", "The user has too many attributes.");
  return kept;
}

/** Who was taken out by hand comes back when the directory says that they are active, under the rules of a first time. */
async function rejoin(context: TenantContext, tx: Transaction, before: UserRow, input: UserInput): Promise<void> {
  if (!input.active || (await isMember(tx, context.tenant.id, before.user_id))) return;
  const userId = await personFor(context, tx, input);
  if (userId !== before.user_id) throw badRequest("invalidValue", "This address belongs to somebody else. Delete the user and make a new one.");
  await settleRoles(context, tx, [before.id]);
}

/** The person behind an address, who is a member when this returns. */
async function personFor(context: TenantContext, tx: Transaction, input: UserInput): Promise<string> {
  const tenantId = context.tenant.id;
  const email = addressOf(input);
  const [known] = await tx.query<{ id: string; platform_role: string | null; status: string }>({
    text: `SELECT id, platform_role, status FROM "user" WHERE email = $1`,
    values: [email],
  });
  if (known?.platform_role) throw forbidden("This person cannot be provisioned.");
  if (known && (await isMember(tx, tenantId, known.id))) return known.id;
  const domain = email.slice(email.lastIndexOf("@") + 1);
  const isOwn = (await tx.prisma.tenantDomain.count({ where: { tenantId, domain, verifiedAt: { not: null } } })) > 0;
  if (!isOwn) throw badRequest("invalidValue", `The portal has not shown that ${domain} is its own. Verify the domain, or invite this person.`);
  if (known && known.status !== "active") throw forbidden("This account is closed. The operator can open it again.");
  await requirePlaces(tx, tenantId, 1, context.clock.now());
  const now = context.clock.now();
  const userId = known?.id ?? newId();
  if (!known) await tx.prisma.user.create({ data: { id: userId, email, name: nameOf(input, email), createdAt: now } });
  await tx.prisma.membership.create({ data: { tenantId, userId, role: "viewer", createdAt: now } });
  const subject = { tenantId, subjectType: "user", subjectId: userId };
  await recordAudit(context, tx, { action: "member.join", ...subject, after: { email, role: "viewer" } });
  await emit(context, tx, "member.joined", { tenantId, userId });
  return userId;
}

function addressOf({ userName, emails }: UserInput): string {
  const all = emails ?? [];
  const address = [userName, (all.find((each) => each.primary) ?? all.find((each) => each.type === "work") ?? all[0])?.value].find(
    (each) => each !== undefined && isEmail(each),
  );
  if (!address) throw badRequest("invalidValue", "Give an e-mail address as userName or in emails.");
  return address.toLowerCase();
}

const nameOf = ({ displayName, name }: UserInput, email: string): string =>
  (displayName || name?.formatted || [name?.givenName, name?.familyName].filter(Boolean).join(" ") || email).slice(0, 100);

async function isMember(tx: Transaction, tenantId: string, userId: string): Promise<boolean> {
  return (await tx.prisma.membership.count({ where: { tenantId, userId } })) > 0;
}

async function requireFreeName(tx: Transaction, tenantId: string, userName: string, except: string | null): Promise<void> {
  const taken = await tx.query({
    text: "SELECT 1 FROM scim_user WHERE tenant_id = $1::uuid AND lower(user_name) = lower($2) AND id IS DISTINCT FROM $3::uuid",
    values: [tenantId, userName, except],
  });
  if (taken.length > 0) throw notUnique("There is a user with this userName.");
}

/** @throws `conflict` with the reason `precondition` */
export function requireVersion(row: { version: number }, version: number | null): void {
  if (version !== null && version !== row.version) throw changedMeanwhile();
}

function record(context: TenantContext, tx: Transaction, action: string, subjectId: string, change: { before?: object; after?: object }) {
  return recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "scim_user", subjectId, ...change });
}
