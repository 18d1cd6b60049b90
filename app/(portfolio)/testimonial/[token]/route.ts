import { consentText, describeTestimonial, giveTestimonial, noticeOf, takeTestimonialBack, testimonialPage } from "#lib/gamification";
import { giveTestimonialInput } from "#lib/gamification/schema";
import { fromZodError } from "#lib/platform/errors";
import { plainRoute } from "#lib/web";
import { sayIn, wordsOf } from "#words";
import { type Locale, localeFrom } from "#words/locales";

type Refused = Parameters<typeof plainRoute>[0]["refused"];

/** In the language of the one who asked; where nothing can be read, in the browser's. */
const refused: Refused = async ({ runtime, params: { token = "" }, nonce, locale: browser }, why) => {
  const asked = await describeTestimonial(runtime, token).catch(() => null);
  const locale = localeFrom(asked?.locale) ?? browser;
  return noticeOf(wordsOf(locale, "portfolioPage")("couldNot"), sayIn(locale, why), { locale, nonce, owner: asked?.tenantName ?? "" });
};

/** A link of nobody is told so on a page, and is not found to programs either. */
const pageOf = (asked: Parameters<typeof testimonialPage>[0], { nonce, locale }: { nonce: string; locale: Locale }) => ({
  status: asked ? (200 as const) : (404 as const),
  html: testimonialPage(asked, nonce, locale),
});

/** Opens the link of a mail, which changes nothing. */
export const GET = plainRoute({
  answer: async ({ runtime, params: { token = "" }, ...page }) => pageOf(await describeTestimonial(runtime, token), page),
  refused,
});

/** Gives the testimonial, or takes it back. */
export const POST = plainRoute({
  async answer({ runtime, context, params: { token = "" }, form: { act, ...form }, ...page }) {
    if (act === "back") return pageOf(await takeTestimonialBack(context, token, runtime), page);
    const asked = await describeTestimonial(runtime, token);
    if (!asked) return pageOf(null, page);
    const parsed = giveTestimonialInput.safeParse(form);
    if (!parsed.success) throw fromZodError(parsed.error, parsed.error.issues[0]?.message ?? "Some fields need attention.");
    const given = { quote: parsed.data.quote, consentText: consentText(asked) };
    return pageOf(await giveTestimonial(context, token, given, runtime), page);
  },
  refused,
});
