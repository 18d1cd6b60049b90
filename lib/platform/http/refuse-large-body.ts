import type { IncomingMessage, ServerResponse } from "node:http";

/** Up to this much of a refused body is read and thrown away, so that the sender gets to read the answer. */
const MOST_DRAINED_BYTES = 16 * 1024 * 1024;

/**
 * Answers 413 to a request that says it is larger than `maxBytes`, before anything else sees it. (A body that does not tell
 * its length is counted where it is read.)
 * @returns true when it was refused
 */
export function refuseLargeBody(request: IncomingMessage, response: ServerResponse, maxBytes: number): boolean {
  const length = Number(request.headers["content-length"] ?? 0);
  if (!(length > maxBytes)) return false;
  response.statusCode = 413;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  const isDrained = length <= MOST_DRAINED_BYTES;
  // Closing while the sender still writes would cut off the answer, too.
  if (!isDrained) response.setHeader("Connection", "close");
  response.end(`What you sent is larger than ${Math.floor(maxBytes / 1024)} KiB. Nothing was changed.\n`);
  if (isDrained) request.resume();
  else response.once("finish", () => request.destroy());
  return true;
}
