import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chipsOf } from "./chips.ts";
import { filterNames, sortsOf, type TableDeclaration } from "./declaration.ts";
import { PAGE_SIZES } from "./list-shapes.ts";
import { lookOf, movedColumn, readLook, usualColumns, writeLook } from "./look.ts";
import { sortingOf } from "./sorting.ts";
import { DENSITIES, formatTableState, NO_VIEW, parseTableState, type TableState, WIDTHS } from "./state.ts";

const CHOICES = ["new", "open", "closed"].map((value) => ({ value, label: value.toUpperCase() }));
const table: TableDeclaration = {
  key: "things",
  nouns: { one: "thing", many: "things" },
  columns: [
    { key: "name", label: "Name", type: "text", isPrimary: true, isSortable: true, isFilterable: true },
    { key: "state", label: "State", type: "choice", choices: CHOICES, isFilterable: true, isSortable: true },
    { key: "made", label: "Made", type: "date", isFilterable: true, isSortable: true, isDescendingFirst: true },
    { key: "size", label: "Size", type: "number", isFilterable: true },
    { key: "note", label: "Note", type: "text", isExtra: true },
  ],
  usualSort: "name",
};
const words = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== "");
const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
function inOrder(
  least: string,
  first: string | undefined,
  most: string,
  last: string | undefined,
  isAfter: (one: string, other: string) => boolean,
): Record<string, string> {
  const [low, high] = first !== undefined && last !== undefined && isAfter(first, last) ? [last, first] : [first, last];
  return { ...(low !== undefined && { [least]: low }), ...(high !== undefined && { [most]: high }) };
}
const filters = fc
  .record(
    {
      name: words.map((text) => text.trim()),
      state: fc.subarray(["new", "open", "closed"], { minLength: 1 }).map((values) => values.join(",")),
      madeFrom: day,
      madeTo: day,
      sizeMin: fc.integer({ min: -999, max: 999 }).map(String),
      sizeMax: fc.integer({ min: -999, max: 999 }).map(String),
    },
    { requiredKeys: [] },
  )
  // No range is reversed: that is told and left out.
  .map(({ madeFrom, madeTo, sizeMin, sizeMax, ...given }) => ({
    ...given,
    ...inOrder("madeFrom", madeFrom, "madeTo", madeTo, (one, other) => one > other),
    ...inOrder("sizeMin", sizeMin, "sizeMax", sizeMax, (one, other) => Number(one) > Number(other)),
  }));
const state: fc.Arbitrary<TableState> = fc
  .record(
    {
      search: words.map((text) => text.trim()),
      filters,
      sort: fc.constantFrom(...sortsOf(table).filter((sort) => sort !== table.usualSort)),
      cursor: fc.base64String({ minLength: 1, maxLength: 60 }),
      columns: fc.shuffledSubarray(["state", "made", "size", "note"]).map((keys) => ["name", ...keys]),
      density: fc.constantFrom(...DENSITIES),
      widths: fc
        .uniqueArray(fc.constantFrom("name", "state", "made", "size", "note"), { minLength: 1 })
        .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, fc.integer({ min: WIDTHS.least, max: WIDTHS.most })])))),
      limit: fc.constantFrom(...PAGE_SIZES.slice(1)),
      view: fc.oneof(fc.uuid(), fc.constant(NO_VIEW)),
    },
    { requiredKeys: ["filters"] },
  )
  .map((given) => ({ ...given }));

describe("the state of a table", () => {
  test("comes back from its own address, whatever it is", () => {
    fc.assert(
      fc.property(state, (given) => {
        const address = new URLSearchParams(formatTableState(table, given));
        expect(parseTableState(table, Object.fromEntries(new URLSearchParams(address.toString())))).toEqual({ state: given, problem: null });
      }),
    );
  });

  test("is read from any address without failing, and what is read can be written and read again", () => {
    const names = ["search", "sort", "cursor", "columns", "density", "widths", "limit", "view", ...table.columns.flatMap(filterNames), "elsewhere"];
    const value = fc.oneof(
      fc.string(),
      fc.array(fc.string(), { maxLength: 4 }),
      fc.constantFrom("new,open", "2026-02-30", "name", "-made", "compact", "note:9,gone:100", "gone:100", "25", "500"),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (params) => {
        const { state: read } = parseTableState(table, params);
        const usual = read.sort === table.usualSort ? { ...read, sort: undefined } : read;
        expect(parseTableState(table, formatTableState(table, read)).state).toEqual(JSON.parse(JSON.stringify(usual)));
      }),
    );
  });

  test("of a form that sends a choice twice is the same as of one that says it once", () => {
    const once = parseTableState(table, { state: "closed,new" });
    expect(parseTableState(table, { state: ["new", "closed", "new"] })).toEqual(once);
    expect(once.state.filters).toEqual({ state: "new,closed" });
  });

  test.each([
    [{ state: "gone" }, /state: No such choice/],
    [{ madeFrom: "2026-02-30" }, /madeFrom: A day such as/],
    [{ madeFrom: "2026-12-01", madeTo: "2025-01-01" }, /Made: The first day lies after the last\./],
    [{ sizeMin: "10", sizeMax: "9" }, /Size: The least lies above the most\./],
    [{ sizeMin: "much" }, /sizeMin: A whole number/],
    [{ sort: "note" }, /sort: This list is not sorted by that/],
    [{ search: "x".repeat(101) }, /search: Search for at most/],
    [{ view: "mine" }, /view: No such view/],
    [{ density: "airy" }, /density/],
    [{ widths: "note" }, /widths: Widths such as/],
    [{ limit: "30" }, /limit: One of 25, 50/],
  ])("tells what cannot be shown: %o", (params, problem) => {
    expect(parseTableState(table, params).problem).toMatch(problem);
  });

  test("without what is empty is the usual list", () => {
    expect(parseTableState(table, { search: " ", state: ["", ""], madeFrom: "", columns: "" })).toEqual({ state: { filters: {} }, problem: null });
  });

  test("has widths within bounds, of its own columns alone", () => {
    expect(parseTableState(table, { widths: "note:9,gone:100,state:9000" }).state.widths).toEqual({ note: WIDTHS.least, state: WIDTHS.most });
    expect(parseTableState(table, { widths: "gone:100" }).state).toEqual({ filters: {} });
  });

  test("of another column, or of one that is not there, still names its rows", () => {
    expect(parseTableState(table, { columns: "note,gone,note" }).state.columns).toEqual(["name", "note"]);
  });
});

describe("chips", () => {
  test("say each filter once, and taking them all off leaves none, from the first page", () => {
    fc.assert(
      fc.property(state, (given) => {
        let left = given;
        for (const { key } of chipsOf(table, given)) {
          const chip = chipsOf(table, left).find((each) => each.key === key);
          left = chip?.without ?? left;
          expect(left.cursor).toBeUndefined();
        }
        expect(left.filters).toEqual({});
      }),
    );
  });

  test.each([
    [{ state: "new" }, "NEW"],
    [{ state: "new,open,closed" }, "NEW, OPEN or CLOSED"],
    [{ madeFrom: "2026-01-01", madeTo: "2026-02-01" }, "2026-01-01 – 2026-02-01"],
    [{ madeTo: "2026-02-01" }, "to 2026-02-01"],
    [{ sizeMin: "3" }, "at least 3"],
    [{ name: "a b" }, "contains “a b”"],
  ])("of %o say %s", (given, says) => {
    expect(chipsOf(table, { filters: given as Record<string, string> }).map((chip) => chip.says)).toEqual([says]);
  });
});

test("chips write days as the reader does", () => {
  const sayDay = (day: string) => day.split("-").reverse().join(".");
  const says = (filters: Record<string, string>) => chipsOf(table, { filters }, sayDay).map((chip) => chip.says);
  expect(says({ madeFrom: "2026-01-01", madeTo: "2026-02-01" })).toEqual(["01.01.2026 – 01.02.2026"]);
  expect(says({ madeFrom: "2026-01-01", sizeMin: "3" })).toEqual(["from 01.01.2026", "at least 3"]);
});

describe("the look", () => {
  test("is remembered as it was", () => {
    const look = { columns: ["name", "note", "state"], density: "compact" as const, widths: { note: 240 } };
    expect(readLook(table, writeLook(look))).toEqual(look);
    for (const nonsense of [undefined, "", "x".repeat(2_000), "columns=&density=airy"]) expect(readLook(table, nonsense)).toEqual({});
  });

  test("of the address goes before what is remembered, and that before the usual", () => {
    expect(lookOf(table, { filters: {} }, {})).toEqual({ columns: usualColumns(table), density: "comfortable", widths: {}, isChosen: false });
    const remembered = { columns: ["name", "note"], density: "compact" as const, widths: { note: 240 } };
    expect(lookOf(table, { filters: {} }, remembered)).toEqual({ ...remembered, isChosen: true });
    expect(lookOf(table, { filters: {}, columns: ["name"], density: "comfortable" }, remembered)).toMatchObject({
      // Whoever says how the list looks says all of it.
      widths: {},
      columns: ["name"],
      density: "comfortable",
    });
  });

  test("a column moves by a place, never before the one that names the row", () => {
    expect(movedColumn(["name", "state", "made"], "made", -1)).toEqual(["name", "made", "state"]);
    expect(movedColumn(["name", "state", "made"], "state", -1)).toEqual(["name", "state", "made"]);
    expect(movedColumn(["name", "state", "made"], "made", 1)).toEqual(["name", "state", "made"]);
  });
});

test("a header sorts, turns the sort round, and begins with the newest where dates are", () => {
  const by = (key: string, sort?: string) => {
    const column = table.columns.find((each) => each.key === key);
    return column ? sortingOf(table, { filters: {}, cursor: "x", ...(sort && { sort }) }, column) : null;
  };
  expect(by("name")).toEqual({ direction: "ascending", next: { filters: {}, sort: "-name" } });
  expect(by("made")).toEqual({ direction: null, next: { filters: {}, sort: "-made" } });
  expect(by("made", "-made")).toEqual({ direction: "descending", next: { filters: {}, sort: "made" } });
  expect(by("note")).toBeNull();
});
