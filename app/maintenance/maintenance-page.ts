import { escapeHtml } from "#lib/platform/markup";
import { wordsOf } from "#words";
import type { Locale } from "#words/locales";

interface Facts {
  locale: Locale;
  product: string;
  /** The operator's own words; "" for none. */
  message: string;
  endsAt: string | null;
  theme: "light" | "dark" | "system";
  /** Of the response's policy. */
  nonce: string;
}

const LIGHT = "color-scheme:light;--ground:#f9fafb;--ink:#1d2939;--muted:#5d677b;--accent:#3641f5;--solid:#465fff";
const DARK = "color-scheme:dark;--ground:#101828;--ink:#f0f2f5;--muted:#98a2b3;--accent:#7592ff;--solid:#465fff";
const STYLE = `:root{${LIGHT}}:root.dark{${DARK}}@media (prefers-color-scheme:dark){:root.system{${DARK}}}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:1rem/1.5rem ui-sans-serif,system-ui,"Noto Sans",sans-serif}
main{max-width:32rem;padding:2rem 1.5rem;text-align:center;overflow-wrap:anywhere}
svg rect{fill:var(--solid)}
.kicker{margin:2rem 0 0;color:var(--accent);font-weight:600}
h1{margin:.25rem 0 0;font-size:1.875rem;line-height:2.375rem;text-wrap:balance}
p{margin:.75rem 0 0;color:var(--muted);text-wrap:balance}
a{color:var(--accent);font-weight:500;display:inline-block;padding:.625rem .5rem}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;

/** What everybody but staff sees while the portal is closed: a page that needs nothing else of the portal to work. */
export function maintenancePage({ locale, product, message, endsAt, theme, nonce }: Facts): string {
  const t = wordsOf(locale, "shell");
  const back = endsAt
    ? t("itShouldBeBackAt", { moment: `<time datetime="${endsAt}">${endsAt.slice(0, 16).replace("T", " ")}</time>` })
    : t("whenItIsBackIsNotKnown");
  return `<!doctype html>
<html lang="${locale}" class="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${t("maintenance")} · ${escapeHtml(product)}</title><meta name="robots" content="noindex"><style nonce="${escapeHtml(nonce)}">${STYLE}</style></head>
<body><main id="main"><svg aria-hidden="true" width="48" height="48" viewBox="0 0 32 32"><rect width="32" height="32" rx="8"/><path fill="#fff" d="M9.5 7h7.25a4.5 4.5 0 0 1 0 9H9.5z"/><path fill="#fff" opacity=".72" d="M9.5 17.5h9a4 4 0 0 1 0 8h-9z"/></svg>
<p class="kicker">${escapeHtml(product)}</p><h1>${t("closedForMaintenanceTitle")}</h1>
<p>${back} ${t("yourWorkIsAsYouLeftIt")}</p>
${message ? `<p dir="auto">${escapeHtml(message)}</p>` : ""}
<p><a href="/status">${t("statusOfThePlatform")}</a> <a href="/login">${t("signInAsStaff")}</a></p></main></body></html>`;
}
