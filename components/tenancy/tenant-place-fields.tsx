import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { TextField } from "../ui/text-field.tsx";

const TIME_ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
const CURRENCIES = Intl.supportedValuesOf("currency");
const currencyNames = new Map<string, Intl.DisplayNames>();

function currencyNamesIn(locale: string): Intl.DisplayNames {
  const known = currencyNames.get(locale) ?? new Intl.DisplayNames(locale, { type: "currency" });
  currencyNames.set(locale, known);
  return known;
}

interface TenantPlaceFieldsProps {
  timeZone: string;
  currency: string;
  locale: string;
}

/** Where a tenant is: time zone, currency and language, with what there is to choose from. */
export function TenantPlaceFields({ timeZone, currency, locale }: TenantPlaceFieldsProps) {
  const t = useWords("tenancy");
  const names = currencyNamesIn(useFormats().locale);
  return (
    <>
      <TextField
        name="timeZone"
        label={t("timeZone")}
        hint={t("daysOfFiguresAndStreaksBegin")}
        defaultValue={timeZone}
        list="time-zones"
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
      />
      <TextField
        name="currency"
        label={t("currency")}
        hint={t("aCodeOfThreeLettersSuch")}
        defaultValue={currency}
        list="currencies"
        autoComplete="off"
        spellCheck={false}
        maxLength={3}
      />
      <TextField
        name="locale"
        label={t("language")}
        hint={t("aLanguageTagSuchAsEn")}
        defaultValue={locale}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={35}
      />
      <datalist id="time-zones">
        {TIME_ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <datalist id="currencies">
        {CURRENCIES.map((code) => (
          <option key={code} value={code}>
            {names.of(code)}
          </option>
        ))}
      </datalist>
    </>
  );
}
