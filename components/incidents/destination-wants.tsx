import type { AlertDestination } from "#lib/services/schema";
import { useWords } from "../format/words.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ServicesField } from "./incident-fields.tsx";

interface DestinationWantsProps extends Pick<AlertDestination, "severities" | "serviceKeys"> {
  /** Of every service that there is. */
  keys: string[];
}

/** Of which severities and of which services alerts go to a destination. */
export function DestinationWants({ severities, serviceKeys, keys }: DestinationWantsProps) {
  const t = useWords("disturbances");
  return (
    <>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium text-ink text-sm">{t("wants")}</legend>
        <Checkbox name="page" label={t("wantsPage")} defaultChecked={severities.includes("page")} />
        <Checkbox name="ticket" label={t("wantsTicket")} defaultChecked={severities.includes("ticket")} />
      </fieldset>
      <ServicesField keys={keys} value={serviceKeys} isOptional />
    </>
  );
}
