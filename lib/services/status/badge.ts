import { escapeXml } from "#lib/platform/markup";

/** Widths of characters of 11 px Verdana, in tenths of a pixel, as far as they differ from most. */
const NARROW = /[ijl.,:;'|!I ]/;
const WIDE = /[mwMW@%]/;
const HEIGHT = 20;
const PADDING = 6;

const COLOURS = { operational: "#1a7f37", degraded: "#9a6700", down: "#cf222e", maintenance: "#0969da", unknown: "#57606a" } as const;

/**
 * A badge as an SVG image: a label and a state beside each other, readable without colour and by screen readers.
 * @param label such as the name of a service
 * @param state in words, and what it is, for the colour
 */
export function badgeSvg(label: string, state: { words: string; colour: keyof typeof COLOURS }): string {
  const [left, right] = [widthOf(label), widthOf(state.words)];
  const width = left + right;
  const text = (at: number, words: string) => `<text x="${at}" y="14" textLength="${widthOf(words) - 2 * PADDING}">${escapeXml(words)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${escapeXml(`${label}: ${state.words}`)}">` +
    `<title>${escapeXml(`${label}: ${state.words}`)}</title><clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>` +
    `<g clip-path="url(#r)"><rect width="${left}" height="${HEIGHT}" fill="#24292f"/><rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLOURS[state.colour]}"/></g>` +
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text(PADDING, label)}${text(left + PADDING, state.words)}</g></svg>`
  );
}

function widthOf(words: string): number {
  const tenths = [...words].reduce((sum, sign) => sum + (NARROW.test(sign) ? 40 : WIDE.test(sign) ? 105 : 70), 0);
  return Math.ceil(tenths / 10) + 2 * PADDING;
}
