import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail server of a test's own, which can take mails and keep silent about it. */
export interface TestMailServer {
  /** For SMTP_URL. */
  url: string;
  /** Each mail that it took, also where its sender never learned of it. */
  taken: { to: string; messageId: string }[];
  /** How many senders wait for an answer just now. */
  silent(): number;
  /** From the next but `answered` mails on it takes each and does not say so. */
  fallSilentAfter(answered: number): void;
  /** Answers at once from now on. */
  answer(): void;
  stop(): Promise<void>;
}

/** Starts it on loopback. */
export async function startMailServer(): Promise<TestMailServer> {
  const taken: TestMailServer["taken"] = [];
  let answers = Number.POSITIVE_INFINITY;
  let silent = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, callback) {
      let message = "";
      stream.on("data", (chunk: Buffer) => {
        message += chunk.toString();
      });
      stream.on("end", () => {
        const messageId = /^Message-ID: *(\S+)/im.exec(message)?.[1] ?? "";
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, messageId });
        answers -= 1;
        if (answers >= 0) callback();
        else silent += 1;
      });
    },
  });
  // Whoever is killed while it sends breaks its connection off.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    silent: () => silent,
    fallSilentAfter(answered) {
      answers = answered;
      silent = 0;
    },
    answer() {
      answers = Number.POSITIVE_INFINITY;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
