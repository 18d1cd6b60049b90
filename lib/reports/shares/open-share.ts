import { readInTenant } from "#lib/access";
import { systemContext, verifyPassword } from "#lib/identity";
import { deriveSecret, sameText, sha256 } from "#lib/platform/crypto";
import { AppError } from "#lib/platform/errors";
import type { RateLimitRule } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import type { ReportData } from "../data/data-schema.ts";
import { dataOf } from "../data/read-data.ts";
import { type ReportBrand, reportBrandOf } from "../document/report-brand.ts";
import { findReport } from "../report-rows.ts";

const SCOPE = { kind: "system", purpose: "read a shared report" } as const;
// What a plan no longer covers is not shown on its behalf.
const SHOWN = "('trial', 'active', 'past_due')";
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const HOUR_MS = 3_600_000;
/** Of one link, whoever guesses. */
const GUESSES: RateLimitRule = { name: "report-password", limit: 10, windowSeconds: 900 };

/** What a link leads to: nothing, a report that asks for a password first, or the report. */
export type OpenedShare =
  | { state: "unknown" }
  | { state: "locked"; brand: ReportBrand; isWrong: boolean }
  | { state: "open"; brand: ReportBrand; data: ReportData; documentPath: string /** Opens the document for an hour or two. */; proof: string };

interface ShareRow {
  id: string;
  tenant_id: string;
  report_id: string;
  password_hash: string | null;
}

/**
 * What stands behind a link. A link that has expired or was revoked is as one that never was. What is shown counts as an opening.
 * @param password as it was typed; null where nobody was asked
 * @throws `limit_exceeded` after ten wrong passwords in a quarter of an hour
 */
export async function openShare(runtime: Runtime, token: string, password: string | null, requestId: string): Promise<OpenedShare> {
  const share = await findShare(runtime, token);
  if (!share) return { state: "unknown" };
  const brand = await reportBrandOf(runtime.db, share.tenant_id);
  if (share.password_hash !== null) {
    if (password === null) return { state: "locked", brand, isWrong: false };
    await runtime.limiter.consume(GUESSES, share.id);
    if (!(await verifyPassword(share.password_hash, password))) return { state: "locked", brand, isWrong: true };
    await runtime.limiter.giveBack(GUESSES, share.id);
  }
  const data = await readShared(runtime, share, requestId);
  await countOpening(runtime, share.id);
  return { state: "open", brand, data, documentPath: `/reports/${token}/pdf`, proof: proofOf(runtime, share, hourOf(runtime)) };
}

/**
 * The report behind a link for its document, for who was shown its page within the last hour or two. It is part of that opening.
 * @throws `not_found` for a link that leads nowhere, `forbidden` for a proof that is none or no longer
 */
export async function readShareByProof(
  runtime: Runtime,
  token: string,
  proof: string,
  requestId: string,
): Promise<{ brand: ReportBrand; data: ReportData } | null> {
  const share = await findShare(runtime, token);
  if (!share) return null;
  const hour = hourOf(runtime);
  if (![hour, hour - 1].some((each) => sameText(proof, proofOf(runtime, share, each))))
    throw new AppError("forbidden", "This page has been open for long. Open the link again, then ask for the document.");
  return { brand: await reportBrandOf(runtime.db, share.tenant_id), data: await readShared(runtime, share, requestId) };
}

async function findShare({ db, clock }: Runtime, token: string): Promise<ShareRow | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await db.read(SCOPE, (tx) =>
    tx.query<ShareRow>({
      name: "report-share-of-token",
      text: `SELECT s.id, s.tenant_id, s.report_id, s.password_hash FROM report_share s JOIN tenant t ON t.id = s.tenant_id
             WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND t.status IN ${SHOWN}`,
      values: [sha256(token), clock.now()],
    }),
  );
  return row ?? null;
}

/** Read behind the wall of its tenant, as the portal itself: who made the link was allowed to see all of it. */
async function readShared(runtime: Runtime, { tenant_id: tenantId, report_id: reportId }: ShareRow, requestId: string): Promise<ReportData> {
  const context = await systemContext(runtime, tenantId, "shared report", requestId);
  const report = await readInTenant(context, (tx) => findReport(tx, tenantId, reportId));
  return dataOf(context, report);
}

function countOpening({ db, clock }: Runtime, id: string): Promise<unknown> {
  return db.transaction(SCOPE, (tx) =>
    tx.prisma.reportShare.updateMany({ where: { id }, data: { openings: { increment: 1 }, lastOpenedAt: clock.now() } }),
  );
}

const hourOf = ({ clock }: Pick<Runtime, "clock">): number => Math.floor(clock.now().getTime() / HOUR_MS);

/** Changes with the link, with its password and every hour. */
const proofOf = ({ authSecret }: Pick<Runtime, "authSecret">, { id, password_hash: hash }: ShareRow, hour: number): string =>
  deriveSecret(authSecret, `report-document:${id}:${hash ?? ""}:${hour}`);
