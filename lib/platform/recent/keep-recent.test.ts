import { describe, expect, it, vi } from "vitest";
import { KEPT_SECONDS, keepRecent, keepWhile } from "./keep-recent.ts";

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

describe("keepWhile", () => {
  it("answers from before while the stand is the same, and reads anew when it is another", async () => {
    const owner = {};
    let readings = 0;
    const ask = (stand: string) => keepWhile(owner, "k", stand, async () => ({ reading: ++readings }));
    expect([await ask("1"), await ask("1"), await ask("2"), await ask("1")]).toEqual([
      { reading: 1 },
      { reading: 1 },
      { reading: 2 },
      { reading: 3 },
    ]);
  });

  it("keeps neither failures nor what belongs to another owner or key", async () => {
    const [one, other] = [{}, {}];
    await expect(keepWhile(one, "k", "1", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await keepWhile(one, "k", "1", async () => "one")).toBe("one");
    expect(await keepWhile(other, "k", "1", async () => "other")).toBe("other");
    expect(await keepWhile(one, "l", "1", async () => "l")).toBe("l");
  });

  it("what is shared cannot be changed by one of those who share it", async () => {
    const answer = await keepWhile({}, "k", "1", async () => ({ rows: [{ spend: 1 }] }));
    expect(() => answer.rows.push({ spend: 2 })).toThrow(TypeError);
    expect(() => Object.assign(answer.rows[0] ?? {}, { spend: 2 })).toThrow(TypeError);
  });

  it("makes room by what was asked for the longest ago", async () => {
    const owner = {};
    let readings = 0;
    const ask = (key: number) => keepWhile(owner, String(key), "1", async () => ++readings);
    await ask(0);
    for (let key = 1; key < 500; key++) await ask(key);
    await ask(0);
    await ask(500);
    expect(readings).toBe(501);
    await ask(0);
    expect(readings).toBe(501);
    await ask(1);
    expect(readings).toBe(502);
  });
});
