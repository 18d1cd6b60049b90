import type { Runtime } from "#lib/platform/runtime";
import { type Notice, noticePage, ownerUnread, pageReaderOf, type StatusPageOwner, statusPageOwner } from "#lib/services";
import { sayIn, type Words, wordsOf } from "#words";
import type { Locale } from "#words/locales";

interface Asked {
  runtime: Runtime;
  headers: Headers;
  nonce: string;
}

interface Speaker {
  page: StatusPageOwner;
  locale: Locale;
  t: Words<"statusPage">;
}

/** A page that says one thing, in the look and the language of the status page that it was asked on. */
export async function statusNotice(asked: Asked, notice: (speaker: Speaker) => Promise<Notice> | Notice): Promise<string> {
  return noticeOn(await statusPageOwner(asked.runtime, asked.headers.get("host")), asked, notice);
}

async function noticeOn(page: StatusPageOwner, { headers, nonce }: Asked, notice: (speaker: Speaker) => Promise<Notice> | Notice): Promise<string> {
  const accept = headers.get("accept-language");
  const cookie = headers.get("cookie");
  const reader = pageReaderOf({ ...(cookie !== null && { cookie }), ...(accept !== null && { "accept-language": accept }) }, page.locale);
  const { locale } = reader;
  return noticePage(page, reader, nonce, await notice({ page, locale, t: wordsOf(locale, "statusPage") }));
}

/** The page that says why something was refused: also that the database does not answer, so that it cannot be read whose page it is. */
export async function refusedNotice(asked: Asked, why: string): Promise<string> {
  const page = await statusPageOwner(asked.runtime, asked.headers.get("host")).catch(() => ownerUnread(asked.runtime));
  return noticeOn(page, asked, ({ t, locale }) => ({ title: t("couldNot"), text: sayIn(locale, why) }));
}
