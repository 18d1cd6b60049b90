import { COUNTRY_CODES } from "#lib/crm/schema";

interface CountryOption {
  value: string;
  label: string;
}

// Naming and sorting hundreds of countries costs more than a page that shows them.
const optionsByLocale = new Map<string, CountryOption[]>();

/** Countries by their names in a language, in its order. */
export function countryOptions(locale: string): CountryOption[] {
  const known = optionsByLocale.get(locale);
  if (known) return known;
  const [names, order] = [new Intl.DisplayNames(locale, { type: "region" }), new Intl.Collator(locale)];
  const options = COUNTRY_CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((one, other) =>
    order.compare(one.label, other.label),
  );
  optionsByLocale.set(locale, options);
  return options;
}
