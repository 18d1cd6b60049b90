import { expect, test } from "vitest";
import { recognise } from "./recognise.ts";

test.each([
  ["2026-09-30", "ymd"],
  ["30.09.2026", "dmy"],
  ["30/09/2026", "dmy"],
  ["09/30/2026", "mdy"],
  ["", "ymd"],
] as const)("a file whose leads came on “%s” is seen as one of %s", (day, order) => {
  expect(recognise(`Email,Created at\nada@example.com,${day}\n`, "utf-8", "lead").dateOrder).toBe(order);
});
