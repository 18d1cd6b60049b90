import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieNames } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
import { meterCall } from "#lib/usage";
import { currentStatus } from "../prober.ts";
import { platformStatus, type StatusPart } from "../schema.ts";
import { atomFeed, rssFeed } from "../status/feeds.ts";
import { tellPlatform } from "../status/told-status.ts";
import { KeptAnswer } from "./kept-answer.ts";
import { styleOf } from "./page-frame.ts";
import { publicStatusPage } from "./page-html.ts";
import { PageMemory, type PageNow } from "./page-memory.ts";
import { type PageReader, pageReaderOf } from "./page-reader.ts";
import { PUBLIC_PAGE_SCRIPT } from "./page-script.ts";

export interface StatusDesk {
  /** Whether it answers this request: what everybody is told of the status, asked for by somebody who is nobody. */
  owns(request: IncomingMessage): boolean;
  /** Answers it. Fails where not even memory helps, before anything is sent. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface Kept {
  answer: KeptAnswer;
  until: number;
}

/** For how long an answer is given again, and may be kept by whoever got it. */
const KEPT_MS = 1_000;
const FEED_KEPT_SECONDS = 60;
/** Pages of all brands, languages and themes that are asked for now. */
const MOST_KEPT = 300;
const CACHED = `public, max-age=${KEPT_MS / 1_000}`;
const LOGO = /^\/status\/logo\/([0-9a-f]{64})$/;
const FEEDS: Record<string, { type: string; make: typeof atomFeed }> = {
  "/status/atom.xml": { type: "application/atom+xml; charset=utf-8", make: atomFeed },
  "/status/rss.xml": { type: "application/rss+xml; charset=utf-8", make: rssFeed },
};
const SCRIPT_HASH = hashOf(PUBLIC_PAGE_SCRIPT);

/**
 * Tells everybody how the services are, ahead of Next: the status page, its feeds, and `GET /api/status`. They are made at most once a second
 * from what the process knows, and given from memory however many ask: that is when all come. Whoever is signed in is Next's.
 */
export function createStatusDesk(runtime: Runtime, { isHttps }: { isHttps: boolean }): StatusDesk {
  const session = cookieNames(runtime.config.publicUrl).session;
  const pages = new PageMemory(runtime);
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<KeptAnswer>>();

  /** The answer under a name: as it was made within the last second, or made anew by the first who asks. */
  function keptAs(name: string, make: () => Promise<KeptAnswer>): KeptAnswer | Promise<KeptAnswer> {
    const known = kept.get(name);
    if (known && known.until > performance.now()) return known.answer;
    const under = making.get(name);
    if (under) return under;
    const made = make()
      .then((answer) => {
        kept.delete(name);
        if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
        // As it was before, so are its compressed forms.
        const same = known?.answer.etag === answer.etag ? known.answer : answer;
        kept.set(name, { answer: same, until: performance.now() + KEPT_MS });
        return same;
      })
      .finally(() => making.delete(name));
    making.set(name, made);
    return made;
  }

  const platform = async () => {
    const told = platformStatus.parse({ ...(await tellPlatform(runtime, { kind: "public" })), leaderboard: null });
    return new KeptAnswer(JSON.stringify(told), [
      ["Content-Type", "application/json"],
      ["Cache-Control", CACHED],
      ["Vary", "Cookie, Authorization, Accept-Encoding"],
    ]);
  };

  const page = async (place: string, reader: (now: PageNow) => PageReader) => {
    const now = await pages.pageAt(place);
    return new KeptAnswer(publicStatusPage(now.content, reader(now), now.staleness), [
      ["Content-Type", "text/html; charset=utf-8"],
      ["Content-Security-Policy", policyOf(now, isHttps)],
      ["Cache-Control", CACHED],
      ["Vary", "Cookie, Accept-Language, Accept-Encoding"],
    ]);
  };

  const feed = async (place: string, path: string) => {
    const { content } = await pages.pageAt(place);
    const { type, make } = FEEDS[path] as (typeof FEEDS)[string];
    return new KeptAnswer(make(content.view, `${content.view.page.url}${path.slice("/status".length)}`), [
      ["Content-Type", type],
      ["Cache-Control", `public, max-age=${FEED_KEPT_SECONDS}`],
      ["Vary", "Cookie, Accept-Encoding"],
    ]);
  };

  async function answerLogo(request: IncomingMessage, response: ServerResponse, place: string, hash: string): Promise<void> {
    const { logo } = (await pages.pageAt(place)).content.brand;
    if (logo?.hash !== hash) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
      response.end("There is no such logo.\n");
      return;
    }
    const bytes = Buffer.from(logo.base64, "base64");
    response.writeHead(200, {
      "Content-Type": logo.contentType,
      "Content-Length": bytes.length,
      "Cache-Control": "public, max-age=31536000, immutable",
    });
    response.end(request.method === "HEAD" ? undefined : bytes);
  }

  /** While the database is down nobody can be known, and everybody is told what everybody may know. */
  const isNobody = ({ authorization, cookie }: IncomingMessage["headers"]) =>
    (authorization === undefined && !mayBeSignedIn(cookie, session)) || currentStatus(runtime).parts.some(isDatabaseDown);

  return {
    owns({ method, url = "", headers }) {
      if (method !== "GET" && method !== "HEAD") return false;
      if (url === "/api/status") return isNobody(headers);
      if (!url.startsWith("/status")) return false;
      const path = pathOf(url);
      return (path === "/status" || path in FEEDS || LOGO.test(path)) && isNobody(headers);
    },

    async answer(request, response) {
      const { url = "", headers } = request;
      const path = pathOf(url);
      if (path === "/api/status") {
        const began = performance.now();
        const answer = keptAs(path, platform);
        const status = (answer instanceof KeptAnswer ? answer : await answer).send(request, response);
        meterCall(runtime, { tenantId: null, keyId: null, route: "GET /api/status", status, durationMs: performance.now() - began });
        return;
      }
      const place = await pages.placeOf(headers.host);
      const logo = LOGO.exec(path)?.[1];
      if (logo) return answerLogo(request, response, place, logo);
      const isPage = path === "/status";
      const name = `${path} ${place} ${isPage ? nameOfReader(pageReaderOf(headers, null), headers) : ""}`;
      const make = isPage ? () => page(place, ({ content }) => pageReaderOf(headers, content.brand.locale)) : () => feed(place, path);
      (await keptAs(name, make)).send(request, response);
    },
  };
}

const pathOf = (url: string) => {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
};

const isDatabaseDown = ({ key, state }: StatusPart) => key === "database" && state === "down";

/** Next decides whether the session counts; NextAuth splits long ones over several cookies of the same beginning. */
const mayBeSignedIn = (cookie: string | undefined, session: string) => cookie?.includes(session) ?? false;

/** Who asks for no language gets the page owner's. */
const nameOfReader = ({ locale, theme }: PageReader, headers: IncomingMessage["headers"]) =>
  `${headers["accept-language"] === undefined && !headers.cookie?.includes("locale=") ? "" : locale} ${theme}`;

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Nothing but what the page itself has in it. */
function policyOf({ content }: PageNow, isHttps: boolean): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(styleOf(content.brand))}`,
    `script-src ${SCRIPT_HASH}`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
