import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { REPORT_EXAMPLES } from "../examples.ts";
import { REPORT_LIMITS } from "../report-schema.ts";

export const SHARE_DAYS = [7, 30, 90, 365] as const;
/** How long a password of a link must be: it is guessed at ten times in a quarter of an hour at most. */
export const SHARE_PASSWORD = { least: 8, most: 200 } as const;

const password = z
  .union([
    z.literal("").transform(() => null),
    z.string().min(SHARE_PASSWORD.least, "Use at least 8 characters.").max(SHARE_PASSWORD.most, "Use at most 200 characters."),
  ])
  .nullable()
  .default(null);

export const createShareInput = z
  .strictObject({
    label: trimmedText().min(1, "Say who it is for.").max(120, "Use at most 120 characters."),
    days: z.coerce.number("Choose one of the list.").pipe(z.literal(SHARE_DAYS, { error: `Use one of ${SHARE_DAYS.join(", ")}.` })),
    password,
  })
  .meta({ example: REPORT_EXAMPLES.createShare });
export type CreateShareInput = z.infer<typeof createShareInput>;

export const reportShare = z
  .object({
    id: z.uuid(),
    label: z.string(),
    hasPassword: z.boolean(),
    /** "open": whoever has it can read the report; "expired" and "revoked" lead nowhere. */
    state: z.enum(["open", "expired", "revoked"]),
    expiresAt: z.iso.datetime(),
    openings: z.int(),
    lastOpenedAt: z.iso.datetime().nullable(),
    /** A schedule mailed it. */
    isMailed: z.boolean(),
    createdByName: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ example: REPORT_EXAMPLES.share });
export type ReportShareView = z.infer<typeof reportShare>;

/** `url` is told this once: only a sum of it is kept. */
export const createdShare = reportShare.extend({ url: z.url() }).meta({ example: { ...REPORT_EXAMPLES.share, url: REPORT_EXAMPLES.shareUrl } });
export type CreatedShare = z.infer<typeof createdShare>;
export const shareList = z.object({ shares: z.array(reportShare).max(REPORT_LIMITS.shares) }).meta({ example: { shares: [REPORT_EXAMPLES.share] } });
