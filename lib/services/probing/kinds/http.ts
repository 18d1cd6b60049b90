import { type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { TLSSocket } from "node:tls";
import { endpointOf, nameForTls, urlOf } from "../endpoint.ts";
import { answered, LookFailure, type LookOptions, type ProbeResult } from "../look.ts";
import { PROBE_LIMITS, type ProbeOf } from "../shapes.ts";
import { requireAnswer } from "./http-answer.ts";

const USER_AGENT = "BizOSaaS-Probe/1";
const DAY_MS = 86_400_000;
const LEADS_ELSEWHERE = new Set([301, 302, 303, 307, 308]);

/** What is compared with what the probe expects. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Asks over HTTP or HTTPS. Redirections are followed one by one, and each address is checked as the first one was. */
export async function lookByHttp(probe: ProbeOf<"http">, options: LookOptions): Promise<ProbeResult> {
  const begin = performance.now();
  const first = urlOf(options.address, "http");
  let url = new URL(first.pathname.replace(/\/$/, "") + probe.path, first);
  let certificateEnds: Date | null = null;
  for (let redirects = 0; ; redirects++) {
    // Headers that let one in go to nobody but whom they are for.
    const secret = url.origin === first.origin ? (options.secret?.headers ?? {}) : {};
    const response = await ask(url, probe.method, secret, options);
    certificateEnds = sooner(certificateEnds, endOf(response));
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (probe.followRedirects && LEADS_ELSEWHERE.has(status) && location !== undefined) {
      response.destroy();
      if (redirects >= PROBE_LIMITS.redirects) throw new LookFailure("wrong", `More than ${PROBE_LIMITS.redirects} redirections.`);
      url = nextUrl(location, url);
      continue;
    }
    const body = await read(response);
    const latencyMs = performance.now() - begin;
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
    requireAnswer(probe, { status, headers, body }, latencyMs);
    const endsSoon = certificateEnds && certificateProblem(certificateEnds, probe.certificateDays, options.now);
    if (endsSoon) return { state: "degraded", reason: "certificate", latencyMs, detail: endsSoon };
    return answered(latencyMs, probe.slowAfterMs, `Status ${status}.`);
  }
}

async function ask(url: URL, method: string, secret: Record<string, string>, options: LookOptions): Promise<IncomingMessage> {
  const isTls = url.protocol === "https:";
  const endpoint = await endpointOf(url.href, options);
  const request: RequestOptions = {
    host: endpoint.ip,
    port: endpoint.port,
    method,
    path: url.pathname + url.search,
    headers: { ...secret, host: url.host, "user-agent": USER_AGENT, accept: "*/*" },
    agent: false,
    signal: options.signal,
    ...(isTls && nameForTls(endpoint)),
  };
  return new Promise((resolve, reject) => {
    const sent = (isTls ? requestHttps : requestHttp)(request);
    sent.once("response", resolve);
    sent.once("error", reject);
    sent.end();
  });
}

function nextUrl(location: string, from: URL): URL {
  if (!URL.canParse(location, from)) throw new LookFailure("wrong", "It redirects to something that is no address.");
  const next = new URL(location, from);
  if (next.protocol !== "http:" && next.protocol !== "https:") throw new LookFailure("wrong", "It redirects to something that is not HTTP.");
  return next;
}

async function read(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= PROBE_LIMITS.bodyBytes) break;
  }
  response.destroy();
  return Buffer.concat(parts).subarray(0, PROBE_LIMITS.bodyBytes).toString("utf8");
}

function endOf({ socket }: IncomingMessage): Date | null {
  if (!("getPeerCertificate" in socket)) return null;
  const { valid_to } = (socket as TLSSocket).getPeerCertificate();
  return valid_to ? new Date(valid_to) : null;
}

const sooner = (one: Date | null, other: Date | null): Date | null => (one && other ? (one < other ? one : other) : (one ?? other));

/** What is to be said of a certificate that ends in fewer days; null while there are enough. */
export function certificateProblem(ends: Date, days: number, now: Date): string | null {
  const left = Math.floor((ends.getTime() - now.getTime()) / DAY_MS);
  return left < days ? `The certificate ends in ${left} days.` : null;
}
