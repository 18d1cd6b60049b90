import { createTransport, type Transporter } from "nodemailer";
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";

const SCOPE = { kind: "system", purpose: "mail" } as const;
const MAX_ERROR = 500;
const FILE_IS_GONE = "The file that it brings was removed since, a week after it was made. Send what it was about anew.";
let transport: { url: string; transporter: Transporter } | null = null;

/**
 * Sends one mail of the outbox. A mail that was sent is not sent again by a repeated job; between the server's answer
 * and our note of it a crash can still repeat it, so each carries a Message-ID made of its id. One whose file was removed meanwhile is not sent.
 */
export const sendMailJob = defineJob({
  name: "mail.send",
  schema: z.object({ id: z.uuid() }),
  retryLimit: 8,
  retryDelaySeconds: 15,
  expireInSeconds: 60,
  async handle({ id }, { runtime }) {
    const mail = await runtime.db.transaction(SCOPE, (tx) => tx.prisma.mailMessage.findUnique({ where: { id }, include: { file: true } }));
    if (!mail || mail.status === "sent") return;
    const noteFailure = (reason: string) =>
      runtime.db.transaction(SCOPE, (tx) =>
        tx.prisma.mailMessage.update({ where: { id }, data: { status: "failed", error: reason.slice(0, MAX_ERROR), attempts: { increment: 1 } } }),
      );
    // A mail that was held for long would say that it brings what it does not have any more. Trying again changes nothing of that.
    if (mail.file && mail.file.bytes === null) {
      await noteFailure(FILE_IS_GONE);
      return;
    }
    try {
      await transporterOf(runtime).sendMail({
        messageId: `<${id}@${new URL(runtime.config.publicUrl).hostname}>`,
        from: await senderOf(runtime),
        to: mail.recipient,
        subject: mail.subject,
        text: mail.text,
        ...(mail.html !== null && { html: mail.html }),
        ...(mail.file?.bytes && {
          attachments: [{ filename: mail.file.name, contentType: mail.file.contentType, content: Buffer.from(mail.file.bytes) }],
        }),
        ...(mail.unsubscribeUrl !== null && {
          headers: { "List-Unsubscribe": `<${mail.unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
        }),
      });
    } catch (error) {
      await noteFailure(error instanceof Error ? error.message : String(error));
      throw error;
    }
    await runtime.db.transaction(SCOPE, (tx) =>
      tx.prisma.mailMessage.update({ where: { id }, data: { status: "sent", error: null, sentAt: runtime.clock.now(), attempts: { increment: 1 } } }),
    );
  },
});

const SENDER_NAME = "mail.sender-name";

/** Has mails of this process come under a name of the operator's; null leaves the one in `MAIL_FROM`. */
export function nameSender({ rooms }: Pick<Runtime, "rooms">, name: () => Promise<string | null>): void {
  rooms.set(SENDER_NAME, name);
}

/** The address is always that of `MAIL_FROM`: mail servers accept no other. */
async function senderOf({ rooms, config }: Pick<Runtime, "rooms" | "config">): Promise<string | { name: string; address: string }> {
  const read = rooms.get(SENDER_NAME) as (() => Promise<string | null>) | undefined;
  const name = (await read?.()) ?? null;
  const [, address = config.MAIL_FROM] = /<([^<>]+)>\s*$/.exec(config.MAIL_FROM) ?? [];
  return name === null ? config.MAIL_FROM : { name, address };
}

function transporterOf(runtime: Runtime): Transporter {
  const url = runtime.config.SMTP_URL;
  if (url === undefined) throw new Error("SMTP_URL is not set in the worker, but a mail was queued for sending.");
  if (transport?.url !== url) transport = { url, transporter: createTransport(url) };
  return transport.transporter;
}
