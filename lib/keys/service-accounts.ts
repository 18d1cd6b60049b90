import { inTenant, once, readInTenant, requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { apiKeyOf, KEY_COLUMNS, type KeyRow } from "./key-row.ts";
import { KEY_LIMITS, type ServiceAccount, type ServiceAccountInput } from "./schema.ts";

interface AccountRow {
  id: string;
  name: string;
  description: string;
  created_at: Date;
}

const ACCOUNTS = `SELECT id, name, description, created_at FROM service_account WHERE tenant_id = $1::uuid AND deleted_at IS NULL`;

/** The machines of the tenant by name, each with all keys that count, and the newest of the others. @throws `forbidden` without `api_key.manage` */
export async function listServiceAccounts(context: TenantContext): Promise<ServiceAccount[]> {
  requirePermission(requireTenant(context), "api_key.manage");
  return readInTenant(context, async (tx) => {
    const accounts = await tx.query<AccountRow>({
      text: `${ACCOUNTS} ORDER BY lower(name), id LIMIT $2`,
      values: [context.tenant.id, KEY_LIMITS.accounts],
    });
    return withKeys(context, tx, accounts);
  });
}

/** @throws `not_found`, `forbidden` without `api_key.manage` */
export async function getServiceAccount(context: TenantContext, id: string): Promise<ServiceAccount> {
  requirePermission(requireTenant(context), "api_key.manage");
  return readInTenant(context, (tx) => findServiceAccount(context, tx, id));
}

/** @throws `forbidden` without `api_key.manage`, `conflict` for one too many */
export async function createServiceAccount(context: TenantContext, { name, description }: ServiceAccountInput): Promise<ServiceAccount> {
  requirePermission(requireTenant(context), "api_key.manage");
  const { tenant, actor } = context;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      if ((await tx.prisma.serviceAccount.count({ where: { tenantId: tenant.id, deletedAt: null } })) >= KEY_LIMITS.accounts)
        throw conflict(`A portal has at most ${KEY_LIMITS.accounts} service accounts. Delete one that is not needed first.`);
      const id = newId();
      const createdById = actor.kind === "user" ? actor.userId : null;
      await tx.prisma.serviceAccount.createMany({
        data: [{ id, tenantId: tenant.id, name, description, createdById, createdAt: context.clock.now() }],
      });
      await audit(context, tx, "service_account.create", id, { after: { name, description } });
      return findServiceAccount(context, tx, id);
    }),
  );
}

/** @throws `not_found`, `forbidden` without `api_key.manage` */
export async function renameServiceAccount(context: TenantContext, id: string, { name, description }: ServiceAccountInput): Promise<ServiceAccount> {
  requirePermission(requireTenant(context), "api_key.manage");
  return inTenant(context, async (tx) => {
    const before = await findServiceAccount(context, tx, id);
    await tx.prisma.serviceAccount.updateMany({ where: { id, tenantId: context.tenant.id, deletedAt: null }, data: { name, description } });
    const was = { name: before.name, description: before.description };
    await audit(context, tx, "service_account.change", id, { before: was, after: { name, description } });
    return findServiceAccount(context, tx, id);
  });
}

/**
 * Deletes a service account: its keys stop counting at once. What it did stays under its name.
 * @throws `not_found`, `forbidden` without `api_key.manage`
 */
export async function deleteServiceAccount(context: TenantContext, id: string): Promise<void> {
  requirePermission(requireTenant(context), "api_key.manage");
  await inTenant(context, async (tx) => {
    const { name, description } = await findServiceAccount(context, tx, id);
    const now = context.clock.now();
    const tenantId = context.tenant.id;
    await tx.prisma.serviceAccount.updateMany({ where: { id, tenantId }, data: { deletedAt: now } });
    const { count } = await tx.prisma.apiKey.updateMany({ where: { tenantId, serviceAccountId: id, revokedAt: null }, data: { revokedAt: now } });
    await audit(context, tx, "service_account.delete", id, { before: { name, description, keysRevoked: count } });
  });
}

/** @throws `not_found` */
export async function findServiceAccount(context: TenantContext, tx: Queryable, id: string): Promise<ServiceAccount> {
  const accounts = await tx.query<AccountRow>({ text: `${ACCOUNTS} AND id = $2::uuid`, values: [context.tenant.id, id] });
  const [account] = await withKeys(context, tx, accounts);
  if (!account) throw notFound("This service account");
  return account;
}

async function withKeys(context: TenantContext, tx: Queryable, accounts: AccountRow[]): Promise<ServiceAccount[]> {
  const now = context.clock.now();
  const ids = accounts.map(({ id }) => id);
  const rows = await tx.query<KeyRow>({
    text: `SELECT ${KEY_COLUMNS} FROM unnest($2::uuid[]) AS a(id)
           CROSS JOIN LATERAL (SELECT * FROM api_key k WHERE k.tenant_id = $1::uuid AND k.service_account_id = a.id
                               ORDER BY (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $4)) DESC, k.created_at DESC, k.id DESC
                               LIMIT $3) k`,
    values: [context.tenant.id, ids, KEY_LIMITS.keysPerAccount * 2, now],
  });
  const keys = Map.groupBy(rows, (row) => row.service_account_id);
  return accounts.map(({ id, name, description, created_at }) => ({
    id,
    name,
    description,
    createdAt: created_at.toISOString(),
    keys: (keys.get(id) ?? []).map((row) => apiKeyOf(row, now)),
  }));
}

const audit = (
  context: TenantContext,
  tx: Parameters<typeof recordAudit>[1],
  action: string,
  subjectId: string,
  change: { before?: object; after?: object },
) => recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "service_account", subjectId, ...change });
