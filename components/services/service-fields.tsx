import { useSay, useWords } from "#components/format/words";
import { linesOf, SERVICE_KINDS, type Service, VISIBILITIES } from "#lib/services/schema";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { KIND_LABELS, VISIBILITY_LABELS } from "./service-state.tsx";

export const SERVICE_FIELDS = ["key", "name", "kind", "visibility", "owner", "description", "runbookUrl", "tenants", "needs", "instances", "probes"];

const NOTHING = { tenants: "", needs: "", instances: "" };
/** Keys and addresses: nothing that a keyboard should capitalize or correct. */
const AS_TYPED = { autoComplete: "off", autoCapitalize: "none", spellCheck: false } as const;

/** All that is said of a service, for the form around. `service` is null for a new one, whose key is asked for; `probes` as text. */
export function ServiceFields({ service, probes }: { service: Service | null; probes: string }) {
  const [t, say] = [useWords("services"), useSay()];
  const lines = service ? linesOf(service) : NOTHING;
  return (
    <>
      {service ? null : <TextField name="key" label={t("key")} hint={t("itStaysAsItIs")} maxLength={63} {...AS_TYPED} />}
      <TextField name="name" label={t("name")} defaultValue={service?.name} maxLength={120} autoComplete="off" />
      <Select
        name="kind"
        label={t("kind")}
        defaultValue={service?.kind ?? "backend"}
        options={SERVICE_KINDS.map((value) => ({ value, label: say(KIND_LABELS[value]) }))}
      />
      <Select
        name="visibility"
        label={t("statusPageTells")}
        defaultValue={service?.visibility ?? "staff"}
        options={VISIBILITIES.map((value) => ({ value, label: say(VISIBILITY_LABELS[value]) }))}
      />
      <TextField
        name="owner"
        label={t("owner")}
        hint={t("whoMendsIt")}
        defaultValue={service?.owner ?? ""}
        maxLength={120}
        autoComplete="off"
        isOptional
      />
      <TextField
        name="runbookUrl"
        label={t("runbook")}
        hint={t("whereItIsWrittenWhatToDo")}
        type="url"
        defaultValue={service?.runbookUrl ?? ""}
        maxLength={500}
        isOptional
        className={service ? "sm:col-span-2" : ""}
        {...AS_TYPED}
      />
      <TextArea
        name="description"
        label={t("whatItDoes")}
        defaultValue={service?.description}
        rows={2}
        maxLength={1_000}
        isOptional
        className="sm:col-span-2"
      />
      <TextArea name="needs" label={t("needs")} hint={t("needsHint")} defaultValue={lines.needs} rows={5} isOptional {...AS_TYPED} />
      <TextArea name="instances" label={t("instances")} hint={t("instancesHint")} defaultValue={lines.instances} rows={5} isOptional {...AS_TYPED} />
      <TextArea
        name="probes"
        label={t("probes")}
        hint={t("probesHint")}
        defaultValue={probes}
        rows={8}
        isOptional
        className="sm:col-span-2 [&_textarea]:font-mono"
        dir="ltr"
        {...AS_TYPED}
      />
      <TextArea
        name="tenants"
        label={t("onlyForTheseTenants")}
        hint={t("tenantsHint")}
        defaultValue={lines.tenants}
        rows={2}
        isOptional
        className="sm:col-span-2"
        {...AS_TYPED}
      />
    </>
  );
}
