import { couldNotNotice, openShare, sharePage } from "#lib/reports";
import { plainRoute } from "#lib/web";

type Route = Parameters<typeof plainRoute>[0];
type Asked = Parameters<Route["answer"]>[0];

/** What is wrong is said in the browser's language: whose link it was is told to nobody who could not open it. */
const refused: Route["refused"] = async ({ nonce, locale }, why) => couldNotNotice(why, locale, nonce);

const open = async ({ runtime, params: { token = "" }, nonce, locale, context }: Asked, password: string | null) => {
  const opened = await openShare(runtime, token, password, context.requestId);
  return { status: opened.state === "unknown" ? (404 as const) : (200 as const), html: sharePage(opened, nonce, locale) };
};

/** A shared report, or the question for its password. */
export const GET = plainRoute({ answer: (asked) => open(asked, null), refused });

/** The password is given, and kept nowhere: who comes again gives it again. */
export const POST = plainRoute({ answer: (asked) => open(asked, asked.form.password ?? null), refused });
