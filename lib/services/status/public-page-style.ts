/**
 * How the public status page looks: the colours of tailwind.config.ts for light and dark, with the brand's hues as variables, in the few rules that this
 * one page needs. It loads nothing, fonts neither.
 */
export const PUBLIC_PAGE_STYLE = [
  ":root{color-scheme:light dark;--brand-600:#3641f5;--brand-400:#7592ff;--ground:#f9fafb;--surface:#fff;--line:#e4e7ec;--ink:#1d2939;--muted:#5d677b;--accent:var(--brand-600);--good:#027a48;--warn:#b54708;--bad:#b42318;--none:#98a2b3}",
  "@media(prefers-color-scheme:dark){:root{--ground:#101828;--surface:#171f2e;--line:#263145;--ink:#f0f2f5;--muted:#98a2b3;--accent:var(--brand-400);--good:#6ce9a6;--warn:#fec84b;--bad:#fda29b;--none:#667085}}",
  "*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:400 .875rem/1.5 ui-sans-serif,system-ui,sans-serif}",
  "a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}",
  "header,main,footer{max-width:56rem;margin:0 auto;padding:1rem 1.25rem}",
  "header,footer,nav{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center}header{justify-content:space-between}",
  ".brand{display:flex;gap:.625rem;align-items:center;color:inherit;font-weight:600;font-size:1.125rem;text-decoration:none;min-width:0;overflow-wrap:anywhere}",
  "nav a,footer a{display:inline-flex;min-height:2.75rem;align-items:center;text-decoration:none}nav a:hover,footer a:hover{text-decoration:underline}",
  ".overall{margin:.5rem 0 0;padding:1.25rem;border:1px solid;border-radius:1rem;background:var(--surface);font-size:1.25rem;line-height:1.4;color:var(--good)}",
  ".minor .overall,.maintenance .overall{color:var(--warn)}.major .overall,.critical .overall{color:var(--bad)}",
  "section{margin-top:2rem}h2{font-size:1.125rem;margin:0 0 .75rem}h3{font-size:1rem;margin:0}",
  ".note,small,time{color:var(--muted);font-size:.75rem}.note{margin:.25rem 0}small{display:block}",
  ".stale{padding:.75rem 1rem;border:1px solid var(--warn);border-radius:.75rem;color:var(--warn)}",
  "ul,ol{list-style:none;margin:0;padding:0}.components>li,article,form{background:var(--surface);border:1px solid var(--line);padding:1rem 1.25rem}",
  ".components>li+li{border-top:0}.components>li:first-child{border-radius:1rem 1rem 0 0}.components>li:last-child{border-radius:0 0 1rem 1rem}.components>li:only-child,article,form{border-radius:1rem}",
  "article+article{margin-top:.75rem}article li{margin-top:.75rem}article p{margin:.25rem 0;overflow-wrap:anywhere;white-space:pre-line}",
  ".line{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between}.name{font-weight:500;min-width:0;overflow-wrap:anywhere}",
  ".state{white-space:nowrap;color:var(--muted)}.state i{font-style:normal;margin-inline-end:.375rem}.state.operational{color:var(--good)}.state.degraded,.state.maintenance{color:var(--warn)}.state.down{color:var(--bad)}",
  "svg{display:block;width:100%;height:1.75rem;margin-top:.75rem}path{fill:var(--none)}path.operational{fill:#12b76a}path.degraded,path.maintenance{fill:#f79009}path.down{fill:#d92d20}",
  "form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}label{display:grid;gap:.375rem;flex:1 1 14rem;font-weight:500}",
  "input,button{font:inherit;min-height:2.75rem;padding:0 .875rem;border-radius:.5rem;border:1px solid #8a94a6;background:var(--surface);color:var(--ink)}button{background:var(--brand-600);border-color:transparent;color:#fff;font-weight:500;cursor:pointer}",
  "footer{margin-top:2rem;border-top:1px solid var(--line)}@media print{nav,footer,form{display:none}}",
].join("");
