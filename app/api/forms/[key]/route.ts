import { formPage, formProblemPage, publicFormOf, readPublicForm, receiveSubmission, thanksPage } from "#lib/crm";
import { FORM_LIMITS } from "#lib/crm/schema";
import { randomToken } from "#lib/platform/crypto";
import { notFound } from "#lib/platform/errors";
import { openRoute } from "#lib/web";
import { sayIn, wordsOf } from "#words";

const maxBytes = FORM_LIMITS.bodyBytes;

type Refused = Parameters<typeof openRoute>[0]["refused"];
const refused: Refused = async ({ runtime, params: { key = "" }, nonce, locale }, why) => {
  const form = await readPublicForm(runtime, key).catch(() => null);
  return formProblemPage(form?.language ?? locale, why, nonce);
};

/** What a script needs to draw a form on another site: its fields, its words, and a token for one submission. */
export const GET = openRoute({
  maxBytes,
  refused,
  async answer({ runtime, params: { key = "" } }) {
    const form = await readPublicForm(runtime, key);
    if (!form) throw notFound("This form");
    const t = wordsOf(form.language, "formPage");
    const words = {
      ...{ optional: t("optional"), leaveEmpty: t("leaveEmpty"), sending: t("sending"), couldNotSend: t("couldNotSend"), isOff: t("isOff") },
      timelines: {
        ...{ now: t("timelineNow"), quarter: t("timelineQuarter"), half_year: t("timelineHalfYear"), year: t("timelineYear") },
        unknown: t("timelineUnknown"),
      },
    };
    return { json: { ...form, words } };
  },
});

/** Receives what was sent, by a script or by a plain form without one. */
export const POST = openRoute({
  maxBytes,
  refused,
  async answer({ runtime, facts, headers, params: { key = "" }, fields, isPage, nonce }) {
    const origin = headers.get("origin");
    const { form, issues, receipt } = await receiveSubmission(runtime, key, {
      payload: fields,
      address: facts.ip,
      origin: origin === "null" ? null : origin,
      page: headers.get("referer"),
      userAgent: facts.userAgent,
    });
    const shown = publicFormOf(runtime, form);
    if (issues.length > 0) {
      if (isPage) {
        const hidden = Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith("utm_")));
        return { status: 422, html: formPage({ form: shown, nonce, submissionKey: randomToken(16), hidden, values: fields, issues }) };
      }
      const said = issues.map(({ path, message }) => ({ path, message: sayIn(form.language, message) }));
      return { status: 422, json: { detail: wordsOf(form.language, "formPage")("pleaseCorrect"), issues: said, token: shown.token } };
    }
    if (!isPage) return { status: 202, json: receipt };
    // On the portal's own page the browser would stop the way to another site (form-action); there a link leads on.
    const isOwnPage = origin === null || origin === "null" || origin === new URL(runtime.config.publicUrl).origin;
    if (receipt.redirectUrl && !isOwnPage) return { redirectTo: receipt.redirectUrl };
    return { html: thanksPage(shown, nonce, receipt.redirectUrl) };
  },
});
