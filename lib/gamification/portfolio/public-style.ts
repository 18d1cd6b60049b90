const LIGHT =
  "color-scheme:light;--ground:#f9fafb;--surface:#fff;--line:#e4e7ec;--ink:#1d2939;--muted:#5d677b;--accent:var(--brand-600);--good:#027a48;--warn:#b54708";
const DARK =
  "color-scheme:dark;--ground:#101828;--surface:#171f2e;--line:#263145;--ink:#f0f2f5;--muted:#98a2b3;--accent:var(--brand-400);--good:#6ce9a6;--warn:#fec84b";

/** How the pages of portfolios look, in the tenant's colours; it loads nothing. @param brand steps as declarations, "" for our own */
export const publicStyle = (brand: string): string => `${RULES}${brand ? `:root{${brand}}` : ""}`;

const RULES = [
  `:root{--brand-400:#7592ff;--brand-500:#465fff;--brand-600:#3641f5;${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}@media print{:root{${LIGHT}}}`,
  "*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:400 1rem/1.6 ui-sans-serif,system-ui,'Noto Sans',sans-serif;overflow-wrap:anywhere}",
  "a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}header,main,footer{max-width:64rem;margin:0 auto;padding:1.25rem}",
  "header{display:flex;align-items:center;gap:.75rem;font-weight:600}header img{max-height:2.25rem;max-width:10rem}",
  "h1{font-size:clamp(1.875rem,5vw,3rem);line-height:1.15;margin:1.5rem 0 1rem;text-wrap:balance}h2{font-size:1.375rem;line-height:1.4;margin:3rem 0 1rem}h3{font-size:1.125rem;margin:0 0 .75rem}",
  ".lead{font-size:1.125rem;max-width:44rem;white-space:pre-line}.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:1rem;margin:0;padding:0;list-style:none}",
  ".figures li,article,blockquote,.card{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:1.25rem;margin:0;break-inside:avoid}",
  ".figures b{display:block;font-size:2rem;line-height:1.25;font-variant-numeric:tabular-nums;color:var(--accent)}.figures span{display:block;font-weight:500}.was{color:var(--muted)}.was em{font-style:normal;font-weight:600;color:var(--ink)}.was em.good{color:var(--good)}",
  "small{display:block;color:var(--muted);font-size:.8125rem;line-height:1.5;margin-top:.5rem}article+article,blockquote+blockquote{margin-top:1rem}dt{font-weight:600;margin-top:.75rem}dd{margin:.125rem 0 0;white-space:pre-line}",
  ".mark{display:inline-block;border:1px solid var(--warn);color:var(--warn);border-radius:1rem;padding:0 .625rem;font-size:.8125rem;margin-bottom:.75rem}blockquote p{margin:0 0 .5rem;white-space:pre-line}",
  "footer{border-top:1px solid var(--line);margin-top:3rem;color:var(--muted);font-size:.875rem}footer a{display:inline-block;padding:.625rem 0;margin-inline-end:1rem}",
  "form{display:grid;gap:1rem}textarea,button{font:inherit;border-radius:.5rem;padding:.75rem;border:1px solid #8a94a6;background:var(--surface);color:var(--ink);width:100%}button{background:var(--brand-600);border-color:transparent;color:#fff;font-weight:500;cursor:pointer;width:auto;min-height:2.75rem;justify-self:start}button.plain{background:none;color:var(--accent);border-color:var(--line)}label.check{display:flex;gap:.75rem;align-items:start}input[type=checkbox]{width:1.25rem;height:1.25rem;flex:none;margin-top:.125rem}",
  "@media print{body{font-size:10.5pt}footer a,form{display:none}header,main,footer{padding:0}h1{font-size:24pt}h2{margin-top:18pt}}",
].join("");
