import { AppError } from "#lib/platform/errors";

/** A refusal that HTTP has a more exact status for than its code. */
export class BodyError extends AppError {
  readonly status: number;
  constructor(status: number, message: string) {
    super("invalid", message);
    this.status = status;
  }
}

/**
 * Reads a JSON body of at most `maxBytes`, counting while it arrives, so that a wrong or missing Content-Length cannot
 * fill the memory.
 * @throws BodyError 415 for another media type, 413 for a larger body, 400 for what is not JSON
 */
export async function readJsonBody(request: Request, maxBytes: number, mediaTypes: readonly string[] = ["application/json"]): Promise<unknown> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (!mediaTypes.includes(mediaType ?? "")) throw new BodyError(415, `Send the body as ${mediaTypes[0]}.`);
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BodyError(400, "The body is not valid JSON.");
  }
}

/** Reads a body of at most `maxBytes` as it came, counting while it arrives. @throws BodyError 413 for a larger one */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (maxBytes: number) => new BodyError(413, `The body is larger than ${Math.floor(maxBytes / 1024)} KiB.`);
