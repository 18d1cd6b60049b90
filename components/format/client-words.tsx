import { useReader } from "#reader";
import type { ClientWords } from "#words/client";

/** The words of components that a browser may load: `t("close")`, `t("clear", { label })`. Works on the server, too. Parts are put in as they are; there is no plural here. */
export function useClientWords() {
  const { words } = useReader();
  return (key: keyof ClientWords, parts?: Record<string, string | number>): string =>
    parts ? words[key].replace(/\{(\w+)\}/g, (part, name: string) => String(parts[name] ?? part)) : words[key];
}
