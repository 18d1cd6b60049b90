import { requireTenant } from "#lib/access";
import { noticeOf, previewPortfolio } from "#lib/gamification";
import { notFound } from "#lib/platform/errors";
import { plainRoute } from "#lib/web";
import { sayIn, wordsOf } from "#words";
import { DEFAULT_LOCALE } from "#words/locales";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The page as it would be published now. */
export const GET = plainRoute({
  answer({ context, params: { id = "" }, nonce }) {
    const tenant = requireTenant(context);
    if (!UUID.test(id)) throw notFound("This portfolio");
    return previewPortfolio(tenant, id, nonce);
  },
  async refused({ nonce }, why) {
    const locale = DEFAULT_LOCALE;
    return noticeOf(wordsOf(locale, "portfolioPage")("couldNot"), sayIn(locale, why), { locale, nonce, owner: "" });
  },
});
