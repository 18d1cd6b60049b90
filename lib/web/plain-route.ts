import { requireMayWrite } from "#lib/access";
import { contextOfRequest, type RequestContext } from "#lib/identity";
import { invalid, isAppError, toProblem } from "#lib/platform/errors";
import { INTERNAL_HEADERS } from "#lib/platform/http";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import type { Locale } from "#words/locales";
import { contentDisposition } from "./content-disposition.ts";
import { requireSameOrigin } from "./csrf.ts";
import { limitCalls } from "./json-route.ts";
import { logFailure } from "./log-failure.ts";
import { localeOfBrowser } from "./reader.ts";
import { requestFacts } from "./request-facts.ts";

interface PlainFacts {
  runtime: Runtime;
  headers: Headers;
  params: Record<string, string>;
  /** For the page's own style. */
  nonce: string;
  /** The language of the browser, for what belongs to nobody. */
  locale: Locale;
}

interface PlainAnswer {
  status: 200 | 404;
  html: string;
}

/** What is saved and not shown. */
interface PlainFile {
  contentType: string;
  fileName: string;
  body: Uint8Array<ArrayBuffer>;
}

interface PlainRoute {
  /** The page, as found unless it says otherwise. */
  answer(input: PlainFacts & { context: RequestContext; form: Record<string, string> }): Promise<string | PlainAnswer | PlainFile>;
  /** The page that says why it was refused, in English as rooms say it. */
  refused(input: PlainFacts, why: string): Promise<string>;
}

type Handler = (request: Request, segments: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

const FORM = "application/x-www-form-urlencoded";
const MOST_FIELDS = 20;

/**
 * The wrapper of pages of plain HTML, with a form or without, for everybody and without script. What a browser says that another site sent is
 * refused; a mail program sends no such word, and whoever needs to be known proves it by a token. Nobody keeps the answers. A form may also be
 * answered with a file.
 */
export function plainRoute({ answer, refused }: PlainRoute): Handler {
  return (request, segments) => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      const params = Object.fromEntries(Object.entries((await segments.params) ?? {}).map(([name, value]) => [name, String(value)]));
      const { headers } = request;
      const nonce = headers.get(INTERNAL_HEADERS.nonce) ?? "";
      const plain = { runtime, headers, params, nonce, locale: localeOfBrowser(facts.cookieHeader, headers) };
      const send = (status: number, body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
        new Response(body, {
          status,
          headers: {
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store",
            // Its address may be a secret.
            "referrer-policy": "no-referrer",
            "x-robots-tag": "noindex",
            "x-request-id": facts.requestId,
            ...more,
          },
        });
      try {
        const context = await contextOfRequest(runtime, facts);
        await limitCalls(runtime, context, new Headers());
        if (request.method === "POST") {
          requireSameOrigin(request.headers);
          requireMayWrite(context);
        }
        const answered = await answer({ ...plain, context, form: request.method === "POST" ? await formOf(request) : {} });
        if (typeof answered === "string") return send(200, answered);
        if ("html" in answered) return send(answered.status, answered.html);
        const { contentType, fileName, body } = answered;
        return send(200, body, {
          "content-type": contentType,
          "content-disposition": contentDisposition("attachment", fileName),
          "x-content-type-options": "nosniff",
        });
      } catch (error) {
        logFailure(runtime, error, "request");
        const { status, detail } = toProblem(error, facts.requestId);
        const wait = isAppError(error) ? error.retryAfterSeconds : undefined;
        return send(status, await refused(plain, detail ?? ""), wait === undefined ? {} : { "retry-after": String(wait) });
      }
    });
  };
}

/** The server limits how much a form may be. @throws `invalid` */
async function formOf(request: Request): Promise<Record<string, string>> {
  if (!request.headers.get("content-type")?.startsWith(FORM)) throw invalid("Send the form as it stands on the page.", []);
  const fields = [...new URLSearchParams(await request.text())];
  if (fields.length > MOST_FIELDS) throw invalid("Send the form as it stands on the page.", []);
  return Object.fromEntries(fields);
}
