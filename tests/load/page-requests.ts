import { brotliCompressSync } from "node:zlib";
import type { BrowserContext, CDPSession } from "@playwright/test";

/** What a browser with an empty cache fetches to show a page, until nothing more comes. */
export interface PageRequests {
  /** All answers as they travel, headers included, bytes. */
  wireBytes: number;
  /** Scripts as they travel, bytes. */
  scriptBytes: number;
  requests: number;
  /** The longest chain of requests of which each waits for the one before; the document alone is 1. */
  depth: number;
  /** The addresses of that chain, the document first. */
  chain: string[];
  /** When the largest part was painted, ms after the navigation began. */
  largestPaintMs: number | null;
}

interface Seen {
  url: string;
  type: string;
  /** Who asked for it; null for the document. */
  parent: string | null;
  bytes: number;
}

interface Initiator {
  url?: string;
  stack?: Stack;
}

interface Stack {
  callFrames: { url: string }[];
  parent?: Stack;
}

const QUIET_MS = 1_500;

/** Opens a page in a fresh cache and counts. Depth is read from what the browser names as each request's initiator. */
export async function countRequests(context: BrowserContext, url: string): Promise<PageRequests> {
  const page = await context.newPage();
  const cdp: CDPSession = await context.newCDPSession(page);
  const seen = new Map<string, Seen>();
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  cdp.on("Network.requestWillBeSent", ({ requestId, request, type, initiator }) => {
    seen.set(requestId, { url: request.url, type: type ?? "Other", parent: parentOf(initiator as Initiator, url), bytes: 0 });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = seen.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForTimeout(QUIET_MS);
  const largestPaintMs = await page.evaluate(
    () =>
      new Promise<number | null>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? null)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
        setTimeout(() => resolve(null), 1_000);
      }),
  );
  await page.close();
  const all = [...seen.values()].filter((each) => each.url.startsWith("http"));
  const chain = longestChain(all);
  const sum = (some: Seen[]) => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    wireBytes: sum(all),
    scriptBytes: sum(all.filter(({ type }) => type === "Script")),
    requests: all.length,
    depth: chain.length,
    chain,
    largestPaintMs,
  };
}

/** The file whose code asked for it, or the document that named it. */
function parentOf({ url, stack }: Initiator, document: string): string | null {
  for (let part = stack; part; part = part.parent) {
    const frame = part.callFrames.find((each) => each.url.startsWith("http"));
    if (frame) return frame.url;
  }
  return url ?? document;
}

function longestChain(all: Seen[]): string[] {
  const parents = new Map(all.map((each) => [each.url, each.parent]));
  let longest: string[] = [];
  for (const { url } of all) {
    const chain = [url];
    for (let parent = parents.get(url); parent && !chain.includes(parent); parent = parents.get(parent)) chain.unshift(parent);
    if (chain.length > longest.length) longest = chain;
  }
  return longest;
}

/** Scripts named by tags of the page, as they travel by Brotli, bytes; what a list page may send is counted by them. */
export async function scriptTagBytes(url: string, path: string, cookie: string): Promise<number> {
  const html = await (await fetch(url + path, { headers: { cookie } })).text();
  // Browsers that know modules do not load what is marked noModule.
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  let total = 0;
  for (const source of new Set(tags.map(([, each]) => each))) {
    const response = await fetch(url + source, { headers: { "accept-encoding": "br" } });
    const length = response.headers.get("content-length");
    total += length && response.headers.get("content-encoding") === "br" ? Number(length) : brotliCompressSync(await response.bytes()).byteLength;
  }
  return total;
}
