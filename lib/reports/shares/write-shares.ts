import { inTenant, once, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { hashPassword } from "#lib/identity";
import { deriveSecret, newIdAt, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { limitExceeded, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { requireMayShow } from "../content/may-show.ts";
import { findReport, selfOf } from "../report-rows.ts";
import { REPORT_LIMITS } from "../report-schema.ts";
import { findShares } from "./share-rows.ts";
import type { CreatedShare, CreateShareInput, ReportShareView } from "./share-schema.ts";

const DAY_MS = 86_400_000;

/** The links of a report. @throws `forbidden` without `report.generate`, `not_found` */
export async function listShares(context: TenantContext, reportId: string): Promise<ReportShareView[]> {
  requirePermission(context, "report.generate");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    await findReport(tx, tenantId, reportId);
    return findShares(tx, { tenantId, reportId, now: context.clock.now() });
  });
}

/**
 * Makes a link by which anybody may read a report as it then is, until it expires or is revoked. Its address is told this once.
 * @throws `forbidden` without `report.generate`, and for who may not see all of it; `not_found`, `limit_exceeded`
 */
export async function shareReport(
  context: TenantContext,
  reportId: string,
  { label, days, password }: CreateShareInput,
  { config, authSecret }: Pick<Runtime, "config" | "authSecret">,
): Promise<CreatedShare> {
  requirePermission(context, "report.generate");
  const tenantId = context.tenant.id;
  // Before the transaction: it takes its time, and waits for nothing.
  const passwordHash = password === null ? null : await hashPassword(password);
  const { id } = await inTenant(context, (tx) =>
    // The answer is kept for a repetition: it must not have the secret in it.
    once(context, tx, async () => {
      const { blocks, name } = await findReport(tx, tenantId, reportId, true);
      requireMayShow(context, blocks);
      const now = context.clock.now();
      const open = await tx.prisma.reportShare.count({ where: { tenantId, reportId, scheduleId: null, revokedAt: null, expiresAt: { gt: now } } });
      if (open >= REPORT_LIMITS.shares)
        throw limitExceeded(`There are ${REPORT_LIMITS.shares} links to this report already. Revoke one that nobody needs.`);
      const expiresAt = new Date(now.getTime() + days * DAY_MS);
      const share = await insertShare(tx, { tenantId, reportId, label, passwordHash, expiresAt, createdById: selfOf(context), at: now }, authSecret);
      await recordAudit(context, tx, {
        action: "report.share",
        tenantId,
        subjectType: "report",
        subjectId: reportId,
        after: { label, expiresAt: expiresAt.toISOString(), hasPassword: passwordHash !== null },
      });
      await emit(context, tx, "report.shared", { tenantId, reportId, name, expiresAt: expiresAt.toISOString() });
      return { id: share.id };
    }),
  );
  const [share] = await readInTenant(context, (tx) => findShares(tx, { tenantId, reportId, id, now: context.clock.now() }));
  if (!share) throw notFound("This link");
  return { ...share, url: shareUrl(config.publicUrl, tokenOf(authSecret, id)) };
}

/** Ends a link at once. One that has ended stays as it is. @throws `forbidden`, `not_found` */
export async function revokeShare(context: TenantContext, reportId: string, id: string): Promise<ReportShareView> {
  requirePermission(context, "report.generate");
  const tenantId = context.tenant.id;
  const now = context.clock.now();
  return inTenant(context, async (tx) => {
    const { count } = await tx.prisma.reportShare.updateMany({ where: { tenantId, reportId, id, revokedAt: null }, data: { revokedAt: now } });
    const [share] = await findShares(tx, { tenantId, reportId, id, now });
    if (!share) throw notFound("This link");
    if (count > 0)
      await recordAudit(context, tx, {
        action: "report.revoke_share",
        tenantId,
        subjectType: "report",
        subjectId: reportId,
        after: { label: share.label },
      });
    return share;
  });
}

interface NewShare {
  tenantId: string;
  reportId: string;
  label: string;
  passwordHash: string | null;
  expiresAt: Date;
  createdById: string | null;
  scheduleId?: string;
  at: Date;
}

/** Writes a link for an act that its caller records. @returns its secret, of which only a sum is kept */
export async function insertShare(tx: Transaction, { at, ...share }: NewShare, authSecret: string): Promise<{ id: string; token: string }> {
  const id = newIdAt(at);
  const token = tokenOf(authSecret, id);
  await tx.prisma.reportShare.createMany({ data: [{ id, ...share, tokenHash: sha256(token), createdAt: at }] });
  return { id, token };
}

/** Made from the portal's own secret, so that an act that is repeated answers with the same link. */
const tokenOf = (authSecret: string, id: string): string => deriveSecret(authSecret, `report-share:${id}`);

/** Where a link leads. */
export const shareUrl = (publicUrl: string, token: string): string => `${publicUrl}/reports/${token}`;
