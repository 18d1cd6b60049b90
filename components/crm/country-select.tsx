import { COUNTRY_CODES } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Select } from "../ui/select.tsx";
import { countryOptions } from "./country-options.ts";

/** A country by its name in the reader's language. @param defaultValue its code, which stays to be chosen also where we know no country by it */
export function CountrySelect({ defaultValue }: { defaultValue: string | null }) {
  const t = useWords("crm");
  const { locale } = useFormats();
  const known = countryOptions(locale);
  const isKnown = defaultValue === null || COUNTRY_CODES.includes(defaultValue);
  const options = [{ value: "", label: t("notKnown") }, ...(isKnown ? [] : [{ value: defaultValue, label: defaultValue }]), ...known];
  return <Select name="country" label={t("country")} defaultValue={defaultValue ?? ""} options={JSON.stringify(options)} isOptional />;
}
