"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { resendMail } from "#lib/outbox";
import { serverAction } from "#lib/web";

export const resendMailAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    await resendMail(context, id, runtime);
    refresh();
    return "The mail is on its way again.";
  },
});
