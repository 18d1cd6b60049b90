import { consentText, describeTestimonial, giveTestimonial, noticeOf, takeTestimonialBack, testimonialPage } from "#lib/gamification";
import { giveTestimonialInput } from "#lib/gamification/schema";
import { fromZodError } from "#lib/platform/errors";
import { plainRoute } from "#lib/web";
import { sayIn, wordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";

type Refused = Parameters<typeof plainRoute>[0]["refused"];

/** In the language of the one who asked; where nothing can be read, in ours. */
const refused: Refused = async ({ runtime, params: { token = "" }, nonce }, why) => {
  const asked = await describeTestimonial(runtime, token).catch(() => null);
  const locale = localeFrom(asked?.locale) ?? DEFAULT_LOCALE;
  return noticeOf(wordsOf(locale, "portfolioPage")("couldNot"), sayIn(locale, why), { locale, nonce, owner: asked?.tenantName ?? "" });
};

/** A link of nobody is told so on a page, and is not found to programs either. */
const pageOf = (asked: Parameters<typeof testimonialPage>[0], nonce: string) => ({
  status: asked ? (200 as const) : (404 as const),
  html: testimonialPage(asked, nonce),
});

/** Opens the link of a mail, which changes nothing. */
export const GET = plainRoute({
  answer: async ({ runtime, params: { token = "" }, nonce }) => pageOf(await describeTestimonial(runtime, token), nonce),
  refused,
});

/** Gives the testimonial, or takes it back. */
export const POST = plainRoute({
  async answer({ runtime, context, params: { token = "" }, form: { act, ...form }, nonce }) {
    if (act === "back") return pageOf(await takeTestimonialBack(context, token, runtime), nonce);
    const asked = await describeTestimonial(runtime, token);
    if (!asked) return pageOf(null, nonce);
    const parsed = giveTestimonialInput.safeParse(form);
    if (!parsed.success) throw fromZodError(parsed.error, parsed.error.issues[0]?.message ?? "Some fields need attention.");
    const given = { quote: parsed.data.quote, consentText: consentText(asked) };
    return pageOf(await giveTestimonial(context, token, given, runtime), nonce);
  },
  refused,
});
