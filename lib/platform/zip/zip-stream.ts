import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of an archive whose text is made while it is written. Names in ASCII, with slashes. */
export interface StreamedFile {
  name: string;
  text: AsyncIterable<string>;
}

const VERSION = 20;
const DEFLATE = 8;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;

/**
 * A ZIP archive of files whose size is not known beforehand (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.9 "data descriptor",
 * 4.3.12 and 4.3.16), for archives below 4 GB of fewer than 65,536 files. Memory holds one piece at a time.
 */
export async function* zipStream(files: StreamedFile[], at: Date): AsyncGenerator<Buffer> {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const path = Buffer.from(name, "utf8");
    // What the header before each file and the directory at the end have in common.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(FLAGS, 2);
    shared.writeUInt16LE(DEFLATE, 4);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt16LE(path.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, path]);
    yield head;
    const known = { crc: 0, size: 0 };
    let packed = 0;
    for await (const piece of deflated(text, known)) {
      packed += piece.length;
      yield piece;
    }
    shared.writeUInt32LE(known.crc, 10);
    shared.writeUInt32LE(packed, 14);
    shared.writeUInt32LE(known.size, 18);
    yield Buffer.concat([Buffer.from("PK\x07\x08", "latin1"), shared.subarray(10, 22)]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), Buffer.from([VERSION, 0]), shared, entry, path]));
    offset += head.length + packed + 16;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  yield Buffer.concat([entries, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** The text, compressed; `known` is what is known of it when it has been read. */
async function* deflated(text: AsyncIterable<string>, known: { crc: number; size: number }): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const piece of text) {
      const bytes = Buffer.from(piece, "utf8");
      known.crc = crc32(bytes, known.crc);
      known.size += bytes.length;
      yield bytes;
    }
  }
  const deflate = createDeflateRaw();
  // A failure of either end is thrown by the loop below, which reads from the last of them.
  pipeline(Readable.from(counted()), deflate, () => undefined);
  yield* deflate;
}
