/** What a form holds, by field. */
export type HeldFields = ReadonlyMap<string, string>;

/** What a form's fields hold. @returns null where several share a name: one value cannot tell what they hold */
export function heldFields(entries: Iterable<[string, FormDataEntryValue]>): HeldFields | null {
  const held = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value !== "string") continue;
    if (held.has(name)) return null;
    held.set(name, value);
  }
  return held;
}

/** The fields that were changed since they were seen, as they are held now; "" for a box that is ticked no longer. */
export function touchedFields(seen: HeldFields, now: HeldFields): Record<string, string> {
  const names = [...new Set([...seen.keys(), ...now.keys()])];
  return Object.fromEntries(names.filter((name) => seen.get(name) !== now.get(name)).map((name) => [name, now.get(name) ?? ""]));
}
