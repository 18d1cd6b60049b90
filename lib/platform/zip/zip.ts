import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive. Names in ASCII, with slashes. */
export interface ZipFile {
  name: string;
  text: string;
}

const VERSION = 20;
const DEFLATE = 8;
const UTF8_NAMES = 0x0800;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), for archives below 4 GB of fewer than 65,536 files.
 * @param at the time that all files get, in UTC; the format knows steps of two seconds from 1980 on
 */
export function zip(files: ZipFile[], at: Date): Buffer<ArrayBuffer> {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const [path, data] = [Buffer.from(name, "utf8"), Buffer.from(text, "utf8")];
    const packed = deflateRawSync(data);
    // What the header before each file and the directory at the end have in common.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(UTF8_NAMES, 2);
    shared.writeUInt16LE(DEFLATE, 4);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, path]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), Buffer.from([VERSION, 0]), shared, entry, path]));
    bodies.push(head, packed);
    offset += head.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(
    directory.reduce((size, entry) => size + entry.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}
