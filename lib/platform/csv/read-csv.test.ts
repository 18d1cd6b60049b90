import { expect, test } from "vitest";
import { type CsvShape, isCsvError, linesOf } from "./read-csv.ts";

const shape: CsvShape = { encoding: "utf-8", delimiter: ",", headerRecord: 1 };

async function* inPieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function read(...texts: string[]): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of linesOf(inPieces(...texts), shape)) rows.push(cells);
  return rows;
}

test("lines are read across pieces, whichever way they end", async () => {
  expect(await read("a,b\n1,", "2\n3,4")).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(await read("a,b\r1,2\r", `3,${"x".repeat(150_000)}\r`, `5,${"y".repeat(150_000)}`)).toHaveLength(3);
});

test.each([
  ["characters", "x"],
  ["quotes", '""'],
  ["delimiters", ","],
])("a line of %s that does not end is no CSV, however little of it is read at once", async (_, sign) => {
  const piece = sign.repeat(50_000);
  await expect(read("a,b\n", ...Array.from({ length: 5 }, () => piece))).rejects.toSatisfy(isCsvError);
});
