import { isIP } from "node:net";
import { requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { isPublicAddress } from "#lib/platform/outbound";
import type { HeartbeatCall } from "./api-shapes.ts";
import { urlOf } from "./endpoint.ts";
import { syncTargets } from "./sync-targets.ts";

const MOST_INSTANCES = 100;

/**
 * Takes a sign of life. An instance that is not known registers by it, and is forgotten when no other comes in time; a probe learns that
 * its job has run. A tenant's key speaks for services that serve that tenant alone; one of the agency's own brands for all.
 * @throws `forbidden` without `service.heartbeat`, `not_found` for a service that is not theirs or a probe that waits for nothing,
 *   `invalid` for an address that is not on the public internet, `conflict` for one instance too many
 */
export async function takeHeartbeat(context: TenantContext, key: string, { instance, job }: HeartbeatCall): Promise<{ expiresAt: string | null }> {
  requirePermission(requireTenant(context), "service.heartbeat");
  return context.db.transaction({ kind: "system", purpose: "signs of life of services" }, async (tx) => {
    const service = await ownService(tx, context.tenant.id, key);
    if (job) await noteJob(context, tx, service.id, job);
    if (!instance) return { expiresAt: null };
    if (!service.is_platform) requirePublic(instance.address);
    const expiresAt = new Date(context.clock.now().getTime() + instance.ttlSeconds * 1_000);
    return { expiresAt: (await register(context, tx, { ...service, key }, instance, expiresAt)) ? expiresAt.toISOString() : null };
  });
}

interface ServiceRow {
  id: string;
  is_platform: boolean;
}

async function ownService(tx: Transaction, tenantId: string, key: string): Promise<ServiceRow> {
  const [found] = await tx.query<ServiceRow>({
    text: `SELECT s.id, s.is_platform FROM service s JOIN tenant t ON t.id = $2::uuid
           WHERE s.key = $1 AND (t.kind = 'brand' OR (NOT s.is_platform
             AND (SELECT array_agg(x.tenant_id) FROM service_tenant x WHERE x.service_id = s.id) = ARRAY[t.id]))`,
    values: [key, tenantId],
  });
  if (!found) throw notFound("This service");
  return found;
}

/** What is entered here gets requests of the gateway and of probes: they must not lead inside. Names are checked when they are connected to. */
function requirePublic(address: string): void {
  const host = urlOf(address).hostname.replace(/^\[|\]$/g, "");
  const isInside = isIP(host) === 0 ? host === "localhost" || !host.includes(".") : !isPublicAddress(host, { allowLoopback: false });
  if (isInside)
    throw invalid("Some fields need attention.", [
      { path: "instance.address", message: "This is an address inside a private network. Use one on the public internet." },
    ]);
}

/** @returns whether it expires; one that somebody entered stays as it is */
async function register(
  context: TenantContext,
  tx: Transaction,
  { id, key }: ServiceRow & { key: string },
  { address, weight, zone }: NonNullable<HeartbeatCall["instance"]>,
  expiresAt: Date,
): Promise<boolean> {
  const [known] = await tx.query<{ expires_at: Date | null }>({
    text: `UPDATE service_instance SET expires_at = CASE WHEN expires_at IS NULL THEN NULL ELSE $3::timestamptz END,
             weight = CASE WHEN expires_at IS NULL THEN weight ELSE $4::int END, zone = CASE WHEN expires_at IS NULL THEN zone ELSE $5 END
           WHERE service_id = $1::uuid AND address = $2 RETURNING expires_at`,
    values: [id, address, expiresAt, weight, zone],
  });
  if (known) return known.expires_at !== null;
  // Counted under a lock, so that two at once cannot both be the last.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('service', 0))::text" });
  if ((await tx.prisma.serviceInstance.count({ where: { serviceId: id } })) >= MOST_INSTANCES)
    throw conflict(`A service has at most ${MOST_INSTANCES} instances.`);
  await tx.prisma.serviceInstance.createMany({ data: [{ id: newId(), serviceId: id, address, weight, zone, expiresAt }], skipDuplicates: true });
  await syncTargets(tx);
  await recordAudit(context, tx, {
    action: "service.register_instance",
    tenantId: null,
    subjectType: "service",
    subjectId: key,
    after: { address, weight, zone },
  });
  return true;
}

async function noteJob(
  { clock }: TenantContext,
  tx: Transaction,
  serviceId: string,
  { probe, isGood, detail }: NonNullable<HeartbeatCall["job"]>,
): Promise<void> {
  const noted = await tx.query<{ id: string }>({
    text: `UPDATE service_probe SET beat_at = greatest(beat_at, $3::timestamptz), beat_is_good = $4, beat_detail = $5
           WHERE service_id = $1::uuid AND name = $2 AND kind = 'heartbeat' RETURNING id`,
    values: [serviceId, probe, clock.now(), isGood, detail ?? null],
  });
  const [first] = noted;
  if (!first) throw notFound("This probe");
  // What it says is looked at at once.
  await tx.query({
    text: "UPDATE probe_target SET due_at = least(due_at, $2::timestamptz) WHERE probe_id = $1::uuid",
    values: [first.id, clock.now()],
  });
}
