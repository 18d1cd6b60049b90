import { describe, expect, test } from "vitest";
import { stepInTree, visibleLines } from "./tree-nodes.ts";

const items = [
  {
    id: "a",
    label: "Alpha",
    children: [
      { id: "a1", label: "Beta", children: [{ id: "a11", label: "Delta" }] },
      { id: "a2", label: "Gamma" },
    ],
  },
  { id: "b", label: "Bravo", children: [] },
];
const lines = (...open: string[]) => visibleLines(items, new Set(open));

describe("the lines of a tree", () => {
  test("are those whose parents are all open", () => {
    expect(lines().map(({ id }) => id)).toEqual(["a", "b"]);
    expect(lines("a", "a1").map(({ id }) => id)).toEqual(["a", "a1", "a11", "a2", "b"]);
    expect(lines("a1").map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("say how deep they lie, among how many, and that an empty list is nothing to open", () => {
    expect(lines("a")[2]).toMatchObject({ id: "a2", level: 2, position: 2, siblings: 2, parentId: "a", hasChildren: false });
    expect(lines("b").at(-1)).toMatchObject({ id: "b", hasChildren: false, isOpen: false });
  });
});

describe("keys in a tree", () => {
  test("go inward by opening first, and outward by closing first", () => {
    expect(stepInTree(lines(), "a", "ArrowRight")).toEqual({ kind: "open", id: "a" });
    expect(stepInTree(lines("a"), "a", "ArrowRight")).toEqual({ kind: "focus", id: "a1" });
    expect(stepInTree(lines("a"), "a", "ArrowLeft")).toEqual({ kind: "close", id: "a" });
    expect(stepInTree(lines("a"), "a2", "ArrowLeft")).toEqual({ kind: "focus", id: "a" });
    expect(stepInTree(lines(), "b", "ArrowRight")).toBeNull();
  });

  test("turn around where text runs from right to left", () => {
    expect(stepInTree(lines(), "a", "ArrowLeft", true)).toEqual({ kind: "open", id: "a" });
    expect(stepInTree(lines("a"), "a", "ArrowRight", true)).toEqual({ kind: "close", id: "a" });
  });

  test("stay within the tree", () => {
    expect(stepInTree(lines(), "b", "ArrowDown")).toBeNull();
    expect(stepInTree(lines(), "a", "ArrowUp")).toBeNull();
    expect(stepInTree(lines("a"), "a1", "Home")).toEqual({ kind: "focus", id: "a" });
    expect(stepInTree(lines("a"), "a1", "End")).toEqual({ kind: "focus", id: "b" });
  });

  test("a letter jumps to the next line that begins with it, and a star opens all siblings", () => {
    expect(stepInTree(lines("a"), "a1", "b")).toEqual({ kind: "focus", id: "b" });
    expect(stepInTree(lines("a"), "b", "B")).toEqual({ kind: "focus", id: "a1" });
    expect(stepInTree(lines("a"), "a", "x")).toBeNull();
    expect(stepInTree(lines(), "b", "*")).toEqual({ kind: "openAll", ids: ["a"] });
  });
});
