import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { inspectImage } from "./inspect-image.ts";

const chunk = (name: string, data: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
const header = (width: number, height: number) => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk("IHDR", data);
};
const signature = Buffer.from("89504e470d0a1a0a", "hex");
const png = Buffer.concat([signature, header(120, 40), chunk("IDAT", Buffer.from([1])), chunk("IEND", Buffer.alloc(0))]);
const frame = Buffer.from("ffc0000b08002800780101110000", "hex");
const jpeg = Buffer.concat([Buffer.from("ffd8ffe00004aabb", "hex"), frame, Buffer.from("ffda0000", "hex"), Buffer.from("ffd9", "hex")]);
const riff = (kind: string, body: Buffer) => {
  const data = Buffer.concat([Buffer.from("RIFF0000WEBP"), Buffer.from(kind), Buffer.alloc(4), body]);
  data.writeUInt32LE(data.length - 8, 4);
  return data;
};
const webp = riff("VP8X", Buffer.from("00000000770000270000", "hex"));
const lossless = riff("VP8L", Buffer.concat([Buffer.from("2f77c00900", "hex"), Buffer.alloc(5)]));
const lossy = riff("VP8 ", Buffer.from("0000009d012a78002800", "hex"));

test("an image is known by its content", () => {
  const size = { width: 120, height: 40 };
  expect(inspectImage(png)).toEqual({ contentType: "image/png", ...size });
  expect(inspectImage(jpeg)).toEqual({ contentType: "image/jpeg", ...size });
  for (const each of [webp, lossless, lossy]) expect(inspectImage(each)).toEqual({ contentType: "image/webp", ...size });
});

test.each([
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /SVG can carry scripts/],
  ["an SVG behind a declaration", Buffer.from('\ufeff<?xml version="1.0"?>\n<svg/>'), /SVG can carry scripts/],
  ["a GIF", Buffer.from("GIF89a"), /GIF is not taken/],
  ["a page called logo.png", Buffer.from("<!doctype html><script>alert(1)</script>"), /no PNG, JPEG or WebP/],
  ["nothing", Buffer.alloc(0), /no PNG, JPEG or WebP/],
  ["a PNG with a script behind it", Buffer.concat([png, Buffer.from("<script>")]), /damaged/],
  ["a PNG without pixels", Buffer.concat([signature, header(1, 1), chunk("IEND", Buffer.alloc(0))]), /damaged/],
  ["a PNG that is cut off", png.subarray(0, 40), /damaged/],
  ["a JPEG with a script behind it", Buffer.concat([jpeg, Buffer.from("<script>")]), /damaged/],
  ["a WebP with a script behind it", Buffer.concat([webp, Buffer.from("<script>")]), /damaged/],
  ["a PNG of no size", Buffer.concat([signature, header(0, 9), chunk("IDAT", Buffer.from([1])), chunk("IEND", Buffer.alloc(0))]), /damaged/],
])("%s is refused, with the reason", (_name, bytes, reason) => {
  expect(inspectImage(bytes)).toMatch(reason);
});

test("no prefix of an image and no broken byte makes it fail otherwise", () => {
  for (const image of [png, jpeg, webp, lossless, lossy]) {
    for (let length = 0; length < image.length; length++) expect(() => inspectImage(image.subarray(0, length))).not.toThrow();
    for (let at = 0; at < image.length; at++) {
      const broken = Buffer.from(image);
      broken[at] = 0xff;
      expect(() => inspectImage(broken)).not.toThrow();
    }
  }
});
