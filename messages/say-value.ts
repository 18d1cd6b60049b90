/**
 * Numbers and moments in what rooms say, as they write them in English, in the reader's way; null for what is neither.
 * @param tag such as "de-CH"
 */
export function valueIn(tag: string, part: string): string | null {
  if (/^\d{1,3}(,\d{3})+$/.test(part)) return new Intl.NumberFormat(tag).format(Number(part.replaceAll(",", "")));
  if (/^\d{4}-\d{2}-\d{2}$/.test(part)) return written(tag, part, { dateStyle: "long" });
  const isMoment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC$/.test(part) || /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(part);
  return isMoment ? written(tag, part, { dateStyle: "long", timeStyle: "short" }, " UTC") : null;
}

function written(tag: string, moment: string, style: Intl.DateTimeFormatOptions, zone = ""): string | null {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? null : `${new Intl.DateTimeFormat(tag, { ...style, timeZone: "UTC" }).format(at)}${zone}`;
}
