import {
  type Grants,
  inTenant,
  mayGive,
  requireOwnAccount,
  requirePermission,
  requireRecentSignIn,
  requireTenant,
  type TenantContext,
} from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId, randomToken, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, forbidden } from "#lib/platform/errors";
import { apiKeyOf, type KeyRow, lockKey, stateOf } from "./key-row.ts";
import { type ApiKey, type CreateKeyInput, KEY_LIMITS, type NewApiKey, type RotateKeyInput } from "./schema.ts";
import { findServiceAccount } from "./service-accounts.ts";

const PREFIX_LENGTH = 12;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Makes a key. It is answered this once; the database keeps its hash. Made by people alone: a key that could make keys would
 * outlive its own revocation.
 * @throws `not_found`; `forbidden` without `api_key.manage`, for scopes beyond one's own rights, for a machine or support that acts as somebody, or when one was
 *   not confirmed lately; `conflict` for one key too many
 */
export async function createKey(context: TenantContext, accountId: string, input: CreateKeyInput): Promise<NewApiKey> {
  requireMaker(context);
  const { name, days, callsPerMinute } = input;
  const scopes = [...new Set<string>(input.scopes)].toSorted();
  requireScopes(context, scopes);
  return inTenant(context, async (tx) => {
    await findServiceAccount(context, tx, accountId);
    const now = context.clock.now();
    const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
    const made = await insertKey(context, tx, { accountId, name, scopes, callsPerMinute, expiresAt });
    await audit(context, tx, "api_key.create", made.key.id, { after: facts(made.key) });
    await emit(context, tx, "api_key.created", { tenantId: context.tenant.id, keyId: made.key.id });
    return made;
  });
}

/**
 * Makes a new key in the place of another, with the same scopes, limit and length of life. The old one counts for
 * `overlapHours` more, so that everything that uses it can be changed without an interruption.
 * @throws as `createKey`; `conflict` for a key that does not count any more or was replaced already
 */
export async function rotateKey(context: TenantContext, id: string, { overlapHours }: RotateKeyInput): Promise<NewApiKey> {
  requireMaker(context);
  return inTenant(context, async (tx) => {
    const old = await lockKey(tx, context.tenant.id, id);
    const now = context.clock.now();
    const state = stateOf(old, now);
    if (state === "revoked" || state === "expired") throw conflict(`This key is ${state}: make a new one.`);
    if (old.replaced_by_id) throw conflict("This key was replaced already. Rotate the one that took its place.");
    requireScopes(context, old.scopes);
    const life = old.expires_at ? old.expires_at.getTime() - old.created_at.getTime() : null;
    const made = await insertKey(context, tx, {
      accountId: old.service_account_id,
      name: old.name,
      scopes: old.scopes,
      callsPerMinute: old.calls_per_minute,
      expiresAt: life === null ? null : new Date(now.getTime() + life),
    });
    const end = new Date(now.getTime() + overlapHours * HOUR_MS);
    const expiresAt = old.expires_at && old.expires_at < end ? old.expires_at : end;
    await tx.prisma.apiKey.updateMany({ where: { id, tenantId: context.tenant.id }, data: { expiresAt, replacedById: made.key.id } });
    const before = facts(apiKeyOf(old, now));
    await audit(context, tx, "api_key.rotate", id, { before, after: { replacedBy: made.key.id, expiresAt: expiresAt.toISOString() } });
    return made;
  });
}

/** Ends a key at once. Ending it twice is no error. @throws `not_found`, `forbidden` without `api_key.manage` */
export async function revokeKey(context: TenantContext, id: string): Promise<ApiKey> {
  requirePermission(requireTenant(context), "api_key.manage");
  return inTenant(context, async (tx) => {
    const row = await lockKey(tx, context.tenant.id, id);
    const now = context.clock.now();
    if (row.revoked_at) return apiKeyOf(row, now);
    await tx.prisma.apiKey.updateMany({ where: { id, tenantId: context.tenant.id }, data: { revokedAt: now } });
    await audit(context, tx, "api_key.revoke", id, { before: facts(apiKeyOf(row, now)) });
    return apiKeyOf({ ...row, revoked_at: now }, now);
  });
}

function requireMaker(context: TenantContext): void {
  requirePermission(requireTenant(context), "api_key.manage");
  if (context.actor.kind === "service") throw forbidden("Keys are made by people. Sign in and make it there.");
  // A key outlives the half hour for which support may act as somebody.
  if (context.actor.kind === "user") requireRecentSignIn(requireOwnAccount(context));
}

function requireScopes(context: TenantContext, scopes: string[]): void {
  const wanted = new Map(scopes.map((scope) => [scope, "all"])) as unknown as Grants;
  if (!mayGive(context, wanted)) throw forbidden("The key would be allowed more than you are. Choose among what your own role allows.");
}

interface KeyFacts {
  accountId: string;
  name: string;
  scopes: string[];
  callsPerMinute: number;
  expiresAt: Date | null;
}

async function insertKey(context: TenantContext, tx: Transaction, key: KeyFacts): Promise<NewApiKey> {
  const { tenant, actor } = context;
  const now = context.clock.now();
  // Counted under the account's lock, so that two at once cannot both be the last.
  await tx.query({
    text: "SELECT id FROM service_account WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE",
    values: [tenant.id, key.accountId],
  });
  const counting = await tx.prisma.apiKey.count({
    where: { tenantId: tenant.id, serviceAccountId: key.accountId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  });
  if (counting >= KEY_LIMITS.keysPerAccount)
    throw conflict(`A service account has at most ${KEY_LIMITS.keysPerAccount} keys that count. Revoke one that is not needed first.`);
  const [id, prefix, secret] = [newId(), newPrefix(), randomToken()];
  const row: KeyRow = {
    id,
    service_account_id: key.accountId,
    name: key.name,
    prefix,
    scopes: key.scopes,
    calls_per_minute: key.callsPerMinute,
    created_at: now,
    expires_at: key.expiresAt,
    last_used_at: null,
    last_used_ip: null,
    revoked_at: null,
    replaced_by_id: null,
  };
  await tx.prisma.apiKey.createMany({
    data: [
      {
        id,
        tenantId: tenant.id,
        serviceAccountId: key.accountId,
        name: key.name,
        prefix,
        secretHash: sha256(secret),
        scopes: key.scopes,
        callsPerMinute: key.callsPerMinute,
        createdById: actor.kind === "user" ? actor.userId : null,
        createdAt: now,
        expiresAt: key.expiresAt,
      },
    ],
  });
  return { key: apiKeyOf(row, now), secret: `biz_${prefix}_${secret}` };
}

/** Letters and digits alone, so that a double click takes the whole of it. */
function newPrefix(): string {
  let prefix = "";
  while (prefix.length < PREFIX_LENGTH) prefix += randomToken(PREFIX_LENGTH).replace(/[-_]/g, "");
  return prefix.slice(0, PREFIX_LENGTH);
}

const facts = ({ name, prefix, scopes, callsPerMinute, expiresAt }: ApiKey) => ({ name, prefix, scopes, callsPerMinute, expiresAt });

const audit = (context: TenantContext, tx: Transaction, action: string, subjectId: string, change: { before?: object; after?: object }) =>
  recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "api_key", subjectId, ...change });
