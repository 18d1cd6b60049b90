import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { guardedAgent } from "./guarded-agent.ts";
import { addressProblem, type OutboundRules } from "./public-address.ts";

const MOST_BYTES = 256 * 1024;

export interface GetJsonOptions extends OutboundRules {
  /** Of waiting for the other side to say something; 5 seconds unless told. */
  timeoutMs?: number;
}

/** Why somebody else's address gave no answer that can be used. `message` is for the person who typed the address. */
export class OutboundError extends Error {
  override name = "OutboundError";
}

/**
 * Gets a JSON document from an address that somebody typed. Follows no redirections: where they lead was not typed.
 * @throws {OutboundError} that says what is wrong
 */
export async function getJson(address: string, options: GetJsonOptions): Promise<unknown> {
  const problem = addressProblem(address, options);
  if (problem) throw new OutboundError(problem);
  const url = new URL(address);
  const response = await open(url, options).catch((error: Error & { code?: string }) => {
    throw new OutboundError(explain(url, error), { cause: error });
  });
  if (response.statusCode !== 200) {
    response.destroy();
    throw new OutboundError(`${url.host} answered ${url.pathname} with status ${response.statusCode} instead of 200.`);
  }
  const text = await read(response).catch((error: Error) => {
    throw new OutboundError(explain(url, error), { cause: error });
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new OutboundError(`${url.host} answered ${url.pathname} with something that is not JSON.`);
  }
}

function open(url: URL, options: GetJsonOptions): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent: guardedAgent(url.protocol, options),
      timeout: options.timeoutMs ?? 5_000,
      headers: { accept: "application/json" },
    });
    sent.once("response", resolve);
    sent.once("timeout", () => sent.destroy(new Error("the answer took too long")));
    sent.once("error", reject);
    sent.end();
  });
}

async function read(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) {
      response.destroy();
      throw new Error("the answer is too large");
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** What a person is told of a request that failed. */
export function explain(url: URL, error: Error & { code?: string }): string {
  if (error.code === "ENOTFOUND" || error.code === "EAI_AGAIN") return `The name ${url.hostname} is not known.`;
  if (error.code === "ECONNREFUSED") return `${url.host} does not take connections.`;
  if (error.code === "EPRIVATEADDRESS") return `${url.hostname} is inside a private network. Use an address on the public internet.`;
  if (error.code?.startsWith("ERR_TLS") || error.code?.includes("CERT")) return `The certificate of ${url.host} is not valid.`;
  return `${url.host} could not be asked: ${error.message}.`;
}
