import { fromZodError } from "#lib/platform/errors";
import { subscribeToStatus } from "#lib/services";
import { subscribeInput } from "#lib/services/schema";
import { plainRoute } from "#lib/web";
import { refusedNotice, statusNotice } from "../status-notice.ts";

/** Takes the form at the end of the public status page. */
export const POST = plainRoute({
  async answer({ context, form, ...asked }) {
    const parsed = subscribeInput.safeParse(form);
    if (!parsed.success) throw fromZodError(parsed.error, parsed.error.issues[0]?.message ?? "Enter a mail address.");
    return statusNotice(asked, async ({ page, locale, t }) => {
      await subscribeToStatus(context, parsed.data, { page, locale }, asked.runtime);
      return { title: t("lookIntoMailbox"), text: t("linkOnItsWay", { email: parsed.data.email }) };
    });
  },
  refused: refusedNotice,
});
