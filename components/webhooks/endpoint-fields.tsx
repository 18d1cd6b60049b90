import type { WebhookEndpoint } from "#lib/webhooks/schema";
import { useSay, useWords } from "../format/words.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/text-field.tsx";

interface EndpointFieldsProps {
  kinds: { name: string; what: string }[];
  endpoint?: Pick<WebhookEndpoint, "url" | "description" | "kinds">;
}

export const endpointFieldNames = (kinds: { name: string }[]): string[] => ["url", "description", ...kinds.map(({ name }) => `kind:${name}`)];

/** Where an endpoint is, and what it is told of. */
export function EndpointFields({ kinds, endpoint }: EndpointFieldsProps) {
  const say = useSay();
  const t = useWords("integrations");
  return (
    <>
      <div className="grid gap-5 md:grid-cols-2">
        <TextField
          name="url"
          label={t("address")}
          hint={t("itBeginsWithHttpsAndIs")}
          inputMode="url"
          maxLength={1_000}
          defaultValue={endpoint?.url}
          autoComplete="off"
          dir="ltr"
        />
        <TextField
          name="description"
          label={t("description")}
          hint={t("whoReadsItAndWhatFor")}
          maxLength={200}
          defaultValue={endpoint?.description}
          isOptional
          autoComplete="off"
        />
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-3 font-semibold text-base text-ink">{t("whatItIsToldOf")}</legend>
        <div className="grid gap-x-6 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
          {kinds.map(({ name, what }) => (
            <Checkbox key={name} name={`kind:${name}`} label={say(what)} hint={<code>{name}</code>} defaultChecked={endpoint?.kinds.includes(name)} />
          ))}
        </div>
      </fieldset>
    </>
  );
}
