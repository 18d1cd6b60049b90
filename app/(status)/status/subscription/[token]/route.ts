import { confirmSubscription, describeSubscription, endSubscription } from "#lib/services";
import type { Subscription } from "#lib/services/schema";
import { plainRoute } from "#lib/web";
import { refusedNotice, statusNotice } from "../../status-notice.ts";

type Speaker = Parameters<Parameters<typeof statusNotice>[1]>[0];

/** Opens the link of a mail, which changes nothing. */
export const GET = plainRoute({
  answer: ({ params: { token = "" }, ...asked }) =>
    statusNotice(asked, async (speaker) => standing(await describeSubscription(asked.runtime, token), speaker)),
  refused: refusedNotice,
});

/** Confirms or ends it. Whatever else is sent ends it: mail programs send `List-Unsubscribe=One-Click` (RFC 8058). */
export const POST = plainRoute({
  answer: ({ params: { token = "" }, context, form, ...asked }) =>
    statusNotice(asked, async (speaker) => {
      if (form.act === "confirm") return standing(await confirmSubscription(context, token, asked.runtime), speaker);
      const email = await endSubscription(context, token, asked.runtime);
      const { t, page } = speaker;
      return email === null ? unknown(speaker) : { title: t("endedTitle"), text: t("endedNote", { email, name: page.name }) };
    }),
  refused: refusedNotice,
});

const unknown = ({ t }: Speaker) => ({ title: t("unknownLink"), text: t("unknownLinkNote") });

function standing(subscription: Subscription, speaker: Speaker) {
  if (subscription.state === "unknown") return unknown(speaker);
  const { t, page } = speaker;
  const { address: email, state } = subscription;
  if (state === "asked")
    return { title: t("confirmTitle", { name: page.name }), text: t("confirmNote", { email }), act: { name: "confirm", label: t("confirmButton") } };
  return { title: t("confirmedTitle"), text: t("confirmedNote", { email, name: page.name }), act: { name: "end", label: t("endButton") } };
}
