import { describe, expect, it, vi } from "vitest";
import { KEPT_SECONDS, keepRecent } from "./keep-recent.ts";

const costly = () => true;

describe("keepRecent", () => {
  it("reads anew every time while reading is cheap", async () => {
    const owner = {};
    let rows = 0;
    const read = async () => ++rows;
    expect([await keepRecent(owner, "k", read, () => false), await keepRecent(owner, "k", read, () => false)]).toEqual([1, 2]);
  });

  it("answers from before when reading was costly, until it is too old", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const owner = {};
      let rows = 0;
      const read = async () => ++rows;
      expect(await keepRecent(owner, "k", read, costly)).toBe(1);
      vi.advanceTimersByTime(KEPT_SECONDS * 1_000 - 1);
      expect(await keepRecent(owner, "k", read, costly)).toBe(1);
      vi.advanceTimersByTime(2);
      expect(await keepRecent(owner, "k", read, costly)).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it("lets those who ask for something costly at the same time share one reading once it is too old", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const owner = {};
      let readings = 0;
      const read = async () => ++readings;
      await keepRecent(owner, "k", read, costly);
      vi.advanceTimersByTime(KEPT_SECONDS * 1_000 + 1);
      expect(await Promise.all([keepRecent(owner, "k", read, costly), keepRecent(owner, "k", read, costly)])).toEqual([2, 2]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps neither failures nor what belongs to another owner or key", async () => {
    const [one, other] = [{}, {}];
    await expect(keepRecent(one, "k", () => Promise.reject(new Error("down")), costly)).rejects.toThrow("down");
    expect(await keepRecent(one, "k", async () => "one", costly)).toBe("one");
    expect(await keepRecent(other, "k", async () => "other", costly)).toBe("other");
    expect(await keepRecent(one, "l", async () => "l", costly)).toBe("l");
  });
});
