import { parseConnectionUrl } from "nodemailer/lib/shared/index.js";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";

/**
 * Connects to a mail server as for a mail, up to its answer to EHLO (RFC 5321, 4.1.1.1), and sends none; it does not sign in.
 * @param url as `SMTP_URL` has it
 * @returns how long that took, in milliseconds
 * @throws where it is not reached, refuses, or says nothing within the time
 */
export async function greetMailServer(url: string, timeoutMs: number): Promise<number> {
  const began = performance.now();
  const limits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs };
  const connection = new SMTPConnection({ ...parseConnectionUrl(url), ...limits });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const timer = setTimeout(reject, timeoutMs, new Error(`The mail server said nothing within ${timeoutMs} ms.`));
  // Also for what it says when nobody waits for it any more.
  connection.on("error", reject);
  connection.once("end", () => reject(new Error("The mail server ended the connection.")));
  connection.connect(() => resolve(performance.now() - began));
  try {
    const latencyMs = await promise;
    connection.quit();
    return latencyMs;
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
