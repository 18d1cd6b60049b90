import { chooseLocale, formatLocaleOf } from "#words/choose";

/** What is known of somebody's language where no browser asks: their own choice, and their tenant's. */
export interface MailLanguageHints {
  chosen: string | null;
  tenant: string | null;
}

/** The language of a mail, as a tag that numbers and dates can be written by ("de-CH"): the reader's choice, else the tenant's, else English. */
export const mailLanguage = ({ chosen, tenant }: MailLanguageHints): string => formatLocaleOf(chooseLocale({ chosen, tenant }), tenant);
