import { epcCodeOf } from "./epc-code.ts";
import type { ConfirmedPayment, PaymentProvider } from "./provider.ts";

/** Bank transfer: the payer transfers by the reference, staff see it in the bank's statement and enter it, and send money back themselves. */
export const manualProvider: PaymentProvider<ConfirmedPayment> = {
  key: "manual",
  async prepare({ seller, reference, amountMinor, currency }) {
    const { bankHolder: holder, iban, bic, bankAccount: account } = seller;
    const code = epcCodeOf({ kind: "invoice", currency, reference, leftMinor: amountMinor, seller });
    return { kind: "transfer", holder, iban, bic, account, reference, amountMinor, currency, code };
  },
  // What staff enter is the message, and their sign-in is its signature.
  confirm: async (entered) => entered,
  refund: async () => "by_hand",
};
