/** What a list of records says in the browser: finished by the page but for the parts that only the browser knows, written `{name}`. */
export type TableWords = Record<(typeof SPOKEN_IN_BROWSER)[number], string>;

export const SPOKEN_IN_BROWSER = [
  "selected",
  "selectAllOnThisPage",
  "selectName",
  "preview",
  "previewName",
  "withoutScript",
  "selectedMany",
  "moreThanNumber",
  "allNumberThatMatchAreSelected",
  "numberSelected",
  "selectAllNumberThatMatch",
  "clear",
  "reason",
  "actAllNumber",
  "actNumber",
  "noAnswer",
  "numberOne",
  "numberMany",
  "undone",
  "stopped",
  "finished",
  "begins",
  "beginsInSeconds",
  "numberSoFar",
  "close",
  "undo",
  "stop",
  "numberCouldNotBeDone",
] as const;

/** Puts the parts into a text. */
export const fillIn = (text: string, parts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (part, name: string) => String(parts[name] ?? part));
