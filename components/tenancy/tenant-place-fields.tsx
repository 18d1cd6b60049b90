import { TextField } from "../ui/text-field.tsx";

const TIME_ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
const CURRENCIES = Intl.supportedValuesOf("currency");
const CURRENCY_NAMES = new Intl.DisplayNames("en", { type: "currency" });

interface TenantPlaceFieldsProps {
  timeZone: string;
  currency: string;
  locale: string;
}

/** Where a tenant is: time zone, currency and language, with what there is to choose from. */
export function TenantPlaceFields({ timeZone, currency, locale }: TenantPlaceFieldsProps) {
  return (
    <>
      <TextField
        name="timeZone"
        label="Time zone"
        hint="Days of figures and streaks begin at midnight here."
        defaultValue={timeZone}
        list="time-zones"
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
      />
      <TextField
        name="currency"
        label="Currency"
        hint="A code of three letters, such as EUR."
        defaultValue={currency}
        list="currencies"
        autoComplete="off"
        spellCheck={false}
        maxLength={3}
      />
      <TextField
        name="locale"
        label="Language"
        hint="A language tag such as en or de-CH; numbers and dates follow it."
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
            {CURRENCY_NAMES.of(code)}
          </option>
        ))}
      </datalist>
    </>
  );
}
