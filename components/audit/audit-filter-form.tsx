import Form from "next/form";
import { useSay, useWords } from "#components/format/words";
import { AUDIT_GROUPS, type AuditFilter } from "#lib/audit/schema";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

interface AuditFilterFormProps {
  action: string;
  filter: AuditFilter;
  /** For staff: the address of the tenant that is looked for, "platform", or "". */
  tenantSlug?: string;
  /** By whose clocks days are meant. */
  timeZone: string;
}

/** What to look for in the trail; the address keeps it, and it works without script. */
export function AuditFilterForm({ action, filter, tenantSlug, timeZone }: AuditFilterFormProps) {
  const [t, say] = [useWords("trail"), useSay()];
  const acts = [
    { value: "", label: t("anything") },
    ...Object.entries(AUDIT_GROUPS).flatMap(([key, { label, actions }]) => [
      { value: `${key}.*`, label: t("allOfGroup", { label: say(label) }) },
      ...Object.entries(actions).map(([value, name]) => ({ value, label: `– ${say(name)}` })),
    ]),
  ];
  const text = (name: keyof AuditFilter, label: string, hint?: string) => (
    <TextField
      key={`${name} ${filter[name]}`}
      name={name}
      label={label}
      hint={hint}
      defaultValue={filter[name]}
      maxLength={100}
      isOptional
      autoComplete="off"
    />
  );
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <search aria-label={t("auditTrail")}>
      <Form action={action} prefetch={false} scroll={false} className="grid gap-5">
        <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {text("who", t("who"), t("howTheAddressOrNameBegins"))}
          <Select
            key={`action ${filter.action}`}
            name="action"
            label={t("what")}
            options={JSON.stringify(acts)}
            defaultValue={filter.action ?? ""}
            isOptional
          />
          <TextField key={`from ${filter.from}`} name="from" type="date" label={t("from")} defaultValue={filter.from} isOptional />
          <TextField
            key={`to ${filter.to}`}
            name="to"
            type="date"
            label={t("to")}
            hint={t("thisDayIncludedIn", { timeZone })}
            defaultValue={filter.to}
            isOptional
          />
          {tenantSlug === undefined ? null : (
            <TextField
              key={`tenant ${tenantSlug}`}
              name="tenant"
              label={t("tenant")}
              hint={t("itsAddressOrPlatform")}
              defaultValue={tenantSlug}
              maxLength={63}
              isOptional
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
          )}
          {text("text", t("words"), t("inWhatWasChanged"))}
        </div>
        <details open={Boolean(filter.subjectType ?? filter.subjectId ?? filter.ip ?? filter.requestId)} className="group">
          <summary className="w-fit cursor-pointer font-medium text-accent text-sm">{t("moreToLookFor")}</summary>
          <div className="mt-4 grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
            {text("subjectType", t("kindOfThing"), t("suchAsUserTenantOrEmail"))}
            {text("subjectId", t("objectId"))}
            {text("ip", t("networkAddress"))}
            {text("requestId", t("requestId"))}
          </div>
        </details>
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{t("search")}</Button>
          {isNarrowed ? (
            <LinkButton href={action} variant="secondary">
              {t("showEverything")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </search>
  );
}
