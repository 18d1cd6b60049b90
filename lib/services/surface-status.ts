import { request } from "node:http";
import { CHECK_TIMEOUT_MS } from "./finding.ts";

/**
 * Fetches a page over HTTP as a visitor would, all of it, following no redirect: being sent to sign in is an answer.
 * Each on a connection of its own, so that a server that stops has none of ours left open.
 * @returns the HTTP status
 */
export function surfaceStatus(url: string, stopping: AbortSignal): Promise<number> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(CHECK_TIMEOUT_MS)]);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { agent: false, signal, headers: { "user-agent": "bizosaas-probe", accept: "text/html, application/json" } },
      (response) => {
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", reject);
        response.resume();
      },
    );
    outgoing.once("error", reject);
    outgoing.end();
  });
}
