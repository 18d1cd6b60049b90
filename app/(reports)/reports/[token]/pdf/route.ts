import { isAppError } from "#lib/platform/errors";
import { couldNotNotice, sharedReportPdf, sharePage } from "#lib/reports";
import { plainRoute } from "#lib/web";

/** A shared report as a document, for whoever has its page open. */
export const POST = plainRoute({
  async answer({ runtime, params: { token = "" }, form: { proof = "" }, context, nonce, locale }) {
    try {
      return await sharedReportPdf(runtime, token, proof, context.requestId);
    } catch (error) {
      if (isAppError(error) && error.code === "not_found") return { status: 404, html: sharePage({ state: "unknown" }, nonce, locale) };
      throw error;
    }
  },
  refused: async ({ nonce, locale }, why) => couldNotNotice(why, locale, nonce),
});
