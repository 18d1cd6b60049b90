import { expect, test } from "vitest";
import { parseTableState, type TableDeclaration, type TableLook } from "#lib/tables/schema";
import { wordsOf } from "#words";
import { columnContent, countFilters, exportContent, filterContent, viewContent } from "./panel-contents.ts";

const table: TableDeclaration = {
  key: "samples",
  nouns: { one: "sample", many: "samples" },
  usualSort: "name",
  columns: [
    { key: "name", label: "Name", type: "text", isPrimary: true, isSortable: true },
    {
      key: "state",
      label: "State",
      type: "choice",
      isFilterable: true,
      choices: [
        { value: "new", label: "New" },
        { value: "old", label: "Old" },
      ],
    },
    { key: "size", label: "Size", type: "number", isFilterable: true },
    { key: "made", label: "Made", type: "date", isFilterable: true, isExtra: true },
  ],
};
const look: TableLook = { columns: ["name", "state", "size"], density: "compact", widths: {}, isChosen: false };
const sourceOf = (query: string) => ({
  table,
  path: "/samples",
  state: parseTableState(table, Object.fromEntries(new URLSearchParams(query))).state,
  look,
  t: wordsOf("en", "tables"),
  say: (sentence: string) => sentence,
  number: String,
});

test("the filters hold what the address says, and keep the rest of it but for the page", () => {
  const source = sourceOf("state=old&sizeMin=3&sort=-name&cursor=abc");
  const { columns, kept, removeAll } = filterContent(source);
  expect(columns).toMatchObject([
    {
      kind: "choice",
      choices: [
        { value: "new", isChosen: false },
        { value: "old", isChosen: true },
      ],
    },
    { kind: "range", bounds: [{ name: "sizeMin", value: "3" }, { name: "sizeMax" }] },
    { kind: "range", type: "date" },
  ]);
  expect(kept).toEqual({ sort: "-name" });
  expect(removeAll?.href).toBe("/samples?sort=-name");
  expect(countFilters(table, source.state)).toBe(2);
  expect(filterContent(sourceOf("")).removeAll).toBeNull();
});

test("a column moves between its neighbours, never before the one that names the row, and hidden ones stay where they are", () => {
  const [state, size, made] = columnContent(sourceOf("")).columns;
  expect(state).toMatchObject({ key: "state", isShown: true, before: { href: null } });
  expect(state?.after.href).toBe("/samples?columns=name%2Csize%2Cstate&density=compact");
  expect(size).toMatchObject({ key: "size", after: { href: null } });
  expect(made).toMatchObject({ key: "made", isShown: false, before: { href: null }, after: { href: null } });
});

test("a view is saved with the filter and without its page or name; an export takes the filter along and not the page", () => {
  const view = "0197c2b4-0000-7000-8000-000000000000";
  const source = sourceOf(`view=${view}&state=new&cursor=abc`);
  expect(viewContent(source, []).shown).toBe("state=new");
  const [csv] = exportContent(source, "/api/samples/export", { state: "new", cursor: "abc" }).formats;
  expect(csv?.href).toBe("/api/samples/export?state=new&format=csv");
});
