import { describe, expect, test } from "vitest";
import { areShortcutsOn, createShortcuts, type KeyPress, switchShortcuts } from "./shortcuts.ts";

const press = (key: string, overrides: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isTaken: false,
  ...overrides,
});

describe("shortcuts", () => {
  test("g and a letter jump, within a second and a half", () => {
    const follow = createShortcuts(["t", "p"]);
    expect(follow(press("g"), 0)).toBeNull();
    expect(follow(press("t"), 1_400)).toEqual({ kind: "jump", key: "t" });
    expect(follow(press("g"), 5_000)).toBeNull();
    expect(follow(press("t"), 6_600)).toBeNull();
    expect(follow(press("t"), 6_700)).toBeNull();
  });

  test("a letter that leads nowhere ends the sequence, and so does anything with Ctrl, Alt or the command key", () => {
    const follow = createShortcuts(["t"]);
    for (const between of [press("x"), press("a", { ctrlKey: true }), press("a", { metaKey: true }), press("a", { altKey: true })]) {
      follow(press("g"), 0);
      expect(follow(between, 10)).toBeNull();
      expect(follow(press("t"), 20)).toBeNull();
    }
  });

  test("/ searches and ? helps, also with Shift before it", () => {
    const follow = createShortcuts([]);
    expect(follow(press("/"), 0)).toEqual({ kind: "search" });
    expect(follow(press("Shift"), 1)).toBeNull();
    expect(follow(press("?"), 2)).toEqual({ kind: "help" });
  });

  test("nothing happens while somebody types or holds a key", () => {
    const follow = createShortcuts(["t"]);
    for (const key of ["g", "t", "/", "?"]) expect(follow(press(key, { isTaken: true }), 0)).toBeNull();
    follow(press("g"), 10);
    expect(follow(press("t", { isTaken: true }), 20)).toBeNull();
    expect(follow(press("/", { repeat: true }), 30)).toBeNull();
  });

  test("they can be switched off, which is remembered", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    expect(areShortcutsOn(storage)).toBe(true);
    switchShortcuts(storage, false);
    expect(areShortcutsOn(storage)).toBe(false);
    switchShortcuts(storage, true);
    expect(areShortcutsOn(storage)).toBe(true);
  });
});
