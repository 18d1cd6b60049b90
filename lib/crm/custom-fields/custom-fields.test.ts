import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldKeyOf, optionKeyOf } from "./name-keys.ts";
import { fieldParam, fromForm, fromQuery, keyOfParam } from "./param.ts";
import { type CrmField, createFieldInput, givenFilters, givenValues } from "./schema.ts";
import { ownChanges, readValues, sayValue } from "./values.ts";

const field = (kind: CrmField["kind"], more: Partial<CrmField> = {}): CrmField => ({
  id: "0198c0de-0000-7000-8000-000000000000",
  subject: "lead",
  key: "own",
  label: "Own",
  help: "",
  kind,
  unit: null,
  options: [],
  isRequired: false,
  isArchived: false,
  version: 1,
  ...more,
});
const options = [
  { key: "a", label: "A", isGone: false },
  { key: "b", label: "B", isGone: false },
  { key: "old", label: "Old", isGone: true },
];
const read = (own: CrmField, given: string | number | boolean | string[] | null, before = {}) => readValues([own], before, { own: given });

describe("what may stand in a field", () => {
  it.each([
    [field("text"), "  Tea ", "Tea"],
    [field("long_text"), "a\nb", "a\nb"],
    [field("number"), "12,5", 12.5],
    [field("number"), -3, -3],
    [field("number"), 0, 0],
    [field("date"), "2028-02-29", "2028-02-29"],
    [field("yes_no"), "no", false],
    [field("yes_no"), true, true],
    [field("choice", { options }), "a", "a"],
    [field("choices", { options }), ["b", "a", "b"], ["a", "b"]],
    [field("link"), "https://a.example/x?y=1", "https://a.example/x?y=1"],
  ])("%# is read as it is kept", (own, given, kept) => expect(read(own, given)).toEqual({ values: { own: kept }, issues: [] }));

  it.each([
    [field("text"), "x".repeat(201)],
    [field("text"), 5],
    [field("number"), "1e9"],
    [field("number"), "1.23456"],
    [field("number"), Number.NaN],
    [field("date"), "2027-02-29"],
    [field("date"), "24.12.2026"],
    [field("yes_no"), "perhaps"],
    [field("choice", { options }), "c"],
    [field("choice", { options }), "old"],
    [field("choices", { options }), ["a", "c"]],
    [field("link"), "javascript:alert(1)"],
    [field("link"), "company.example"],
  ])("%# is refused by the name that it has in forms", (own, given) => {
    const { values, issues } = read(own, given);
    expect(values).toEqual({});
    expect(issues.map(({ path }) => path)).toEqual(["cfOwn"]);
  });

  it("keeps what was chosen before it was taken out of the list", () => {
    expect(read(field("choice", { options }), "old", { own: "old" }).values).toEqual({ own: "old" });
    expect(read(field("choices", { options }), ["a", "old"], { own: ["old"] }).values).toEqual({ own: ["a", "old"] });
  });

  it("is taken away by nothing, unless it must be filled in", () => {
    expect(read(field("text"), "", { own: "Tea" })).toEqual({ values: {}, issues: [] });
    expect(read(field("text", { isRequired: true }), null, { own: "Tea" }).issues).toEqual([{ path: "cfOwn", message: "Fill this in." }]);
    expect(readValues([field("text", { isRequired: true, isArchived: true })], {}, {}).issues).toEqual([]);
    // 0 and no are answers.
    expect(read(field("number", { isRequired: true }), 0).issues).toEqual([]);
    expect(read(field("yes_no", { isRequired: true }), "no").issues).toEqual([]);
  });

  it("says options by their names in sheets", () => {
    expect(sayValue(field("choices", { options }), ["a", "old"])).toBe("A, Old");
    expect(sayValue(field("yes_no"), false)).toBe("no");
    expect(sayValue(field("number"), undefined)).toBeNull();
  });

  it("tells what changed, both ways", () => {
    expect(ownChanges({ cfA: 1, cfB: ["x"] }, { cfA: 1, cfB: ["x", "y"] })).toEqual({ before: { cfB: ["x"] }, after: { cfB: ["x", "y"] } });
    expect(ownChanges({ cfA: null }, { cfA: null })).toEqual({});
  });
});

describe("names", () => {
  it("of fields are letters, differ, and do not look like the end of a range", () => {
    expect(fieldKeyOf("Contract end", new Set())).toBe("contractEnd");
    expect(fieldKeyOf("价格", new Set())).toBe("field");
    expect(fieldKeyOf("价格", new Set(["field"]))).toBe("fieldB");
    expect(fieldKeyOf("Valid from", new Set())).toBe("validFromField");
    for (const label of ["Größe (m²)", "A very long label that goes on and on", "1st", "x"])
      expect(fieldKeyOf(label, new Set(["x"]))).toMatch(/^[a-z][A-Za-z]{0,29}$/);
  });

  it("of choices are small letters and digits, and differ", () => {
    expect(optionKeyOf("On hold", new Set())).toBe("on_hold");
    expect(optionKeyOf("On-hold!", new Set(["on_hold"]))).toBe("on_hold_2");
    expect(optionKeyOf("?", new Set())).toBe("choice");
  });

  it("go into addresses and come back", () => expect(keyOfParam(fieldParam("contractEnd"))).toBe("contractEnd"));
});

describe("what is sent", () => {
  it("by an address is gathered, and leaves the rest as it is", () => {
    const shape = fromQuery(z.strictObject({ search: z.string().optional(), custom: givenFilters().optional() }));
    expect(shape.parse({ search: "a", cfSeatsMin: "3" })).toEqual({ search: "a", custom: { cfSeatsMin: "3" } });
    expect(shape.parse({ search: "a" })).toEqual({ search: "a" });
    expect(shape.safeParse({ cflower: "1" }).success).toBe(false);
  });

  it("by a form is gathered with its boxes, and says where none is ticked", () => {
    const shape = fromForm(z.strictObject({ name: z.string(), custom: givenValues().optional() }));
    expect(shape.parse({ name: "x", cfTopics: "", cfSeats: "3" })).toEqual({ name: "x", custom: { topics: "", seats: "3" } });
    expect(shape.parse({ name: "x", cfTopics: "", "cfTopics.a_b": "on" })).toEqual({ name: "x", custom: { topics: ["a_b"] } });
  });

  it("for a list names choices, each once", () => {
    const list = { subject: "lead", label: "Sector", kind: "choice" };
    expect(createFieldInput.parse({ ...list, options: "A\n\n B " }).options).toEqual(["A", "B"]);
    expect(createFieldInput.safeParse({ ...list, options: "" }).success).toBe(false);
    expect(createFieldInput.safeParse({ ...list, options: "A\na" }).success).toBe(false);
  });
});
