import type { RequestFacts } from "#lib/identity";
import { invalid, isAppError, PROBLEM_MEDIA_TYPE, toProblem } from "#lib/platform/errors";
import { INTERNAL_HEADERS } from "#lib/platform/http";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import type { Locale } from "#words/locales";
import { logFailure } from "./log-failure.ts";
import { BodyError } from "./read-json-body.ts";
import { localeOfBrowser } from "./reader.ts";
import { requestFacts } from "./request-facts.ts";

interface OpenCall {
  runtime: Runtime;
  facts: RequestFacts;
  headers: Headers;
  url: URL;
  params: Record<string, string>;
  /** For the page's own style. */
  nonce: string;
  /** What the browser asks for, for what belongs to nobody. */
  locale: Locale;
  /** What a form sent; empty for what only reads. */
  fields: Record<string, string>;
  /** Whether a browser shows the answer itself, since no script asked. */
  isPage: boolean;
}
type OpenAnswer = { status?: number; json: object } | { status?: number; html: string } | { redirectTo: string };

const URL_ENCODED = "application/x-www-form-urlencoded";

/**
 * The wrapper of what other sites may ask for and send to in their visitors' name: nobody's cookies are looked at, so that there is nothing
 * that another site could misuse, and everybody may read the answer. Fields come as a form or as a flat JSON object, of at most
 * `maxBytes`. It asks for nothing else before its work is done. Failures are problem+json, or a page where a browser shows it.
 */
export function openRoute({
  maxBytes,
  answer,
  refused,
}: {
  maxBytes: number;
  answer(call: OpenCall): Promise<OpenAnswer>;
  /** The page that says why, in English as rooms say it. */
  refused(call: Omit<OpenCall, "fields">, why: string): Promise<string>;
}) {
  return (request: Request, segments: { params: Promise<Record<string, string | string[]>> }): Promise<Response> => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      const { headers } = request;
      const params = Object.fromEntries(Object.entries((await segments.params) ?? {}).map(([name, value]) => [name, String(value)]));
      const isPage = headers.get("accept")?.includes("text/html") ?? false;
      const nonce = headers.get(INTERNAL_HEADERS.nonce) ?? "";
      const locale = localeOfBrowser(null, headers);
      const call = { runtime, facts, headers, url: new URL(request.url), params, nonce, locale, isPage };
      const shared = { "access-control-allow-origin": "*", "cache-control": "no-store", "x-request-id": facts.requestId };
      try {
        const answered = await answer({ ...call, fields: request.method === "POST" ? await fieldsOf(request, maxBytes) : {} });
        if ("redirectTo" in answered) return new Response(null, { status: 303, headers: { ...shared, location: answered.redirectTo } });
        if ("html" in answered) return page(answered.html, answered.status ?? 200, shared);
        return Response.json(answered.json, { status: answered.status ?? 200, headers: shared });
      } catch (error) {
        logFailure(runtime, error, "request");
        const problem = toProblem(error, facts.requestId, error instanceof BodyError ? error.status : undefined);
        const wait = isAppError(error) ? error.retryAfterSeconds : undefined;
        const told: Record<string, string> = wait === undefined ? shared : { ...shared, "retry-after": String(wait) };
        if (isPage) return page(await refused(call, problem.detail ?? ""), problem.status, told);
        return Response.json(problem, { status: problem.status, headers: { ...told, "content-type": PROBLEM_MEDIA_TYPE } });
      }
    });
  };
}

const page = (html: string, status: number, headers: Record<string, string>) =>
  new Response(html, { status, headers: { ...headers, "content-type": "text/html; charset=utf-8", "x-robots-tag": "noindex" } });

/** What was sent, by name; of a name that comes twice all values, in lines. @throws BodyError 415, 413, 400 */
async function fieldsOf(request: Request, maxBytes: number): Promise<Record<string, string>> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== URL_ENCODED && mediaType !== "application/json") throw new BodyError(415, `Send the form as ${URL_ENCODED}.`);
  const text = await readText(request, maxBytes);
  const pairs = mediaType === URL_ENCODED ? [...new URLSearchParams(text)] : flatPairs(text);
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  if (fields.size === 0) throw invalid("The form is empty.", []);
  return Object.fromEntries(fields);
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyError(413, `The form is larger than ${Math.floor(maxBytes / 1024)} KiB. Please write less.`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function flatPairs(text: string): [string, string][] {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    throw new BodyError(400, "The body is not valid JSON.");
  }
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) throw new BodyError(400, "Send the fields as one object.");
  return Object.entries(sent).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
}
