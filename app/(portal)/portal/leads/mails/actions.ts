"use server";

import { attachMail, discardMail } from "#lib/crm";
import { attachMailByHandInput, mailIdInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

const PATH = "/portal/leads/mails";

export const attachMailAction = serverAction({
  access: "tenant",
  input: attachMailByHandInput,
  async handle({ context, data: { id, about, aboutId } }) {
    await attachMail(context, id, { about, aboutId });
    return { message: "The mail stands on its page now.", goTo: PATH, toldAt: PATH };
  },
});

export const discardMailAction = serverAction({
  access: "tenant",
  input: mailIdInput,
  async handle({ context, data: { id } }) {
    await discardMail(context, id);
    return { message: "The mail is thrown away.", goTo: PATH, toldAt: PATH };
  },
});
