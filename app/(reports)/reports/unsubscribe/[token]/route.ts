import { describeMailedReport, endMailedReport, shareNotice, unsubscribePage } from "#lib/reports";
import { plainRoute } from "#lib/web";
import { wordsOf } from "#words";
import { DEFAULT_LOCALE } from "#words/locales";

type Route = Parameters<typeof plainRoute>[0];
type Mailed = Awaited<ReturnType<typeof describeMailedReport>>;

const refused: Route["refused"] = async ({ nonce }, why) => shareNotice(wordsOf(DEFAULT_LOCALE, "reportPage")("couldNot"), why, null, nonce);
const pageOf = (mailed: Mailed, nonce: string) => ({ status: mailed ? (200 as const) : (404 as const), html: unsubscribePage(mailed, nonce) });

/** Opens the link of a mail, which changes nothing. */
export const GET = plainRoute({
  answer: async ({ runtime, params: { token = "" }, nonce }) => pageOf(await describeMailedReport(runtime, token), nonce),
  refused,
});

/** Ends the mails, whatever is sent: mail programs send `List-Unsubscribe=One-Click` (RFC 8058). */
export const POST = plainRoute({
  answer: async ({ runtime, context, params: { token = "" }, nonce }) => pageOf(await endMailedReport(context, token, runtime), nonce),
  refused,
});
