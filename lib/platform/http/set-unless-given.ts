import type { ServerResponse } from "node:http";

/** Sets a header just before the headers are sent, unless whoever answers has set one of the name. */
export function setUnlessGiven(response: ServerResponse, name: string, value: string): void {
  const writeHead = response.writeHead;
  response.writeHead = ((...args: Parameters<ServerResponse["writeHead"]>) => {
    if (!response.headersSent && !response.hasHeader(name)) response.setHeader(name, value);
    return writeHead.apply(response, args);
  }) as ServerResponse["writeHead"];
}
