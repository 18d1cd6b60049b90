import { couldNotNotice, describeMailedReport, endMailedReport, unsubscribePage } from "#lib/reports";
import { plainRoute } from "#lib/web";
import type { Locale } from "#words/locales";

type Route = Parameters<typeof plainRoute>[0];
type Mailed = Awaited<ReturnType<typeof describeMailedReport>>;

const refused: Route["refused"] = async ({ nonce, locale }, why) => couldNotNotice(why, locale, nonce);
const pageOf = (mailed: Mailed, { nonce, locale }: { nonce: string; locale: Locale }) => ({
  status: mailed ? (200 as const) : (404 as const),
  html: unsubscribePage(mailed, nonce, locale),
});

/** Opens the link of a mail, which changes nothing. */
export const GET = plainRoute({
  answer: async ({ runtime, params: { token = "" }, ...page }) => pageOf(await describeMailedReport(runtime, token), page),
  refused,
});

/** Ends the mails, whatever is sent: mail programs send `List-Unsubscribe=One-Click` (RFC 8058). */
export const POST = plainRoute({
  answer: async ({ runtime, context, params: { token = "" }, ...page }) => pageOf(await endMailedReport(context, token, runtime), page),
  refused,
});
