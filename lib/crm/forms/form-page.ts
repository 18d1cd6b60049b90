import { escapeHtml } from "#lib/platform/markup";
import { sayIn, type Words, wordsOf } from "#words";
import { directionOf, type Locale } from "#words/locales";
import { LEAD_TIMELINES } from "../leads/schema.ts";
import { CONSENT_FIELD, type ReadPayload } from "./read-payload.ts";
import type { FormField, PublicForm } from "./schema.ts";
import { HONEYPOT_FIELD, KEY_FIELD, TOKEN_FIELD } from "./spam-signs.ts";

type T = Words<"formPage">;
/** Of the browser, so that it can fill in what it knows: https://html.spec.whatwg.org/#autofill. */
const AUTOFILL: Readonly<Record<FormField["name"], string>> = {
  firstName: "given-name",
  lastName: "family-name",
  email: "email",
  phone: "tel",
  companyName: "organization",
  jobTitle: "organization-title",
  city: "address-level2",
  country: "country",
  timeline: "off",
  message: "off",
};
const TYPES: Readonly<Partial<Record<FormField["name"], string>>> = { email: "email", phone: "tel" };

export const TIMELINE_KEYS = {
  now: "timelineNow",
  quarter: "timelineQuarter",
  half_year: "timelineHalfYear",
  year: "timelineYear",
  unknown: "timelineUnknown",
} as const satisfies Record<(typeof LEAD_TIMELINES)[number], string>;

interface PageParts {
  form: PublicForm;
  nonce: string;
  /** Number of the submission, so that what is sent twice counts once. */
  submissionKey: string;
  /** What goes back unseen, such as utm parameters. */
  hidden?: Readonly<Record<string, string>>;
  values?: Readonly<Record<string, string>>;
  issues?: ReadPayload["issues"];
}

/** The page of a form, which needs no script; where a proof of work is asked for, the script does it. */
export function formPage({ form, nonce, ...sent }: PageParts): string {
  const t = wordsOf(form.language, "formPage");
  const issues = sent.issues ?? [];
  const notice = issues.length > 0 ? `<p class="notice" role="alert">${escapeHtml(t("pleaseCorrect"))}</p>` : "";
  const intro = form.intro ? `<p class="intro">${escapeHtml(form.intro)}</p>` : "";
  const main = form.isActive
    ? `${intro}${notice}${formMarkup(form, { ...sent, action: `/api/forms/${form.key}`, token: form.token })}`
    : `<p class="intro">${escapeHtml(t("isOff"))}</p>`;
  return frame(
    form.language,
    form.title,
    main,
    nonce,
    form.proofBits > 0 ? `<script nonce="${escapeHtml(nonce)}" src="/forms.js" defer></script>` : "",
  );
}

/** What is shown after a form was sent without script. @param goOn where its owner would have readers go on to */
export function thanksPage(
  { language, title, thanksText }: Pick<PublicForm, "language" | "title" | "thanksText">,
  nonce: string,
  goOn: string | null,
): string {
  const t = wordsOf(language, "formPage");
  const link = goOn ? `<p><a href="${escapeHtml(goOn)}">${escapeHtml(t("goOn"))}</a></p>` : "";
  return frame(language, title, `<p class="intro" role="status">${escapeHtml(thanksText)}</p>${link}`, nonce);
}

/** A page that says why something could not be. @param why in English as rooms say it */
export function formProblemPage(locale: Locale, why: string, nonce: string): string {
  const t = wordsOf(locale, "formPage");
  return frame(locale, t("couldNot"), `<p class="intro" role="alert">${escapeHtml(sayIn(locale, why))}</p>`, nonce);
}

/** The form as HTML that works on any site. @param token left out where it is written once for all readers */
export function formMarkup(
  form: Pick<PublicForm, "fields" | "consentText" | "submitLabel" | "language" | "proofBits">,
  parts: { action: string; token?: string } & Partial<Pick<PageParts, "submissionKey" | "hidden" | "values" | "issues">>,
): string {
  const t = wordsOf(form.language, "formPage");
  const unseen = {
    ...parts.hidden,
    ...(parts.token && { [TOKEN_FIELD]: parts.token }),
    ...(parts.submissionKey && { [KEY_FIELD]: parts.submissionKey }),
  };
  const hidden = Object.entries(unseen).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`);
  const problemOf = (name: string) => parts.issues?.find(({ path }) => path === name)?.message ?? null;
  const fields = form.fields.map((field) => fieldMarkup(field, t, form.language, parts.values?.[field.name] ?? "", problemOf(field.name)));
  const bits = form.proofBits > 0 && parts.token ? ` data-proof-bits="${form.proofBits}"` : "";
  return [
    `<form method="post" action="${escapeHtml(parts.action)}" accept-charset="utf-8"${bits}>`,
    ...hidden,
    ...fields,
    ...(form.consentText ? [consentMarkup(form.consentText, form.language, problemOf(CONSENT_FIELD))] : []),
    // Programs fill it in; people do not meet it, whatever they read with.
    `<div aria-hidden="true" style="position:absolute;left:-9999px"><label>${escapeHtml(t("leaveEmpty"))} <input name="${HONEYPOT_FIELD}" tabindex="-1" autocomplete="off"></label></div>`,
    `<button type="submit">${escapeHtml(form.submitLabel)}</button>`,
    "</form>",
  ].join("\n");
}

function fieldMarkup({ name, label, isRequired }: FormField, t: T, locale: Locale, value: string, problem: string | null): string {
  const id = `field-${name}`;
  const required = isRequired ? " required" : "";
  const wrong = problem === null ? "" : ` aria-invalid="true" aria-describedby="${id}-problem"`;
  const shared = `id="${id}" name="${name}"${required}${wrong}`;
  const control =
    name === "message"
      ? `<textarea ${shared} rows="5" maxlength="5000">${escapeHtml(value)}</textarea>`
      : name === "timeline"
        ? `<select ${shared}><option value=""></option>${LEAD_TIMELINES.map((each) => `<option value="${each}"${each === value ? " selected" : ""}>${escapeHtml(t(TIMELINE_KEYS[each]))}</option>`).join("")}</select>`
        : `<input ${shared} type="${TYPES[name] ?? "text"}" autocomplete="${AUTOFILL[name]}" maxlength="254" value="${escapeHtml(value)}">`;
  const told = problem === null ? "" : `<span id="${id}-problem" class="problem">${escapeHtml(sayIn(locale, problem))}</span>`;
  return `<p><label for="${id}">${escapeHtml(label)}${isRequired ? "" : ` <small>${escapeHtml(t("optional"))}</small>`}</label>${control}${told}</p>`;
}

function consentMarkup(text: string, locale: Locale, problem: string | null): string {
  const told = problem === null ? "" : `<span id="field-consent-problem" class="problem">${escapeHtml(sayIn(locale, problem))}</span>`;
  const wrong = problem === null ? "" : ' aria-invalid="true" aria-describedby="field-consent-problem"';
  return `<p><label class="check"><input type="checkbox" name="${CONSENT_FIELD}" value="yes" required${wrong}> <span>${escapeHtml(text)}</span></label>${told}</p>`;
}

function frame(locale: Locale, title: string, main: string, nonce: string, head = ""): string {
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style nonce="${escapeHtml(nonce)}">${STYLE}</style>${head}</head>
<body><main><h1>${escapeHtml(title)}</h1>${main}</main></body></html>
`;
}

const LIGHT = "color-scheme:light;--ground:#f9fafb;--surface:#fff;--line:#8a94a6;--ink:#1d2939;--muted:#5d677b;--accent:#3641f5;--bad:#b42318";
const DARK = "color-scheme:dark;--ground:#101828;--surface:#171f2e;--line:#667085;--ink:#f0f2f5;--muted:#98a2b3;--accent:#9cb9ff;--bad:#fda29b";
const STYLE = [
  `:root{${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}*{box-sizing:border-box}`,
  "body{margin:0;background:var(--ground);color:var(--ink);font:400 1rem/1.5 ui-sans-serif,system-ui,'Noto Sans',sans-serif;overflow-wrap:anywhere}",
  "main{max-width:36rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.875rem;line-height:1.2;margin:0 0 1rem}a{color:var(--accent)}",
  ".intro{white-space:pre-line}.notice,.problem{color:var(--bad)}.problem{display:block;font-size:.875rem;margin-top:.25rem}small{color:var(--muted);font-weight:400}",
  "form p{margin:0 0 1rem}label{display:block;font-weight:500;margin-bottom:.25rem}label.check{display:flex;gap:.75rem;font-weight:400}",
  "input,select,textarea,button{font:inherit;width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--surface);color:var(--ink)}",
  "input[type=checkbox]{width:1.25rem;min-height:1.25rem;flex:none;margin:.125rem 0}[aria-invalid=true]{border-color:var(--bad)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}",
  "button{width:auto;background:#3641f5;border-color:transparent;color:#fff;font-weight:500;padding-inline:1.25rem;cursor:pointer}",
].join("");
