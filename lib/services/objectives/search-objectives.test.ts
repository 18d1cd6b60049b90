import { expect, it } from "vitest";
import { byNeed } from "./search-objectives.ts";
import type { Objective } from "./shapes.ts";

const of = (service: string, left: number | null, burning: ("page" | "ticket")[] = []): Objective => ({
  service,
  name: service,
  target: 0.999,
  windowDays: 30,
  isDefault: true,
  uptime: null,
  budget: { allowedMs: 1, spentMs: 0, left },
  burn: burning.map((severity) => ({ limit: 1, severity, long: 2, short: 2, isBurning: true })),
  version: 0,
});

it("puts what burns first, then what has least left, and what nobody measured last", () => {
  const sorted = [of("e", null), of("d", 1), of("c", -0.5), of("b", 0.9, ["ticket"]), of("a", 0.8, ["ticket", "page"]), of("f", 1)].toSorted(byNeed);
  expect(sorted.map(({ service }) => service)).toEqual(["a", "b", "c", "d", "f", "e"]);
});
