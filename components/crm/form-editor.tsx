import type { ReactNode } from "react";
import type { LeadFormView, Owner } from "#lib/crm/schema";
import { FORM_FIELDS, FORM_LIMITS } from "#lib/crm/schema";
import type { Locale } from "#words/locales";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { NumberField } from "../ui/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

interface FormEditorProps {
  /** Null for a new one. */
  form: LeadFormView | null;
  owners: Owner[];
  /** What a new one speaks at first: its words are proposed in it. */
  language: Locale;
  action: FormAction;
  idempotencyKey?: string;
}

const TWO = "grid gap-5 sm:grid-cols-2";
const USUAL = ["firstName", "lastName", "email", "companyName", "message"];
const OWN = [
  ...["name", "title", "intro", "language", "fields", "consentText", "submitLabel", "thanksText", "redirectUrl", "allowedOrigins", "source", "tags"],
  ...["assignment", "ownerId", "minSeconds", "hourlyLimit", "proofBits", "replySubject", "replyText", "isActive"],
];
const FIELDS = [...OWN, ...FORM_FIELDS.flatMap((name) => [`use_${name}`, `label_${name}`, `need_${name}`])];

/** Everything about a form: what it asks for, what it says, who gets its leads, and what protects it. */
export function FormEditor({ form, owners, language, action, idempotencyKey }: FormEditorProps) {
  const t = useWords("leadForms");
  return (
    <ActionForm
      action={action}
      label={form ? t("settings") : t("newForm")}
      fields={FIELDS}
      hidden={form ? { id: form.id, version: String(form.version) } : {}}
      idempotencyKey={idempotencyKey}
      className="grid gap-6"
    >
      <Card title={t("texts")}>
        <div className="grid gap-5">
          <div className={TWO}>
            <TextField name="name" label={t("name")} hint={t("nameHint")} maxLength={80} defaultValue={form?.name} />
            <Select
              name="language"
              label={t("language")}
              defaultValue={form?.language ?? language}
              options={[
                { value: "en", label: t("languageEn") },
                { value: "de", label: t("languageDe") },
              ]}
            />
          </div>
          <TextField name="title" label={t("title")} maxLength={120} defaultValue={form?.title} />
          <TextArea name="intro" label={t("intro")} rows={2} maxLength={1000} defaultValue={form?.intro} isOptional />
          <TextArea
            name="consentText"
            label={t("consentText")}
            hint={t("consentTextHint")}
            rows={2}
            maxLength={1000}
            defaultValue={form ? form.consentText : t("consentTextStart")}
            isOptional
          />
          <div className={TWO}>
            <TextField name="submitLabel" label={t("submitLabel")} maxLength={40} defaultValue={form?.submitLabel ?? t("submitLabelStart")} />
            <TextField name="redirectUrl" label={t("redirectUrl")} hint={t("redirectUrlHint")} defaultValue={form?.redirectUrl ?? ""} isOptional />
          </div>
          <TextArea name="thanksText" label={t("thanksText")} rows={2} maxLength={1000} defaultValue={form?.thanksText ?? t("thanksTextStart")} />
          <Switch name="isActive" label={t("isActive")} defaultChecked={form?.isActive ?? true} />
        </div>
      </Card>
      <Card title={t("fields")} note={t("fieldsNote")}>
        <FieldRows form={form} />
      </Card>
      <Card title={t("leads")}>
        <div className={TWO}>
          <TextField name="source" label={t("source")} defaultValue={form?.source ?? "website"} />
          <TextField name="tags" label={t("tags")} hint={t("tagsHint")} defaultValue={form?.tags.join(", ") ?? ""} isOptional />
          <Select
            name="assignment"
            label={t("assignment")}
            defaultValue={form?.assignment ?? "rules"}
            options={[
              { value: "rules", label: t("assignmentRules") },
              { value: "nobody", label: t("assignmentNobody") },
              { value: "person", label: t("assignmentPerson") },
            ]}
          />
          <Select
            name="ownerId"
            label={t("owner")}
            defaultValue={form?.ownerId ?? ""}
            options={[{ value: "", label: t("nobody") }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </div>
      </Card>
      <Card title={t("protection")} note={t("protectionNote")}>
        <div className={TWO}>
          <NumberField name="minSeconds" label={t("minSeconds")} unit={t("seconds")} min={0} max={60} defaultValue={String(form?.minSeconds ?? 3)} />
          <NumberField name="hourlyLimit" label={t("hourlyLimit")} min={1} max={1000} defaultValue={String(form?.hourlyLimit ?? 10)} />
          <NumberField
            name="proofBits"
            label={t("proofBits")}
            hint={t("proofBitsHint")}
            min={0}
            max={FORM_LIMITS.proofBits}
            defaultValue={String(form?.proofBits ?? 0)}
          />
          <TextArea
            name="allowedOrigins"
            label={t("allowedOrigins")}
            hint={t("allowedOriginsHint")}
            rows={3}
            defaultValue={form?.allowedOrigins.join("\n") ?? ""}
            isOptional
          />
        </div>
      </Card>
      <Card title={t("answer")} note={t("answerNote")}>
        <div className="grid gap-5">
          <TextField name="replySubject" label={t("replySubject")} maxLength={120} defaultValue={form?.replySubject} isOptional />
          <TextArea name="replyText" label={t("replyText")} rows={4} maxLength={5000} defaultValue={form?.replyText} isOptional />
        </div>
      </Card>
      <div>
        <SubmitButton pendingLabel={form ? t("saving") : t("making")}>{form ? t("save") : t("make")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function FieldRows({ form }: { form: LeadFormView | null }): ReactNode {
  const t = useWords("leadForms");
  return (
    <ul className="grid gap-4">
      <li aria-hidden="true" className="grid grid-cols-[2fr_3fr_1fr] gap-4 border-b pb-2 font-medium text-muted text-xs max-sm:hidden">
        <span>{t("useHead")}</span>
        <span>{t("labelHead")}</span>
      </li>
      {FORM_FIELDS.map((name) => {
        const field = form?.fields.find((each) => each.name === name);
        const isUsed = form ? field !== undefined : USUAL.includes(name);
        const isNeeded = form ? (field?.isRequired ?? false) : name === "email";
        const words = { field: t(name) };
        return (
          <li key={name} className="grid items-center gap-3 border-b pb-4 last:border-b-0 last:pb-0 sm:grid-cols-[2fr_3fr_1fr] sm:gap-4">
            <Checkbox name={`use_${name}`} label={t(name)} aria-label={t("use", words)} defaultChecked={isUsed} />
            <TextField name={`label_${name}`} label={t("label", words)} isLabelHidden maxLength={80} defaultValue={field?.label ?? t(name)} />
            <Checkbox name={`need_${name}`} label={t("needHead")} aria-label={t("need", words)} defaultChecked={isNeeded} />
          </li>
        );
      })}
    </ul>
  );
}
