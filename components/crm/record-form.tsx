import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { UnsavedGuard } from "../ui/unsaved-guard.tsx";

interface RecordFormProps {
  title: string;
  breadcrumbs: { label: string; href?: string }[];
  action: FormAction;
  fields: string[];
  /** Where whoever gives it up goes. */
  backHref: string;
  /** Of a new record: makes a form that is sent twice act once. */
  idempotencyKey?: string;
  /** Of a record that is changed: its id, and the version that was seen. */
  hidden?: { id: string; version: string };
  /** Below the button that saves. */
  after?: ReactNode;
  children: ReactNode;
}

/** A page with the form of a lead, deal, contact or company, for a new one and for one that is changed. */
export function RecordForm({ title, breadcrumbs, action, fields, backHref, idempotencyKey, hidden, after, children }: RecordFormProps) {
  const t = useWords("crm");
  return (
    <div className="grid gap-6">
      <PageHeader title={title} breadcrumbs={breadcrumbs} />
      <Card className="max-w-3xl">
        <ActionForm
          action={action}
          label={title}
          fields={fields}
          hidden={hidden && { ...hidden }}
          idempotencyKey={idempotencyKey}
          className="grid gap-8"
        >
          <UnsavedGuard />
          {children}
          <div className="flex flex-wrap justify-end gap-3">
            <LinkButton href={backHref} variant="secondary">
              {t("cancel")}
            </LinkButton>
            <SubmitButton pendingLabel={t(hidden ? "saving" : "adding")}>{t(hidden ? "save" : "add")}</SubmitButton>
          </div>
          {after}
        </ActionForm>
      </Card>
    </div>
  );
}
