import { formPage, formProblemPage, readPublicForm } from "#lib/crm";
import { randomToken } from "#lib/platform/crypto";
import { notFound } from "#lib/platform/errors";
import { openRoute } from "#lib/web";

/** The page of a form, for whoever has none of their own to put it on. */
export const GET = openRoute({
  maxBytes: 0,
  refused: async ({ nonce, locale }, why) => formProblemPage(locale, why, nonce),
  async answer({ runtime, headers, params: { key = "" }, nonce, url }) {
    const form = await readPublicForm(runtime, key);
    if (!form) throw notFound("This form");
    const utm = [...url.searchParams].filter(([name]) => name.startsWith("utm_")).slice(0, 10);
    const hidden = {
      ...Object.fromEntries(utm.map(([name, value]) => [name, value.slice(0, 200)])),
      _referrer: headers.get("referer")?.slice(0, 500) ?? "",
    };
    return { html: formPage({ form, nonce, submissionKey: randomToken(16), hidden }) };
  },
});
