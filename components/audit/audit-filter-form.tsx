import Form from "next/form";
import { AUDIT_GROUPS, type AuditFilter } from "#lib/audit/schema";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

interface AuditFilterFormProps {
  action: string;
  filter: AuditFilter;
  /** For staff: the tenants to choose from. */
  tenants?: { value: string; label: string }[];
}

const ACTIONS = [
  { value: "", label: "Anything" },
  ...Object.entries(AUDIT_GROUPS).flatMap(([key, { label, actions }]) => [
    { value: `${key}.*`, label: `${label}: all` },
    ...Object.entries(actions).map(([value, name]) => ({ value, label: `– ${name}` })),
  ]),
];

/** What to look for in the trail; the address keeps it, and it works without script. */
export function AuditFilterForm({ action, filter, tenants }: AuditFilterFormProps) {
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
    <search aria-label="Audit trail">
      <Form action={action} prefetch={false} scroll={false} className="grid gap-5">
        <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
          {text("who", "Who", "How the address or name begins; also in whose name.")}
          <Select key={`action ${filter.action}`} name="action" label="What" options={ACTIONS} defaultValue={filter.action ?? ""} isOptional />
          <TextField key={`from ${filter.from}`} name="from" type="date" label="From" defaultValue={filter.from} isOptional />
          <TextField key={`to ${filter.to}`} name="to" type="date" label="To" hint="This day included, in UTC." defaultValue={filter.to} isOptional />
          {tenants ? (
            <Select
              key={`tenant ${filter.tenant}`}
              name="tenant"
              label="Tenant"
              options={[{ value: "", label: "All, and the platform" }, { value: "platform", label: "The platform alone" }, ...tenants]}
              defaultValue={filter.tenant ?? ""}
              isOptional
            />
          ) : null}
          {text("text", "Words", "In what was changed, or in the reason.")}
        </div>
        <details open={Boolean(filter.subjectType ?? filter.subjectId ?? filter.ip ?? filter.requestId)} className="group">
          <summary className="w-fit cursor-pointer font-medium text-accent text-sm">More to look for</summary>
          <div className="mt-4 grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
            {text("subjectType", "Kind of thing", "Such as user, tenant or email.")}
            {text("subjectId", "Its id")}
            {text("ip", "Network address")}
            {text("requestId", "Request id")}
          </div>
        </details>
        <div className="flex flex-wrap gap-3">
          <Button type="submit">Search</Button>
          {isNarrowed ? (
            <LinkButton href={action} variant="secondary">
              Show everything
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </search>
  );
}
