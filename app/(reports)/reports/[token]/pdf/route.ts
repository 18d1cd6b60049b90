import { isAppError } from "#lib/platform/errors";
import { sharedReportPdf, shareNotice, sharePage } from "#lib/reports";
import { plainRoute } from "#lib/web";
import { wordsOf } from "#words";
import { DEFAULT_LOCALE } from "#words/locales";

/** A shared report as a document, for whoever has its page open. */
export const POST = plainRoute({
  async answer({ runtime, params: { token = "" }, form: { proof = "" }, context, nonce }) {
    try {
      return await sharedReportPdf(runtime, token, proof, context.requestId);
    } catch (error) {
      if (isAppError(error) && error.code === "not_found") return { status: 404, html: sharePage({ state: "unknown" }, nonce) };
      throw error;
    }
  },
  refused: async ({ nonce }, why) => shareNotice(wordsOf(DEFAULT_LOCALE, "reportPage")("couldNot"), why, null, nonce),
});
