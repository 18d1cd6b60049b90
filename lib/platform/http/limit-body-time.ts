import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Ends a request whose body is not there after `ms`, so that nobody holds a connection by sending a byte now and then. Node's own limit is for
 * all requests of a server alike, and cuts off uploads that may take longer.
 */
export function limitBodyTime(request: IncomingMessage, response: ServerResponse, ms: number): void {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (response.headersSent) request.destroy();
    else {
      response.once("finish", () => request.destroy());
      response.writeHead(408, { Connection: "close", "Content-Type": "text/plain; charset=utf-8" }).end("This request did not arrive in time.\n");
    }
  }, ms).unref();
  const stop = () => clearTimeout(timer);
  request.once("end", stop);
  request.once("close", stop);
}
