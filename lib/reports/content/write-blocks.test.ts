import { expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import type { Block } from "./blocks.ts";
import { applyAct } from "./write-blocks.ts";

const [first, second, third] = [1, 2, 3].map((n): Block => ({ id: newId(), kind: "heading", text: String(n) })) as [Block, Block, Block];
const all = [first, second, third];
const order = (blocks: readonly Block[]) => blocks.map((block) => ("text" in block ? block.text : block.kind)).join(" ");

test("a block is added at the end, with an id of its own", () => {
  const { blocks, block } = applyAct(all, { act: "add", block: { kind: "pace" }, version: 1 });
  expect(order(blocks)).toBe("1 2 3 pace");
  expect(all.map(({ id }) => id)).not.toContain(block.id);
});

test.each([
  ["up", second, "2 1 3"],
  ["down", second, "1 3 2"],
  ["up", first, "1 2 3"],
  ["down", third, "1 2 3"],
] as const)("moved %s", (to, { id }, expected) => {
  expect(order(applyAct(all, { act: "move", blockId: id, to, version: 1 }).blocks)).toBe(expected);
});

test("at its end nothing moves, and the list stays the same one", () => {
  expect(applyAct(all, { act: "move", blockId: first.id, to: "up", version: 1 }).blocks).toBe(all);
});

test("a changed block keeps its id and its place, a removed one goes", () => {
  const { blocks } = applyAct(all, { act: "change", blockId: second.id, block: { kind: "heading", text: "two" }, version: 1 });
  expect(order(blocks)).toBe("1 two 3");
  expect(blocks[1]?.id).toBe(second.id);
  expect(order(applyAct(all, { act: "remove", blockId: first.id, version: 1 }).blocks)).toBe("2 3");
});

test("a block that is not there is not found", () => {
  expect(() => applyAct(all, { act: "remove", blockId: newId(), version: 1 })).toThrow("This block was not found.");
});
