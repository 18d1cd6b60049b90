import { type RequestContext, readCookie } from "#lib/identity";
import { LOCALE_COOKIE, type Locale } from "#words/locales";
import { localeOfReader } from "./reader.ts";

/**
 * The language in which a route tells what it refuses. Our own screens, which alone carry the token of a session, show it as it comes;
 * every other caller gets the API's English, as it is documented.
 * @param context null where not even that could be made
 */
export function screenLocale(headers: Headers, context: Pick<RequestContext, "chosenLocale" | "tenant"> | null): Locale {
  if (!headers.has("x-csrf-token")) return "en";
  return localeOfReader(context, readCookie(headers.get("cookie"), LOCALE_COOKIE) ?? undefined, headers);
}
