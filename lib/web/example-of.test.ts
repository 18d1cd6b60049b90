import { expect, test } from "vitest";
import { z } from "zod";
import { exampleOf } from "./example-of.ts";

const of = (shape: z.ZodType, isSent = true) => exampleOf(z.toJSONSchema(shape, { io: isSent ? "input" : "output" }) as object, { isSent });

test("an example of its own comes first, wherever it stands", () => {
  const shape = z.object({ name: z.string().meta({ example: "Ada" }), note: z.string().optional().meta({ example: "Hello" }) });
  expect(of(shape)).toEqual({ name: "Ada", note: "Hello" });
  expect(of(shape.meta({ example: { name: "Grace" } }))).toEqual({ name: "Grace" });
});

test("what is sent has what it must have, and what is answered has everything", () => {
  const shape = z.object({ id: z.uuid(), dueAt: z.iso.datetime(), count: z.int().min(3), isOpen: z.boolean().optional() });
  expect(Object.keys(of(shape) as object)).toEqual(["id", "dueAt", "count"]);
  expect(Object.keys(of(shape, false) as object)).toEqual(["id", "dueAt", "count", "isOpen"]);
});

test.each<[string, z.ZodType]>([
  ["formats", z.object({ id: z.uuid(), email: z.email(), url: z.url(), day: z.iso.date(), at: z.iso.datetime() })],
  ["lengths and patterns", z.object({ key: z.string().regex(/^[a-z-]{3,20}$/), code: z.string().length(2), long: z.string().min(40) })],
  ["bounds", z.object({ a: z.int().min(0).max(0), b: z.int().min(5), c: z.number().positive() })],
  ["lists", z.object({ tags: z.array(z.string()).min(2), pair: z.tuple([z.string(), z.int()]) })],
  ["one of several", z.discriminatedUnion("kind", [z.object({ kind: z.literal("a"), n: z.int() }), z.object({ kind: z.literal("b") })])],
  ["tables", z.object({ all: z.record(z.enum(["x", "y"]), z.int()), some: z.record(z.string(), z.string()) })],
  ["what may be missing", z.object({ owner: z.uuid().nullable(), note: z.string().default("") })],
])("%s are kept to", (_what, shape) => {
  expect(shape.safeParse(of(shape)).error?.issues ?? []).toEqual([]);
  expect(shape.safeParse(of(shape, false)).error?.issues ?? []).toEqual([]);
});
