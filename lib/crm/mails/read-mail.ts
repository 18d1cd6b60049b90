import { invalid } from "#lib/platform/errors";
import { MAIL_LIMITS } from "./schema.ts";

/** The bytes of a mail as they arrive, and no more than a mail may have. @throws `invalid` */
export async function readMail(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    if (size > MAIL_LIMITS.fileBytes) throw invalid("This mail is larger than 10 MB. Write it down by hand, without its attachments.");
    pieces.push(piece);
  }
  if (size === 0) throw invalid("The mail is empty. Send the whole mail, as an .eml file has it.");
  return Buffer.concat(pieces);
}
