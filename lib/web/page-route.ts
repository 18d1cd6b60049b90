import { readCookie } from "#lib/identity";
import { INTERNAL_HEADERS } from "#lib/platform/http";
import { withRequestId } from "#lib/platform/log";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import type { Settings } from "#lib/settings/schema";
import type { Locale } from "#words/locales";
import { ownPath } from "./own-path.ts";
import { localeOfBrowser } from "./reader.ts";
import { requestFacts } from "./request-facts.ts";

interface PageFacts {
  settings: Settings;
  now: Date;
  /** The language of the browser: whose page it is, is not asked. */
  locale: Locale;
  theme: "light" | "dark" | "system";
  /** For the page's own style. */
  nonce: string;
  /** Where its reader was going. */
  next: string | undefined;
}

type PageAnswer = { redirectTo: string } | { status: number; headers?: Record<string, string>; html: string };

/** The wrapper of pages that anybody may see and that must work, with a status of their own, when little else does. Nobody keeps them. */
export function pageRoute(answer: (facts: PageFacts) => PageAnswer): (request: Request) => Promise<Response> {
  return async (request) => {
    const runtime = getRuntime();
    const { requestId, cookieHeader } = requestFacts(request.headers);
    return withRequestId(requestId, async () => {
      const theme = readCookie(cookieHeader, "theme");
      const page = answer({
        settings: await installationSettings(runtime),
        now: runtime.clock.now(),
        locale: localeOfBrowser(cookieHeader, request.headers),
        theme: theme === "light" || theme === "dark" ? theme : "system",
        nonce: request.headers.get(INTERNAL_HEADERS.nonce) ?? "",
        next: ownPath.parse(new URL(request.url).searchParams.get("next") ?? undefined),
      });
      const shared = { "cache-control": "no-store", "x-request-id": requestId };
      if ("redirectTo" in page) return new Response(null, { status: 303, headers: { ...shared, location: page.redirectTo } });
      const headers = { ...shared, "content-type": "text/html; charset=utf-8", ...page.headers };
      return new Response(page.html, { status: page.status, headers });
    });
  };
}
