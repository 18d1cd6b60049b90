import { requirePermission, type TenantContext } from "#lib/access";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { CONVERSION_COLUMNS, type ConversionRow, conversionView } from "./conversion-rows.ts";
import { type CodeRefusal, recordConversion } from "./record-conversion.ts";
import type { ConversionView, TrackConversionInput } from "./schema.ts";

const REFUSALS: Readonly<Record<Exclude<CodeRefusal, "unknown">, string>> = {
  closed: "This code was closed by its owner, and takes no conversions any more.",
  expired: "This code is more than a year old, and takes no conversions any more.",
  used_up: "This code has been used as often as it may.",
  too_late: "The customer first followed the link more than a year before.",
};

/**
 * Reports a conversion of one of the tenant's own customers for one of its codes, once per `externalId`: whoever reports the same again gets
 * the first. It is pending until it was judged, moments later.
 * @throws `forbidden` without `gamification.manage`, `not_found` for a code of nobody here, `conflict` for one that does not count, `invalid`
 *   for a purchase without an amount and for times that cannot be
 */
export async function trackConversion(context: TenantContext, input: TrackConversionInput): Promise<ConversionView & { isNew: boolean }> {
  requirePermission(context, "gamification.manage");
  const { code, kind, externalId, email, amountMinor, source, address, device, payment } = input;
  const now = context.clock.now();
  const convertedAt = input.convertedAt ? new Date(input.convertedAt) : now;
  const firstTouchAt = input.firstTouchAt ? new Date(input.firstTouchAt) : null;
  if (kind === "purchase" && amountMinor === null)
    throw invalid("A purchase needs its amount.", [{ path: "amountMinor", message: "Say how much was paid, in minor units." }]);
  if (convertedAt > now) throw invalid("It lies in the future.", [{ path: "convertedAt", message: "Enter a time that has been." }]);
  if (firstTouchAt && firstTouchAt > convertedAt)
    throw invalid("The visit comes before the conversion.", [{ path: "firstTouchAt", message: "Enter a time before the conversion." }]);
  const { tenant } = context;
  // The portal itself counts and judges: nobody in the tenant may write what becomes of it.
  return context.db.transaction({ kind: "system", purpose: "referral.track" }, async (tx) => {
    const recorded = await recordConversion(context, tx, {
      code,
      kind,
      causeKey: `api:${externalId}`,
      source,
      referred: null,
      email: email.toLowerCase(),
      firstTouchAt,
      convertedAt,
      amount: amountMinor === null ? null : { minor: amountMinor, currency: tenant.currency },
      address,
      device,
      payment,
      isFollowUp: false,
    });
    if ("refused" in recorded) throw recorded.refused === "unknown" ? notFound("This code") : conflict(REFUSALS[recorded.refused]);
    const [row] = await tx.query<ConversionRow>({
      text: `SELECT ${CONVERSION_COLUMNS} FROM referral_conversion v WHERE v.tenant_id = $1::uuid AND v.id = $2::uuid`,
      values: [tenant.id, recorded.id],
    });
    if (!row) throw new Error(`The conversion ${recorded.id} was recorded and cannot be read`);
    if (row.code !== code || row.kind !== kind)
      throw conflict("Another conversion was reported under this name. Use a new one for a new conversion.");
    return { ...conversionView(row), isNew: recorded.isNew };
  });
}
