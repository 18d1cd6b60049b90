import { useLocale } from "next-intl";
import { useWords } from "#components/format/words";

const namesByLocale = new Map<string, Intl.DisplayNames>();

/** The country of an address in words, or that it is not known. */
export function PlaceName({ country }: { country: string | null }) {
  const t = useWords("account");
  const locale = useLocale();
  if (country === null) return t("placeUnknown");
  const names = namesByLocale.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  namesByLocale.set(locale, names);
  return names.of(country) ?? country;
}
