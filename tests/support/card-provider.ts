import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { takeProviderMessage } from "#lib/billing";
import { forbidden } from "#lib/platform/errors";

type Providers = NonNullable<Parameters<typeof takeProviderMessage>[3]>;
type Provider = NonNullable<ReturnType<Providers["get"]>>;

const TOLERANCE_SECONDS = 300;
const paid = z.object({
  id: z.string(),
  type: z.string(),
  created: z.int(),
  data: z.object({
    object: z.object({
      id: z.string(),
      amount_received: z.int(),
      currency: z.string(),
      metadata: z.object({ tenant: z.uuid(), invoice: z.uuid().nullish() }),
    }),
  }),
});

/** `t=<seconds>,v1=<hex of HMAC-SHA-256 over "<t>.<body>">`, as it is widely used by providers of cards. */
export function signMessage(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

/** A provider of cards that speaks this protocol; it is there for tests alone. */
export function cardProvider(secret: string): Provider {
  return {
    key: "cards",
    prepare: async () => ({ kind: "redirect", url: "https://cards.test.example/pay" }),
    refund: async () => "sent",
    async confirm({ headers, body, receivedAt }) {
      const parts = (headers.get("x-signature") ?? "").split(",").map((part) => part.split("=") as [string, string?]);
      const seconds = Number(parts.find(([name]) => name === "t")?.[1]);
      const wanted = createHmac("sha256", secret).update(`${seconds}.`).update(body).digest();
      const isRight = parts.some(([name, text]) => {
        const given = Buffer.from(text ?? "", "hex");
        return name === "v1" && given.length === wanted.length && timingSafeEqual(given, wanted);
      });
      if (!isRight) throw forbidden("This signature is not right.");
      if (!(Math.abs(receivedAt.getTime() / 1_000 - seconds) <= TOLERANCE_SECONDS)) throw forbidden("This message is too old.");
      const event = paid.safeParse(JSON.parse(Buffer.from(body).toString("utf8")));
      if (!event.success || event.data.type !== "payment_intent.succeeded") return null;
      const { id: providerKey, amount_received: amountMinor, currency, metadata } = event.data.data.object;
      const receivedOn = new Date(event.data.created * 1_000).toISOString().slice(0, 10);
      return {
        tenantId: metadata.tenant,
        providerKey,
        currency: currency.toUpperCase(),
        amountMinor,
        receivedOn,
        invoiceId: metadata.invoice ?? null,
      };
    },
  };
}
