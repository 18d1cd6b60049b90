import type { CrmChoice, Owner } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { KinField } from "./kin-field.tsx";
import { OwnerSelect } from "./lead-fields.tsx";

/** What a form of a deal begins with, in the form's own shapes. */
interface DealForm {
  name: string;
  amount: string;
  expectedCloseOn: string | null;
  companyId: string | null;
  contactId: string | null;
  probability: number;
  ownerId: string | null;
  tags: string[];
}

export const DEAL_FIELDS = ["name", "amount", "expectedCloseOn", "companyId", "contactId", "probability", "ownerId", "tags"];

interface DealFieldsProps {
  deal?: DealForm;
  currency: string;
  contacts: CrmChoice[];
  companies: CrmChoice[];
  owners: Owner[];
  selfId: string;
  /** Null where the stage says how likely it is. */
  probability: number | null;
}

/** The fields of a deal, for one that is begun and for one that is changed. */
export function DealFields({ deal, currency, contacts, companies, owners, selfId, probability }: DealFieldsProps) {
  const [t, f] = [useWords("crm"), useFormats()];
  const shared = { hint: t("kinHint"), none: t("noneOfThese") };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField name="name" label={t("dealName")} defaultValue={deal?.name ?? ""} maxLength={200} autoComplete="off" className="sm:col-span-2" />
      <input type="hidden" name="currency" value={currency} />
      <TextField
        name="amount"
        label={t("amount")}
        hint={t("amountIn", { currency })}
        defaultValue={f.typedAmount(deal?.amount ?? "")}
        maxLength={30}
        autoComplete="off"
      />
      <TextField name="expectedCloseOn" type="date" label={t("expectedClose")} defaultValue={deal?.expectedCloseOn ?? ""} isOptional />
      <KinField {...shared} kind="company" name="companyId" label={t("company")} choices={companies} defaultValue={deal?.companyId ?? undefined} />
      <KinField {...shared} kind="contact" name="contactId" label={t("contact")} choices={contacts} defaultValue={deal?.contactId ?? undefined} />
      {probability === null ? null : (
        <NumberField name="probability" label={t("probability")} unit={t("probabilityUnit")} min={0} max={100} defaultValue={probability} />
      )}
      <OwnerSelect owners={owners} label={t("owner")} defaultValue={deal ? deal.ownerId : selfId} none={deal ? t("nobody") : t("me")} />
      <TextField name="tags" label={t("tags")} hint={t("tagsHint")} defaultValue={deal?.tags.join(", ") ?? ""} autoComplete="off" isOptional />
    </div>
  );
}
