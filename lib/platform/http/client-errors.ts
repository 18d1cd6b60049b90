import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { newId } from "#lib/platform/crypto";
import { PROBLEM_MEDIA_TYPE } from "#lib/platform/errors";
import type { Log } from "#lib/platform/log";
import type { Metrics } from "#lib/platform/metrics";

const REFUSED: Record<string, { status: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: "431 Request Header Fields Too Large", detail: "The headers of this request are too large. Nothing was done." },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: "413 Payload Too Large", detail: "This request has too many chunk extensions. Nothing was done." },
  ERR_HTTP_REQUEST_TIMEOUT: { status: "408 Request Timeout", detail: "This request did not arrive in time. Nothing was done." },
};
const MALFORMED = {
  status: "400 Bad Request",
  detail: "This request breaks the rules of HTTP and could be understood in two ways. Nothing was done.",
};

/**
 * Answers what Node's parser refuses, before there is a request: two lengths, a length beside chunks, folded headers, too many bytes. Such a
 * connection is closed, since nobody knows where the next request would begin.
 */
export function answerClientErrors(server: Server, { log, metrics }: { log: Log; metrics: Pick<Metrics, "refusedRequests"> }): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const code = error.code ?? "unknown";
    if (code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const requestId = newId();
    metrics.refusedRequests.inc({ reason: code.startsWith("HPE_") || code === "ERR_HTTP_REQUEST_TIMEOUT" ? code : "other" });
    log.info({ requestId, code }, "a request was refused by the parser");
    const { status, detail } = REFUSED[code] ?? MALFORMED;
    const body = problemOf(status, detail, requestId);
    // An answer that has begun cannot be taken back, and a second one would be taken for that of the next request.
    if (socket.bytesWritten > 0 && isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const head = [`HTTP/1.1 ${status}`, `Content-Type: ${PROBLEM_MEDIA_TYPE}`, `Content-Length: ${Buffer.byteLength(body)}`, "Connection: close"];
    socket.end(`${head.join("\r\n")}\r\nX-Request-Id: ${requestId}\r\nCache-Control: no-store\r\n\r\n${body}`);
  });
}

/**
 * Answers a request that names no host, which HTTP/1.1 demands (RFC 9112, section 3.2). Node does it by itself, but without a word, a count or a
 * line in the log: servers that use this are made with `requireHostHeader: false`.
 * @returns true when it was refused
 */
export function refuseWithoutHost(request: IncomingMessage, response: ServerResponse, portal: Refusing): boolean {
  if (request.headers.host !== undefined || request.httpVersion !== "1.1") return false;
  refuse(response, portal, "no_host", "This request names no host. Nothing was done.");
  return true;
}

/**
 * Answers a request whose parts can be understood in two ways: by us so, and otherwise by who stands before us. Two hosts (Node takes the first
 * one), a target that is meant for a proxy, and a path that is no text.
 * @returns true when it was refused
 */
export function refuseAmbiguous(request: IncomingMessage, response: ServerResponse, portal: Refusing): boolean {
  const target = request.url ?? "";
  if (hasTwoHosts(request.rawHeaders)) refuse(response, portal, "two_hosts", "This request names two hosts. Nothing was done.");
  else if (!target.startsWith("/")) refuse(response, portal, "bad_target", "This request names no path. Nothing was done.");
  else if (target.includes("%") && !isText(target))
    refuse(response, portal, "bad_target", "The address of this request is no text. Nothing was done.");
  else return false;
  return true;
}

type Refusing = { log: Log; metrics: Pick<Metrics, "refusedRequests"> };

function refuse(response: ServerResponse, { log, metrics }: Refusing, reason: string, detail: string): void {
  const requestId = newId();
  metrics.refusedRequests.inc({ reason });
  log.info({ requestId, code: reason }, "a request was refused for how it is written");
  const body = problemOf("400", detail, requestId);
  const headers = { "Content-Type": PROBLEM_MEDIA_TYPE, "Content-Length": Buffer.byteLength(body), "X-Request-Id": requestId };
  response.writeHead(400, { ...headers, "Cache-Control": "no-store", Connection: "close" }).end(body);
}

function hasTwoHosts(raw: readonly string[]): boolean {
  let hosts = 0;
  for (let at = 0; at < raw.length; at += 2) if (raw[at]?.length === 4 && raw[at]?.toLowerCase() === "host") hosts++;
  return hosts > 1;
}

/** The path alone: what stands in a query is read leniently, as browsers write it. A database keeps no text with a NUL in it, either. */
function isText(target: string): boolean {
  try {
    return !decodeURIComponent(target.split("?")[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}

function problemOf(status: string, detail: string, requestId: string): string {
  return JSON.stringify({
    type: "urn:bizosaas:problem:invalid",
    title: "Invalid input",
    status: Number.parseInt(status, 10),
    detail,
    code: "invalid",
    request_id: requestId,
  });
}

/** Whether an earlier request on this connection is still being answered; Node keeps its answer there. */
function isAnswering(socket: Socket): boolean {
  const { _httpMessage: message } = socket as Socket & { _httpMessage?: { headersSent: boolean } | null };
  return message?.headersSent ?? false;
}
