/** What a key press asks for. */
export type Shortcut = { kind: "jump"; key: string } | { kind: "search" } | { kind: "help" };

/** The press, and where it happened. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  /** In a field, or while a window is open: keys belong to it. */
  isTaken: boolean;
}

const SECOND_KEY_WITHIN_MS = 1_500;

/** Follows the keys one after the other: "g" and a letter within a second and a half, "/", and "?". */
export function createShortcuts(jumpKeys: readonly string[]): (press: KeyPress, nowMs: number) => Shortcut | null {
  let firstAtMs = Number.NEGATIVE_INFINITY;
  return ({ key, ctrlKey, metaKey, altKey, repeat, isTaken }, nowMs) => {
    // Shift comes before "?" on most keyboards, and says nothing by itself.
    if (key === "Shift") return null;
    const isSecond = nowMs - firstAtMs <= SECOND_KEY_WITHIN_MS;
    firstAtMs = Number.NEGATIVE_INFINITY;
    if (isTaken || ctrlKey || metaKey || altKey || repeat) return null;
    const letter = key.toLowerCase();
    if (isSecond && jumpKeys.includes(letter)) return { kind: "jump", key: letter };
    if (letter === "g") firstAtMs = nowMs;
    if (key === "/") return { kind: "search" };
    if (key === "?") return { kind: "help" };
    return null;
  };
}

const SETTING = "bizosaas:shortcuts";

/** Keys of one letter get in the way of some who speak to their computer: they can be switched off (WCAG 2.2, 2.1.4). */
export const areShortcutsOn = (storage: Pick<Storage, "getItem">): boolean => storage.getItem(SETTING) !== "off";

export function switchShortcuts(storage: Pick<Storage, "setItem" | "removeItem">, isOn: boolean): void {
  if (isOn) storage.removeItem(SETTING);
  else storage.setItem(SETTING, "off");
}
