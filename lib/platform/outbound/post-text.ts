import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { explain, OutboundError } from "./get-json.ts";
import { guardedAgent } from "./guarded-agent.ts";
import { addressProblem, type OutboundRules } from "./public-address.ts";

interface PostTextOptions extends OutboundRules {
  headers: Record<string, string>;
  body: string;
  /** Of the whole: looking up, connecting, sending, and the answer. */
  timeoutMs: number;
  /** What is read of the answer's body; the rest is not waited for. */
  mostAnswerBytes: number;
}

/** What came back. `body` is the beginning of it, as text. */
export interface PostAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Posts to an address that somebody typed. Follows no redirections, and connects to public addresses only.
 * @throws {OutboundError} when there is no answer, saying why
 */
export async function postText(address: string, options: PostTextOptions): Promise<PostAnswer> {
  const problem = addressProblem(address, options);
  if (problem) throw new OutboundError(problem);
  const url = new URL(address);
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(), options.timeoutMs);
  try {
    const response = await send(url, options, ended.signal);
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    return { status: response.statusCode ?? 0, headers, body: await readStart(response, options.mostAnswerBytes) };
  } catch (error) {
    if (ended.signal.aborted) throw new OutboundError(`${url.host} did not answer within ${options.timeoutMs / 1_000} seconds.`, { cause: error });
    throw new OutboundError(explain(url, error as Error), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function send(url: URL, options: PostTextOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const body = Buffer.from(options.body, "utf8");
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      agent: guardedAgent(url.protocol, { ...options, longestMs: options.timeoutMs + 1_000 }),
      headers: { ...options.headers, "content-length": body.length },
      signal,
    });
    sent.once("response", resolve);
    sent.once("error", reject);
    sent.end(body);
  });
}

async function readStart(response: IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= mostBytes) break;
  }
  response.destroy();
  return Buffer.concat(parts).subarray(0, mostBytes).toString("utf8");
}
