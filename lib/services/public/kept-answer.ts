import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { hasTag } from "#lib/platform/http";

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** One body in the forms in which it is sent; each is made when it is first asked for. */
export class KeptAnswer {
  readonly etag: string;
  readonly body: Buffer;
  readonly headers: readonly [string, string][];
  #brotli: Buffer | null = null;
  #gzip: Buffer | null = null;

  /** @param headers beside those of the form */
  constructor(body: string, headers: readonly [string, string][]) {
    this.body = Buffer.from(body);
    this.headers = headers;
    // Weak: it stands for the compressed forms, too.
    this.etag = `W/"${createHash("sha256").update(this.body).digest("base64url").slice(0, 27)}"`;
  }

  /** Sends it, or 304 to whoever has it as it is. @returns the status */
  send(request: IncomingMessage, response: ServerResponse): number {
    const { headers } = request;
    for (const [name, value] of this.headers) response.setHeader(name, value);
    response.setHeader("ETag", this.etag);
    if (hasTag(headers["if-none-match"], this.etag)) {
      response.writeHead(304).end();
      return 304;
    }
    const accepted = headers["accept-encoding"] ?? "";
    const body = accepts(accepted, "br") ? this.#inBrotli(response) : accepts(accepted, "gzip") ? this.#inGzip(response) : this.body;
    response.setHeader("Content-Length", body.length);
    response.writeHead(200);
    response.end(request.method === "HEAD" ? undefined : body);
    return 200;
  }

  #inBrotli(response: ServerResponse): Buffer {
    response.setHeader("Content-Encoding", "br");
    this.#brotli ??= brotliCompressSync(this.body, BROTLI);
    return this.#brotli;
  }

  #inGzip(response: ServerResponse): Buffer {
    response.setHeader("Content-Encoding", "gzip");
    this.#gzip ??= gzipSync(this.body);
    return this.#gzip;
  }
}

/** Whether an `Accept-Encoding` (RFC 9110, 12.5.3) takes a coding; one that is listed with q=0 is refused. */
function accepts(header: string, coding: "br" | "gzip"): boolean {
  const at = header.indexOf(coding);
  if (at < 0) return false;
  if (!header.includes("q=0")) return true;
  return header.split(",").some((each) => {
    const [name, ...parameters] = each.trim().split(/\s*;\s*/);
    return name === coding && !parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter));
  });
}
