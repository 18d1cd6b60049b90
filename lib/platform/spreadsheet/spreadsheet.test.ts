import { crc32, inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cell, type Sheet, writeCsv } from "./write-csv.ts";
import { writeXlsx } from "./write-xlsx.ts";

const AT = new Date("2026-11-26T10:00:00.000Z");

function sheetOf(rows: Cell[][], batch = 2): Sheet {
  async function* batches() {
    for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch);
  }
  return { name: "Things", columns: ["A", "B"], batches: batches(), end: () => `End: ${rows.length} rows` };
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** The files of an archive, by its directory; each is checked against its sum and its sizes. */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < archive.readUInt16LE(end + 10); n++) {
    const [crc, packed, size, nameLength] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    const offset = archive.readUInt32LE(at + 42);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const begin = offset + 30 + nameLength;
    const data = inflateRawSync(archive.subarray(begin, begin + packed));
    expect([crc32(data), data.length]).toEqual([crc, size]);
    expect(archive.toString("latin1", begin + packed, begin + packed + 4)).toBe("PK\x07\x08");
    files[name] = data.toString("utf8");
    at += 46 + nameLength;
  }
  return files;
}

describe("a CSV", () => {
  test("is read back as it was by any reader, formulas as text, and ends with what it holds", async () => {
    let text = "";
    for await (const piece of writeCsv(
      sheetOf([
        ["=1+1", -5],
        ['say "x"', AT],
        [null, 0],
      ]),
    ))
      text += piece;
    expect(text.startsWith("\uFEFFA,B\r\n")).toBe(true);
    expect(parse(text, { bom: true, relax_column_count: true })).toEqual([
      ["A", "B"],
      ["'=1+1", "-5"],
      ['say "x"', "2026-11-26T10:00:00.000Z"],
      ["", "0"],
      ["End: 3 rows"],
    ]);
  });
});

describe("a workbook", () => {
  test("is a package whose parts name each other", async () => {
    const files = unzip(await bytesOf(writeXlsx(sheetOf([["a", 1]]), AT)));
    expect(Object.keys(files)).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect(files["xl/worksheets/sheet1.xml"]).toContain('<c t="inlineStr"><is><t xml:space="preserve">a</t></is></c><c><v>1</v></c>');
  });

  test("has a moment as the number that spreadsheets count from 1899", async () => {
    const files = unzip(await bytesOf(writeXlsx(sheetOf([[new Date("1900-03-01T12:00:00.000Z"), null]]), AT)));
    expect(files["xl/worksheets/sheet1.xml"]).toContain('<c s="2"><v>61.5</v></c><c/>');
  });

  test("has columns as wide as their name and their first rows need, within bounds", async () => {
    const widths = async (rows: Cell[][]) =>
      [
        ...(unzip(await bytesOf(writeXlsx(sheetOf(rows), AT)))["xl/worksheets/sheet1.xml"] ?? "").matchAll(
          /<col min="(\d)" max="\1" width="(\d+)" customWidth="1"\/>(?=.*<sheetData>)/g,
        ),
      ].map(([, , width]) => Number(width));
    expect(
      await widths([
        [AT, "a".repeat(20)],
        [null, 1],
      ]),
    ).toEqual([18, 22]);
    expect(await widths([["a".repeat(500)]])).toEqual([40, 10]);
    expect(await widths([])).toEqual([10, 10]);
  });

  test("is well-formed whatever is in it, and no text is a formula", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 8 }), async (texts) => {
        const { "xl/worksheets/sheet1.xml": sheet = "" } = unzip(await bytesOf(writeXlsx(sheetOf(texts.map((text) => [text, "=1"])), AT)));
        expect(sheet).not.toContain("<f>");
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(sheet).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
        expect(sheet.replace(/<\/?[a-zA-Z?][^<>]*>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#13;)/);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test("fails as its rows fail", async () => {
    async function* failing(): AsyncGenerator<Cell[][]> {
      yield [["a", 1]];
      throw new Error("the database is gone");
    }
    await expect(bytesOf(writeXlsx({ ...sheetOf([]), batches: failing() }, AT))).rejects.toThrow("the database is gone");
  });
});
