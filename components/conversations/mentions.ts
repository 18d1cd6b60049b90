import { filterOptions, plainText } from "../ui/option-filter.ts";

/**
 * What stands between the last "@" and the cursor; null where no mention is begun: within a word an "@" belongs to an address, as it does where
 * the message is read.
 * @param before the text up to the cursor
 */
export function begunMention(before: string): string | null {
  return /(?<![\p{L}\p{N}_.])@([^@\n]{0,40})$/u.exec(before)?.[1] ?? null;
}

/** Names with a word for each that was typed, which begins it, without regard to accents and case. Those that begin with the whole come first. */
export function namesFor(names: readonly string[], typed: string): string[] {
  const options = filterOptions(
    names.map((name) => ({ value: name, label: name })),
    typed,
  );
  return options.map(({ label }) => label).filter((name) => wordsOf(typed).every((word) => wordsOf(name).some((own) => own.startsWith(word))));
}

const wordsOf = (text: string): string[] =>
  plainText(text)
    .split(/[\s-]+/)
    .filter(Boolean);
