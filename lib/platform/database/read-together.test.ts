import { describe, expect, test } from "vitest";
import type { Database, Queryable } from "./database.ts";
import { readTogether } from "./read-together.ts";

const SCOPE = { kind: "tenant", tenantId: "t" } as const;

/** Counts transactions; in one that is broken every statement fails, as PostgreSQL has it. */
function countingDatabase() {
  const seen = { begun: 0, ended: 0 };
  const read: Database["read"] = async (_scope, work) => {
    seen.begun += 1;
    let isBroken = false;
    const query: Queryable["query"] = async <Row>({ text }: { text: string }) => {
      if (isBroken) throw Object.assign(new Error("current transaction is aborted"), { code: "25P02" });
      if (text !== "broken") return [text] as Row[];
      isBroken = true;
      throw Object.assign(new Error("division by zero"), { code: "22012" });
    };
    try {
      return await work({ query });
    } finally {
      seen.ended += 1;
    }
  };
  return { db: { read }, seen };
}

describe("readTogether", () => {
  test("what is asked at the same time is one transaction, nested questions too; what comes later is another", async () => {
    const { db, seen } = countingDatabase();
    const whole = {};
    const ask = (text: string) => readTogether(db, whole, SCOPE, (tx) => tx.query({ text }));
    const nested = () => readTogether(db, whole, SCOPE, async (tx) => [await tx.query({ text: "outer" }), await ask("inner")]);
    expect(await Promise.all([ask("a"), nested(), ask("b")])).toEqual([["a"], [["outer"], ["inner"]], ["b"]]);
    expect(seen).toEqual({ begun: 1, ended: 1 });
    expect(await ask("later")).toEqual(["later"]);
    expect(seen).toEqual({ begun: 2, ended: 2 });
  });

  test("others have their own", async () => {
    const { db, seen } = countingDatabase();
    await Promise.all([{}, {}].map((whole) => readTogether(db, whole, SCOPE, (tx) => tx.query({ text: "a" }))));
    expect(seen.begun).toBe(2);
  });

  test("a part that fails does not take others along, and is told its own reason", async () => {
    const { db, seen } = countingDatabase();
    const whole = {};
    const ask = (text: string) => readTogether(db, whole, SCOPE, (tx) => tx.query({ text }));
    const [first, broken, after] = await Promise.allSettled([ask("a"), ask("broken"), ask("b")]);
    expect(first).toEqual({ status: "fulfilled", value: ["a"] });
    expect(broken).toMatchObject({ status: "rejected", reason: { code: "22012" } });
    expect(after).toEqual({ status: "fulfilled", value: ["b"] });
    expect(seen).toEqual({ begun: 2, ended: 2 });
  });

  test("where no transaction can be had all are told so, and the next try begins anew", async () => {
    const { db, seen } = countingDatabase();
    const whole = {};
    const down = { read: () => Promise.reject(new Error("unreachable")) };
    const results = await Promise.allSettled([1, 2].map(() => readTogether(down, whole, SCOPE, async () => "read")));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await readTogether(db, whole, SCOPE, (tx) => tx.query({ text: "a" }))).toEqual(["a"]);
    expect(seen.begun).toBe(1);
  });
});
