import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReferralEdge, ringsOf } from "./rings.ts";

const edge = (from: string, to: string, more: Partial<ReferralEdge> = {}): ReferralEdge => {
  return { from, to, isActive: true, address: null, device: null, payment: null, ...more };
};
const reasons = (edges: ReferralEdge[]) => ringsOf(edges).map(({ reason, shared, tenantIds }) => [reason, shared, tenantIds.join("")]);

test("honest invitations are no ring: a chain, a tree, and one who invited two", () => {
  expect(ringsOf([edge("a", "b"), edge("b", "c"), edge("a", "d"), edge("d", "e")])).toEqual([]);
});

test("who invited each other stand together, whoever else came by them", () => {
  expect(reasons([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")])).toEqual([["cycle", null, "abc"]]);
  expect(reasons([edge("a", "a")])).toEqual([["cycle", null, "a"]]);
});

test("five invited of whom at most one went on are a star", () => {
  const leaves = (active: number) => [..."bcdef"].map((to, index) => edge("a", to, { isActive: index < active }));
  expect(reasons(leaves(1))).toEqual([["star", null, "abcdef"]]);
  expect(reasons(leaves(2))).toEqual([]);
  expect(reasons(leaves(0).slice(1))).toEqual([]);
});

test("what companies share is told, and one company alone shares nothing", () => {
  expect(reasons([edge("a", "b", { device: "x" }), edge("c", "d", { device: "x" }), edge("c", "e", { payment: "y" })])).toEqual([
    ["shared", "device", "bd"],
  ]);
  expect(reasons([edge("a", "b", { device: "x" }), edge("c", "b", { device: "x" })])).toEqual([]);
});

/** Whether one reaches the other, the plain way. */
function reaches(edges: ReferralEdge[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = edges.filter((each) => each.from === from).map((each) => each.to);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node === to) return true;
    if (!seen.has(node)) queue.push(...edges.filter((each) => each.from === node).map((each) => each.to));
    seen.add(node);
  }
  return false;
}

test("a cycle is exactly who reaches each other, in whatever order the edges come", () => {
  const nodes = [..."abcdefg"];
  const pair = fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)).map(([from, to]) => edge(from, to));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 14 }), (edges) => {
      const found = ringsOf(edges).filter(({ reason }) => reason === "cycle");
      const together = (left: string, right: string) => found.some(({ tenantIds }) => tenantIds.includes(left) && tenantIds.includes(right));
      for (const left of nodes)
        for (const right of nodes) expect(together(left, right)).toBe(reaches(edges, left, right) && reaches(edges, right, left));
      expect(ringsOf(edges.toReversed())).toEqual(ringsOf(edges));
    }),
  );
});

test("a chain of ten thousand invitations is walked", () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => edge(`n${index}`, `n${(index + 1) % 10_000}`));
  expect(ringsOf(chain)).toEqual([expect.objectContaining({ reason: "cycle", tenantIds: expect.objectContaining({ length: 10_000 }) })]);
});
