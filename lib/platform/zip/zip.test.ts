import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { zip } from "./zip.ts";

const AT = new Date("2026-11-25T08:30:42Z");
const files = [
  { name: "index.html", text: "<p>Grüße 😀</p>" },
  { name: "data/empty.json", text: "" },
  { name: "data/long.json", text: "x".repeat(100_000) },
];

test("an archive holds its files, packed, one after the other", () => {
  const archive = zip(files, AT);
  expect(archive.length).toBeLessThan(2_000);
  let offset = 0;
  for (const { name, text } of files) {
    expect(archive.readUInt32LE(offset)).toBe(0x04034b50);
    const [size, nameLength] = [archive.readUInt32LE(offset + 18), archive.readUInt16LE(offset + 26)];
    expect(archive.toString("utf8", offset + 30, offset + 30 + nameLength)).toBe(name);
    const body = archive.subarray(offset + 30 + nameLength, offset + 30 + nameLength + size);
    expect(inflateRawSync(body).toString("utf8")).toBe(text);
    offset += 30 + nameLength + size;
  }
  expect(archive.readUInt32LE(archive.length - 22)).toBe(0x06054b50);
  expect(archive.readUInt32LE(archive.length - 6)).toBe(offset);
});

const python = (() => {
  try {
    return execFileSync("python3", ["--version"]).length > 0;
  } catch {
    // Not on this machine: the test beside it reads the archive by the standard.
    return false;
  }
})();

test.runIf(python)("another program's reader opens it and finds every checksum right", { timeout: 30_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), "zip-"));
  try {
    writeFileSync(join(directory, "a.zip"), zip(files, AT));
    const script =
      "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [(i.filename, i.file_size, i.date_time) for i in z.infolist()])";
    const said = execFileSync("python3", ["-c", script, join(directory, "a.zip")], { encoding: "utf8" });
    expect(said).toContain("None");
    expect(said).toContain("('data/long.json', 100000, (2026, 11, 25, 8, 30, 42))");
  } finally {
    rmSync(directory, { recursive: true });
  }
});
