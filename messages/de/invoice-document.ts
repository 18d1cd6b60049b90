import type { invoiceDocument as english } from "../en/invoice-document.ts";
import type { Same } from "../same.ts";

/** Rechnungen und Gutschriften als Dokumente, in der Sprache des Mandanten. */
export const invoiceDocument: Same<typeof english> = {
  invoice: "Rechnung",
  creditNote: "Gutschrift",
  taxId: "Steuernummer: {id}",
  issuedOn: "Ausgestellt am {day}",
  serviceFrom: "Für {first} bis {last}",
  dueBy: "Zu zahlen bis {day}",
  corrects: "Berichtigt Rechnung {number} vom {day}",
  why: "Grund: {reason}",
  planFor: "{plan}, {first} bis {last}",
  planOn: "{plan}, {day}",
  wholeMonth: "{price} für den ganzen Monat",
  partOfMonth: "{price} im Monat × {days} von {ofDays} Tagen",
  referralCredit: "Guthaben, weil Sie eingeladen wurden",
  referralCreditHow: "Eingeladen von {company}",
  correction: "Berichtigung der Rechnung {number}",
  net: "Netto",
  tax: "{label} {percent} %",
  taxUnnamed: "Steuer",
  total: "Gesamt",
  howToPay: "So zahlen Sie",
  holder: "Kontoinhaber",
  account: "Konto",
  reference: "Verwendungszweck",
  amount: "Betrag",
  scan: "Scannen Sie dies mit der App Ihrer Bank: Sie füllt alles aus.",
};
