import type { Context } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { deviceLabel } from "./device-label.ts";
import { languageOfAddress } from "./language-of-address.ts";

/** Tells a person by mail what changed in how they sign in, so that a change by somebody else does not stay unseen. */
export async function mailFactorNotice(
  context: Context,
  tx: Transaction,
  runtime: Pick<Runtime, "config" | "jobs" | "clock">,
  userId: string,
  notice: { title: string; happened: string },
): Promise<void> {
  const { email, name } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, name: true } });
  const mail = composeMail(await languageOfAddress(tx, email), {
    title: notice.title,
    greeting: `Hello ${name},`,
    paragraphs: [
      `${notice.happened} This was done with ${deviceLabel(context.origin.userAgent)}, on ${context.clock.now().toUTCString()}.`,
      "If that was you, there is nothing to do. If not, end your sessions, change your password and look at your second factors.",
    ],
    action: { label: "See how you sign in", url: `${runtime.config.publicUrl}/account/security` },
  });
  await enqueueMail(runtime, tx, { tenantId: null, to: email, ...mail });
}
