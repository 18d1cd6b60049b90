const DAY_MS = 86_400_000;

/** Since when the week that a moment lies in runs, and the one before it: from Monday (ISO 8601), in UTC, the same for all tenants. Pure. */
export function weekOf(moment: Date): { since: Date; before: Date } {
  const monday = Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate() - ((moment.getUTCDay() + 6) % 7));
  return { since: new Date(monday), before: new Date(monday - 7 * DAY_MS) };
}
