const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

// Segmenting is slow, and a Latin letter that no combining mark follows is a grapheme by itself.
const PLAIN = /^[0-9A-Za-z\u00c0-\u024f](?!\p{M}|\u200d|\ufe0f)/u;

function firstGrapheme(word: string): string {
  return PLAIN.exec(word)?.[0] ?? segmenter.segment(word).containing(0)?.segment ?? "";
}

// One such letter already is a syllable or a word; two would not fit and say no more.
const WIDE_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const STARTS_A_NAME = /[\p{L}\p{N}\p{Emoji_Presentation}]/u;

/** One or two letters that stand for a name of any script; "?" for a name without letters. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s\u200b]+/u)
    .map((word) => word.slice(Math.max(0, word.search(STARTS_A_NAME))))
    .filter((word) => STARTS_A_NAME.test(firstGrapheme(word)));
  const first = words.at(0);
  if (!first) return "?";
  const initial = firstGrapheme(first).toUpperCase();
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (!last || WIDE_SCRIPT.test(initial)) return initial;
  return initial + firstGrapheme(last).toUpperCase();
}

/** A number from 0 to `count` − 1 that is always the same for the same text. */
export function slotOf(text: string, count: number): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % count;
}
