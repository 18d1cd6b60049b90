import fc from "fast-check";
import { expect, test } from "vitest";
import { isSamePlace, moveCard, placeOf, refusalOf, stepOnBoard, tellPlace } from "./board-moves.ts";

const card = (id: string) => ({ id, title: `Card ${id}` });
const board = [
  { id: "todo", title: "To do", cards: [card("1"), card("2"), card("3")] },
  { id: "doing", title: "Doing", cards: [card("4")] },
  { id: "done", title: "Done", cards: [] },
];
const idsOf = (columns: typeof board) => columns.map((column) => column.cards.map(({ id }) => id).join(""));

test("a card moves within its column and to another, and beyond the end means the end", () => {
  expect(idsOf(moveCard(board, "1", { columnId: "todo", index: 1 }))).toEqual(["213", "4", ""]);
  expect(idsOf(moveCard(board, "1", { columnId: "doing", index: 0 }))).toEqual(["23", "14", ""]);
  expect(idsOf(moveCard(board, "1", { columnId: "done", index: Number.POSITIVE_INFINITY }))).toEqual(["23", "4", "1"]);
});

test("nothing is lost or doubled by any move, and the card lies where it was put", () => {
  const ids = ["1", "2", "3", "4"];
  const columnIds = ["todo", "doing", "done"];
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.constantFrom(...columnIds), fc.nat(5), (id, columnId, index) => {
      const moved = moveCard(board, id, { columnId, index });
      expect(idsOf(moved).join("").split("").toSorted()).toEqual(ids);
      expect(placeOf(moved, id)?.columnId).toBe(columnId);
    }),
  );
});

test("an unknown card or column changes nothing", () => {
  expect(moveCard(board, "9", { columnId: "todo", index: 0 })).toBe(board);
  expect(moveCard(board, "1", { columnId: "none", index: 0 })).toBe(board);
});

test("arrow keys step by one and stop at the edges of the board", () => {
  expect(stepOnBoard(board, "1", "ArrowDown")).toEqual({ columnId: "todo", index: 1 });
  expect(stepOnBoard(board, "1", "ArrowUp")).toBeNull();
  expect(stepOnBoard(board, "3", "ArrowDown")).toBeNull();
  expect(stepOnBoard(board, "3", "ArrowRight")).toEqual({ columnId: "doing", index: 1 });
  expect(stepOnBoard(board, "1", "ArrowLeft")).toBeNull();
  expect(stepOnBoard(board, "1", "ArrowLeft", true)).toEqual({ columnId: "doing", index: 0 });
});

test("a place is told by column and position", () => {
  expect(tellPlace(board, "2")).toEqual({ card: "Card 2", column: "To do", at: 2, of: 3 });
  expect(tellPlace(board, "9")).toBeNull();
});

test("a move to where the card lies already is no move", () => {
  expect(moveCard(board, "2", { columnId: "todo", index: 1 })).toBe(board);
  expect(moveCard(board, "3", { columnId: "todo", index: Number.POSITIVE_INFINITY })).toBe(board);
  expect(moveCard(board, "1", { columnId: "todo", index: -4 })).toBe(board);
  expect(isSamePlace(placeOf(board, "1"), { columnId: "doing", index: 0 })).toBe(false);
  expect(isSamePlace(placeOf(board, "1"), placeOf(board, "9"))).toBe(false);
});

test("an index that is no whole number loses no card", () => {
  expect(idsOf(moveCard(board, "1", { columnId: "doing", index: Number.NaN }))).toEqual(["23", "41", ""]);
  expect(idsOf(moveCard(board, "1", { columnId: "doing", index: 0.7 }))).toEqual(["23", "14", ""]);
});

test("a move is refused while the last one is being kept, and while a card is picked up", () => {
  expect(refusalOf({ isKeeping: false, heldId: null })).toBeNull();
  expect(refusalOf({ isKeeping: false, heldId: "1" })).toBe("held");
  expect(refusalOf({ isKeeping: true, heldId: null })).toBe("keeping");
  expect(refusalOf({ isKeeping: true, heldId: "1" })).toBe("keeping");
});

test("two moves one after the other end where both say; the first alone goes back to the board before it", () => {
  const first = moveCard(board, "1", { columnId: "doing", index: 1 });
  const second = moveCard(first, "4", { columnId: "done", index: 0 });
  expect(idsOf(second)).toEqual(["23", "1", "4"]);
  expect(idsOf(board)).toEqual(["123", "4", ""]);
});

test("by keyboard a card goes from the first column to the last and back, at a place that is there", () => {
  const go = (columns: typeof board, key: string) => {
    const to = stepOnBoard(columns, "3", key);
    return to ? moveCard(columns, "3", to) : columns;
  };
  const atEnd = ["ArrowRight", "ArrowRight", "ArrowRight"].reduce(go, board);
  expect(idsOf(atEnd)).toEqual(["12", "4", "3"]);
  expect(idsOf(["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowUp"].reduce(go, atEnd))).toEqual(["312", "4", ""]);
  expect(stepOnBoard(board, "3", "Home")).toBeNull();
  expect(stepOnBoard(board, "9", "ArrowDown")).toBeNull();
});
