import type { Recorder } from "#lib/audit";
import type { Teller } from "#lib/events";
import { invalid, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { enterPayment } from "./enter-payment.ts";
import type { PaymentProvider, ProviderMessage } from "./provider.ts";

/** The providers that send us messages, by their key. There is none yet: transfers are entered by staff, or found in the bank's statements. */
const PROVIDERS: ReadonlyMap<string, PaymentProvider> = new Map();
const MOST_MINOR = 2_000_000_000;

interface Knock {
  requestId: string;
  headers: ReadonlyMap<string, string>;
  /** The body to the byte; read only for a provider that there is. */
  read(): Promise<Uint8Array>;
}

/**
 * Takes a message of a provider of payments: what it says was paid is recorded once, however often it is sent, and settles invoices in the
 * same transaction. What it says of other things is heard and forgotten.
 * @returns the payment's id, also when it was recorded before; null when nothing was paid
 * @throws `not_found` for a provider that there is not, `forbidden` for a signature that is not right, `invalid` for an amount that cannot be
 */
export async function takeProviderMessage(
  runtime: Pick<Runtime, "db" | "jobs" | "clock">,
  key: string,
  { requestId, headers, read }: Knock,
  providers = PROVIDERS,
): Promise<{ paymentId: string | null }> {
  const provider = providers.get(key);
  if (!provider) throw notFound("This provider");
  const message: ProviderMessage = { headers, body: await read(), receivedAt: runtime.clock.now() };
  const paid = await provider.confirm(message);
  if (!paid) return { paymentId: null };
  const { amountMinor, currency } = paid;
  if (!Number.isInteger(amountMinor) || amountMinor < 1 || amountMinor > MOST_MINOR || !/^[A-Z]{3}$/.test(currency))
    throw invalid("This amount cannot be recorded.");
  const recorder: Recorder & Teller = {
    actor: { kind: "system", name: `payment provider ${key}` },
    origin: { ip: null, userAgent: null, deviceToken: null },
    clock: runtime.clock,
    jobs: runtime.jobs,
    requestId,
  };
  const { id } = await runtime.db.transaction({ kind: "system", purpose: "payment.provider" }, async (tx) => {
    requireKnown(await tx.prisma.tenant.count({ where: { id: paid.tenantId } }));
    return enterPayment(recorder, tx, { ...paid, provider: provider.key, note: "" });
  });
  return { paymentId: id };
}

/** @throws `not_found`: the provider keeps it, sends it again, and somebody sees it there */
function requireKnown(tenants: number): void {
  if (tenants === 0) throw notFound("The tenant that paid");
}
