/** A moment as the field takes it, on the clocks of a time zone: "2026-12-24T14:30". */
export function localTimeOf(moment: string | null, timeZone: string): string {
  if (moment === null) return "";
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(new Date(moment));
  return parts.replace(" ", "T");
}
