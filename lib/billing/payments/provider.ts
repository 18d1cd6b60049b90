/** What is to be paid, and by which reference it is known. */
export interface PaymentToMake {
  tenantId: string;
  invoiceId: string;
  currency: string;
  amountMinor: number;
  /** ISO 11649 */
  reference: string;
  /** The seller's account, as it stands on the invoice. */
  seller: { bankHolder: string; iban: string; bic: string; bankAccount: string };
}

/** What the payer does: transfer money themselves, or go to the provider's own page. */
export type PaymentInstructions =
  | {
      kind: "transfer";
      holder: string;
      iban: string;
      bic: string;
      account: string;
      reference: string;
      amountMinor: number;
      currency: string;
      /** The text of a QR code by EPC069-12; null where there is none. */
      code: string | null;
    }
  | { kind: "redirect"; url: string };

/** Money that came, as a provider says it. */
export interface ConfirmedPayment {
  tenantId: string;
  /** The provider's own name for it. The same payment told twice is recorded once. */
  providerKey: string;
  currency: string;
  amountMinor: number;
  /** "2026-12-01" */
  receivedOn: string;
  /** Paid before all others; null: the oldest debt first. */
  invoiceId: string | null;
}

/** What came through a provider's webhook, to the byte: signatures are over the bytes. */
export interface ProviderMessage {
  headers: ReadonlyMap<string, string>;
  body: Uint8Array;
  receivedAt: Date;
}

/**
 * A way to be paid. Providers of cards are added by writing one of these: a route hands their messages to `confirm`, and what that
 * returns goes through `enterPayment`, which records it once and settles invoices in one transaction (docs/invoices.md).
 */
export interface PaymentProvider<Message = ProviderMessage> {
  /** Stands on its payments: "manual". */
  key: string;
  /** How to pay. It may be asked for again and again, and answers the same while nothing has changed. */
  prepare(payment: PaymentToMake): Promise<PaymentInstructions>;
  /**
   * Reads a message of the provider. It checks the signature over the bytes, and that the message is not older than five minutes.
   * @returns what was paid; null for a message about something else
   * @throws `forbidden` for a signature that is not right
   */
  confirm(message: Message): Promise<ConfirmedPayment | null>;
  /**
   * Sends money back. Called twice with one key it sends it once.
   * @returns "sent", or "by_hand" where somebody has to send it
   */
  refund(refund: { providerKey: string; currency: string; amountMinor: number; key: string }): Promise<"sent" | "by_hand">;
}
