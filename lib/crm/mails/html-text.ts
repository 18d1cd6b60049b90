const BLOCK = new Set(["p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section"]);
/** What stands between these is no text. */
const SILENT = new Set(["script", "style", "head", "title", "template", "noscript", "svg"]);
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", euro: "€", hellip: "…", ndash: "–", mdash: "—" };
/** More markup than this is no letter. */
const MOST_HTML = 1_000_000;

/**
 * The words of an HTML mail, line by line. Nothing of it is run, loaded or shown as HTML. It reads the text once from left to right, so that no
 * mail can be written that takes long.
 */
export function htmlText(html: string): string {
  const source = html.slice(0, MOST_HTML);
  const lower = source.toLowerCase();
  let out = "";
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("<", at);
    if (open === -1) return tidy(out + entities(source.slice(at)));
    out += entities(source.slice(at, open).replace(/\s+/g, " "));
    if (source.startsWith("<!--", open)) {
      at = after(source, "-->", open + 4);
      continue;
    }
    const close = after(source, ">", open);
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 24))?.[1];
    if (name === undefined && !/^<[/!?]/.test(source.slice(open, open + 2))) {
      // A sign of its own, such as in "a < b".
      out += "<";
      at = open + 1;
      continue;
    }
    if (name && BLOCK.has(name)) out += "\n";
    const isSilent = name !== undefined && SILENT.has(name) && source[open + 1] !== "/";
    at = isSilent ? after(lower, ">", lower.indexOf(`</${name}`, close)) : close;
  }
  return tidy(out);
}

/** The place after the next `sign`; the end where there is none, or where the search begins nowhere. */
function after(source: string, sign: string, from: number): number {
  if (from === -1) return source.length;
  const found = source.indexOf(sign, from);
  return found === -1 ? source.length : found + sign.length;
}

const entities = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
  });

const tidy = (text: string): string => {
  const lines: string[] = [];
  for (const each of text.split("\n")) {
    const line = each.trim();
    // One empty line between paragraphs is enough.
    if (line !== "" || lines.at(-1) !== "") lines.push(line);
  }
  return lines.join("\n").trim();
};
