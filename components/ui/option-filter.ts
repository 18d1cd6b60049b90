export interface Option {
  value: string;
  label: string;
  /** A second line; searched, too. */
  detail?: string;
  isDisabled?: boolean;
}

/** Text without accents and capitals, for comparing. */
export const plainText = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * Options that contain every typed word, without regard to accents and case. Those whose label begins with
 * what was typed come first; otherwise the order stays.
 */
export function filterOptions<Each extends Option>(options: Each[], query: string): Each[] {
  const words = plainText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  const whole = words.join(" ");
  const found = options
    .map((option) => ({ option, label: plainText(option.label), text: plainText(`${option.label} ${option.detail ?? ""}`) }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const begins = ({ label }: { label: string }) => label.startsWith(whole);
  return [...found.filter(begins), ...found.filter((each) => !begins(each))].map(({ option }) => option);
}

/** The next option that can be chosen, around the ends; −1 when there is none. */
export function nextOption(options: Option[], at: number, step: 1 | -1): number {
  for (let distance = 1; distance <= options.length; distance++) {
    const start = at < 0 && step === -1 ? options.length : at;
    const index = (((start + step * distance) % options.length) + options.length) % options.length;
    if (!options[index]?.isDisabled) return index;
  }
  return -1;
}
