import { describe, expect, test } from "vitest";
import { z } from "zod";
import { conflict, invalid } from "#lib/platform/errors";
import { addressOf, chooseParams, readByAddress, readById } from "./page-address.ts";

describe("the address of a page", () => {
  test("leaves out what says nothing and escapes the rest", () => {
    expect(addressOf("/admin/tenants", { search: "a&b c", status: undefined, sort: "", cursor: null })).toBe("/admin/tenants?search=a%26b+c");
    expect(addressOf("/portal", { days: 7 }, "campaigns")).toBe("/portal?days=7#campaigns");
    expect(addressOf("/portal", {})).toBe("/portal");
  });

  test("gives the parameters a page knows, without empty and foreign ones", () => {
    expect(chooseParams({ search: "x", status: "", utm_source: "mail", sort: ["name", "-name"] }, ["search", "status", "sort"])).toEqual({
      search: "x",
      sort: ["name", "-name"],
    });
  });
});

describe("reading by address", () => {
  const shape = z.strictObject({ sort: z.enum(["name", "-name"]).default("name") });

  test("gives what was read, and the input with its defaults", async () => {
    expect(await readByAddress(shape, {}, async ({ sort }) => sort.toUpperCase())).toEqual({
      problem: null,
      input: { sort: "name" },
      answer: "NAME",
    });
  });

  test("tells of a parameter that is not good, and reads nothing", async () => {
    const read = () => Promise.reject(new Error("must not be called"));
    expect(await readByAddress(shape, { sort: "colour" }, read)).toEqual({ problem: expect.stringContaining("sort") });
    expect(await readByAddress(shape, { sort: ["name", "-name"] }, read)).toEqual({ problem: expect.stringContaining("sort") });
  });

  test("tells a room's own words as they are, and of the parser's only which parts they are about", async () => {
    const own = z.strictObject({ day: z.string().refine(() => false, "Give a day."), sort: z.enum(["name"]), limit: z.coerce.number().max(5) });
    expect(await readByAddress(own, { day: "x", sort: "colour", limit: "9" }, async () => null)).toEqual({
      problem: "The address asks for what cannot be shown. day: Give a day. What it says of “sort”, “limit” does not fit.",
    });
  });

  test("tells of a cursor that the domain refuses, and throws every other failure on", async () => {
    expect(await readByAddress(shape, {}, () => Promise.reject(invalid("No longer good.")))).toEqual({ problem: "No longer good." });
    await expect(readByAddress(shape, {}, () => Promise.reject(conflict("Taken.")))).rejects.toThrow("Taken.");
  });

  test("by an id that is none ends in the page that says so", async () => {
    await expect(readById("not-an-id", async () => "read")).rejects.toMatchObject({ digest: expect.stringContaining("404") });
  });
});
