import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
type Colour = readonly [number, number, number];

/** A picture of bands from top to bottom, as PNG (W3C PNG, third edition: 8 bits a channel, truecolour). Stands for what a designer would send. */
export function bandsPicture(width: number, height: number, bands: readonly Colour[]): Buffer {
  const lines = Array.from({ length: height }, (_, y) => {
    const colour = bands[Math.min(bands.length - 1, Math.floor((y / height) * bands.length))] ?? [0, 0, 0];
    // Each line begins with its filter: none.
    return Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(colour))]);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(lines))), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
