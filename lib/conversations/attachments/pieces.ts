const PIECE_BYTES = 1_048_576;

/** The same bytes in pieces of a megabyte, the last one shorter: as they are kept, however they arrive. */
export async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer<ArrayBuffer>> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const arrived of bytes) {
    for (let at = 0; at < arrived.length; ) {
      const part = arrived.subarray(at, at + PIECE_BYTES - waitingBytes);
      waiting.push(part);
      waitingBytes += part.length;
      at += part.length;
      if (waitingBytes < PIECE_BYTES) continue;
      yield Buffer.concat(waiting);
      [waiting, waitingBytes] = [[], 0];
    }
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting);
}
