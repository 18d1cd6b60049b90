const LIGHT =
  "color-scheme:light;--ground:#f9fafb;--surface:#fff;--line:#e4e7ec;--ink:#1d2939;--muted:#5d677b;--accent:var(--brand-600);--good:#027a48;--warn:#b54708;--bad:#b42318;--none:#98a2b3";
const DARK =
  "color-scheme:dark;--ground:#101828;--surface:#171f2e;--line:#263145;--ink:#f0f2f5;--muted:#98a2b3;--accent:var(--brand-400);--good:#6ce9a6;--warn:#fec84b;--bad:#fda29b;--none:#667085";

/**
 * How the public status page looks: the colours of tailwind.config.ts for light and dark, with the brand's steps as variables, in the few rules that this
 * one page needs. It loads nothing, fonts neither.
 */
export const PUBLIC_PAGE_STYLE = [
  `:root{--brand-400:#7592ff;--brand-500:#465fff;--brand-600:#3641f5;${LIGHT}}:root.dark{${DARK}}@media(prefers-color-scheme:dark){:root.system{${DARK}}}`,
  "*{box-sizing:border-box}body{margin:0;min-height:100dvh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:400 .875rem/1.5 ui-sans-serif,system-ui,'Noto Sans',sans-serif}",
  "a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}",
  "header,main,footer{width:100%;max-width:56rem;margin:0 auto;padding:1rem 1.25rem}main{flex:1}",
  ".skip{position:fixed;inset-block-start:.5rem;inset-inline-start:1rem;padding:.75rem 1rem;border-radius:.5rem;background:var(--brand-500);color:#fff;translate:0 -6rem}.skip:focus{translate:0}",
  "header,footer,nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center}header{justify-content:space-between}",
  ".brand{display:flex;gap:.625rem;align-items:center;min-height:2.75rem;color:inherit;font-weight:600;font-size:1.125rem;text-decoration:none;min-width:0;overflow-wrap:anywhere}.brand img{max-height:2rem;max-width:10rem}.brand rect{fill:var(--brand-500)}",
  "nav a,footer a{display:inline-flex;min-height:2.75rem;align-items:center;text-decoration:none}nav a:hover,footer a:hover{text-decoration:underline}",
  ".overall{margin:.5rem 0 0;padding:1.25rem;border:1px solid;border-radius:1rem;background:var(--surface);font-size:1.25rem;font-weight:600;line-height:1.4;color:var(--good);overflow-wrap:anywhere}",
  ".minor,.maintenance,.unmeasured{color:var(--warn)}.major,.critical{color:var(--bad)}.unknown{color:var(--muted)}",
  "section{margin-top:2rem}h2{font-size:1.125rem;line-height:1.5;margin:0 0 .75rem}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}",
  ".note,small,time{color:var(--muted);font-size:.75rem}.note{margin:.5rem 0}small{display:block}",
  ".stale,.away{margin:1rem 0 0;padding:.75rem 1rem;border:1px solid var(--warn);border-radius:.75rem;color:var(--warn)}[hidden]{display:none}",
  "ul,ol{list-style:none;margin:0;padding:0}.components>li,article,form,.card{background:var(--surface);border:1px solid var(--line);padding:1rem 1.25rem}",
  ".components>li+li{border-top:0}.components>li:first-child{border-radius:1rem 1rem 0 0}.components>li:last-child{border-radius:0 0 1rem 1rem}.components>li:only-child,article,form,.card{border-radius:1rem}",
  "article+article{margin-top:.75rem}article li{margin-top:.75rem}article p{margin:.25rem 0;overflow-wrap:anywhere;white-space:pre-line}",
  ".line{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:1rem}.name{font-weight:500;min-width:0;overflow-wrap:anywhere}",
  ".state{color:var(--muted);text-align:end}.state b{font-weight:500;white-space:nowrap}.state i{font-style:normal;margin-inline-end:.375rem}.state.operational b{color:var(--good)}.state.degraded b,.state.maintenance b{color:var(--warn)}.state.down b{color:var(--bad)}",
  ".components svg{display:block;width:100%;height:1.75rem;margin-top:.75rem}path.unknown{fill:var(--none);opacity:.45}path.operational{fill:#12b76a}path.degraded{fill:#f79009}path.maintenance{fill:var(--brand-400)}path.down{fill:#d92d20}",
  "form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}form p{flex:1 0 100%;margin:0;color:var(--muted)}label{display:grid;gap:.375rem;flex:1 1 14rem;font-weight:500}",
  "input,button{font:inherit;min-height:2.75rem;padding:0 .875rem;border-radius:.5rem;border:1px solid #8a94a6;background:var(--surface);color:var(--ink);min-width:0}button{background:var(--brand-500);border-color:transparent;color:#fff;font-weight:500;cursor:pointer}button:hover{background:var(--brand-600)}",
  ".card h1{font-size:1.25rem;line-height:1.4;margin:0;overflow-wrap:anywhere}.card p{overflow-wrap:anywhere}.card form{border:0;padding:0;margin-top:1rem}",
  "footer{margin-top:2rem;border-top:1px solid var(--line)}footer .note{margin-inline-start:auto}@media print{nav,footer,form,.skip{display:none}}",
].join("");
