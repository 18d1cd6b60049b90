import type { CompanyItem, ContactItem, CrmChoice, Owner } from "#lib/crm/schema";
import { useWords } from "../format/words.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CountrySelect } from "./country-select.tsx";
import { KinField } from "./kin-field.tsx";
import { OwnerSelect } from "./lead-fields.tsx";

export const CONTACT_FIELDS = ["firstName", "lastName", "email", "phone", "jobTitle", "companyId", "ownerId", "tags", "hasConsent"];
export const COMPANY_FIELDS = ["name", "domain", "industry", "phone", "city", "country", "ownerId", "tags"];

interface ContactFieldsProps {
  contact?: ContactItem;
  companies: CrmChoice[];
  owners: Owner[];
  selfId: string;
}

/** The fields of a contact, for one that is written down and for one that is changed. */
export function ContactFields({ contact, companies, owners, selfId }: ContactFieldsProps) {
  const t = useWords("crm");
  const text = (name: "firstName" | "lastName" | "email" | "phone" | "jobTitle", most: number, type = "text") => (
    <TextField name={name} type={type} label={t(name)} defaultValue={contact?.[name] ?? ""} maxLength={most} autoComplete="off" isOptional />
  );
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {text("firstName", 100)}
      {text("lastName", 100)}
      {text("email", 254, "email")}
      {text("phone", 40, "tel")}
      {text("jobTitle", 120)}
      <KinField
        kind="company"
        name="companyId"
        label={t("company")}
        hint={t("kinHint")}
        choices={companies}
        defaultValue={contact?.companyId ?? undefined}
        none={t("noneOfThese")}
      />
      <OwnerSelect owners={owners} label={t("owner")} defaultValue={contact ? contact.ownerId : selfId} none={contact ? t("nobody") : t("me")} />
      <TextField name="tags" label={t("tags")} hint={t("tagsHint")} defaultValue={contact?.tags.join(", ") ?? ""} autoComplete="off" isOptional />
      <Checkbox name="hasConsent" label={t("hasConsent")} defaultChecked={contact?.hasConsent ?? false} className="sm:col-span-2" />
    </div>
  );
}

interface CompanyFieldsProps {
  company?: CompanyItem;
  owners: Owner[];
  selfId: string;
}

/** The fields of a company, for one that is written down and for one that is changed. */
export function CompanyFields({ company, owners, selfId }: CompanyFieldsProps) {
  const t = useWords("crm");
  const text = (name: "industry" | "phone" | "city", most: number) => (
    <TextField name={name} label={t(name)} defaultValue={company?.[name] ?? ""} maxLength={most} autoComplete="off" isOptional />
  );
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField name="name" label={t("name")} defaultValue={company?.name ?? ""} maxLength={200} autoComplete="off" />
      <TextField
        name="domain"
        label={t("site")}
        placeholder={t("siteExample")}
        defaultValue={company?.domain ?? ""}
        maxLength={260}
        autoComplete="off"
        isOptional
      />
      {text("industry", 100)}
      {text("phone", 40)}
      {text("city", 100)}
      <CountrySelect defaultValue={company?.country ?? null} />
      <OwnerSelect owners={owners} label={t("owner")} defaultValue={company ? company.ownerId : selfId} none={company ? t("nobody") : t("me")} />
      <TextField name="tags" label={t("tags")} hint={t("tagsHint")} defaultValue={company?.tags.join(", ") ?? ""} autoComplete="off" isOptional />
    </div>
  );
}
