import { Buffer } from "node:buffer";

type LogoType = "image/png" | "image/jpeg" | "image/webp";

export interface InspectedImage {
  contentType: LogoType;
  width: number;
  height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BROKEN = "This image is damaged. Export it again, and send that.";

/**
 * What an image is, by its content and never by its name or by what the sender says it is. Nothing may follow its end: a file that
 * is an image and a script at once is refused.
 * @returns the image, or in words why it is none that is taken
 */
export function inspectImage(bytes: Uint8Array): InspectedImage | string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(0, 8).equals(PNG)) return png(data) ?? BROKEN;
  if (data[0] === 0xff && data[1] === 0xd8) return jpeg(data) ?? BROKEN;
  if (text(data, 0, 4) === "RIFF" && text(data, 8, 12) === "WEBP") return webp(data) ?? BROKEN;
  const start = data
    .subarray(0, 512)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  if (start.startsWith("<svg") || (/^<(\?xml|!doctype|!--)/.test(start) && data.includes("<svg")))
    return "SVG can carry scripts, so it is not taken. Export the logo as PNG or WebP, twice as large as it is shown.";
  if (start.startsWith("gif8")) return "GIF is not taken. Export the logo as PNG or WebP.";
  return "This is no PNG, JPEG or WebP image.";
}

const text = (data: Buffer, from: number, to: number) => data.toString("latin1", from, to);

/** PNG (https://www.w3.org/TR/png-3/): chunks of length, name, data and checksum, IHDR first and IEND last. */
function png(data: Buffer): InspectedImage | null {
  if (data.length < 33 || text(data, 12, 16) !== "IHDR") return null;
  let hasPixels = false;
  for (let at = 8; at + 12 <= data.length; ) {
    const name = text(data, at + 4, at + 8);
    const end = at + 12 + data.readUInt32BE(at);
    if (name === "IDAT") hasPixels = true;
    if (name === "IEND") return hasPixels && end === data.length ? sized("image/png", data.readUInt32BE(16), data.readUInt32BE(20)) : null;
    at = end;
  }
  return null;
}

/** JPEG (ITU-T T.81): segments up to the scan; the frame header has the size. */
function jpeg(data: Buffer): InspectedImage | null {
  if (data.length < 4 || data.readUInt16BE(data.length - 2) !== 0xffd9) return null;
  for (let at = 2; at + 9 < data.length; ) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at++; // padding
      continue;
    }
    // All frame headers but DHT (C4), JPG (C8) and DAC (CC), which share their numbers.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sized("image/jpeg", data.readUInt16BE(at + 7), data.readUInt16BE(at + 5));
    if (marker === 0xda) return null;
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}

/** WebP (RFC 9649): one RIFF file whose first chunk is VP8, VP8L or VP8X. */
function webp(data: Buffer): InspectedImage | null {
  if (data.length < 30) return null;
  const declared = data.readUInt32LE(4) + 8;
  if (declared !== data.length && declared + (declared % 2) !== data.length) return null;
  switch (text(data, 12, 16)) {
    case "VP8 ":
      return data.readUIntBE(23, 3) === 0x9d012a ? sized("image/webp", data.readUInt16LE(26) & 0x3fff, data.readUInt16LE(28) & 0x3fff) : null;
    case "VP8L": {
      if (data[20] !== 0x2f) return null;
      const bits = data.readUInt32LE(21);
      return sized("image/webp", (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case "VP8X":
      return sized("image/webp", data.readUIntLE(24, 3) + 1, data.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}

const sized = (contentType: LogoType, width: number, height: number) => (width > 0 && height > 0 ? { contentType, width, height } : null);
