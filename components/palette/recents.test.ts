import { describe, expect, test } from "vitest";
import { addRecent, MOST_RECENT, readRecents, wipeRecents } from "./recents.ts";

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const entry = (n: number) => ({ label: `Entry ${n}`, note: "", icon: "user", href: `/admin/people/${n}` }) as const;

describe("recent entries", () => {
  test("the latest first, each once, at most eight, each person their own", () => {
    const storage = memory();
    for (let n = 1; n <= 10; n++) addRecent("ann", entry(n), storage);
    addRecent("ann", entry(5), storage);
    const hrefs = readRecents("ann", storage).map(({ href }) => href);
    expect(hrefs).toHaveLength(MOST_RECENT);
    expect(hrefs.slice(0, 3)).toEqual(["/admin/people/5", "/admin/people/10", "/admin/people/9"]);
    expect(readRecents("bob", storage)).toEqual([]);
  });

  test("what is damaged or leads to another site is left out", () => {
    const storage = memory();
    for (const stored of [
      "{",
      "7",
      JSON.stringify([{ label: 1 }, { ...entry(1), href: "//evil.example" }, { ...entry(2), href: "javascript:alert(1)" }]),
    ]) {
      storage.setItem("bizosaas:recent:ann", stored);
      expect(readRecents("ann", storage)).toEqual([]);
    }
  });

  test("signing out forgets everybody's; signing in forgets those of others, and nothing else", () => {
    const storage = memory();
    storage.setItem("other", "kept");
    addRecent("ann", entry(1), storage);
    addRecent("bob", entry(2), storage);
    wipeRecents(storage, "ann");
    expect([readRecents("ann", storage).length, readRecents("bob", storage).length]).toEqual([1, 0]);
    wipeRecents(storage);
    expect(readRecents("ann", storage)).toEqual([]);
    expect(storage.getItem("other")).toBe("kept");
  });
});
