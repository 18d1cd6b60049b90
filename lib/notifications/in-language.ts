import type { Locale } from "#words/locales";
import { sayIn } from "#words/say";
import type { Notification } from "./schema.ts";

/** A notification, which is kept in English, as its reader reads it. @param tag the variety that numbers and dates are written by ("de-CH") */
export const inLanguage = (notification: Notification, locale: Locale, tag: string): Notification => ({
  ...notification,
  title: sayIn(locale, notification.title, tag),
  body: sayIn(locale, notification.body, tag),
});
