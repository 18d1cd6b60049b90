import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { BUILT_IN_TEMPLATES, type CampaignTemplate } from "#lib/campaigns/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { CAMPAIGN_TYPE_LABELS } from "./campaign-words.tsx";

const NAMES = {
  lead_generation: "templateLeads",
  launch: "templateLaunch",
  retargeting: "templateRetargeting",
  newsletter: "templateNewsletter",
} as const;
const NOTES = {
  lead_generation: "templateLeadsNote",
  launch: "templateLaunchNote",
  retargeting: "templateRetargetingNote",
  newsletter: "templateNewsletterNote",
} as const;

interface TemplateListProps {
  templates: CampaignTemplate[];
  use: FormAction;
  drop: FormAction;
}

/** Plans to begin from: the tenant's own, and those that every portal has. */
export function TemplateList({ templates, use, drop }: TemplateListProps) {
  const [t, say, { number, list }] = [useWords("campaignTools"), useSay(), useFormats()];
  return (
    <Card title={t("templates")} note={t("templatesNote")} isFlush className="max-w-4xl">
      <ul className="divide-y" aria-label={t("templates")}>
        {templates.map(({ id, name, type, days }) => (
          <TemplateRow
            key={id}
            template={id}
            name={name}
            note={list([say(CAMPAIGN_TYPE_LABELS[type]), days === null ? t("untilCompleted") : t("runsDays", { count: days, number: number(days) })])}
            use={use}
            drop={drop}
          />
        ))}
        {BUILT_IN_TEMPLATES.map((key) => (
          <TemplateRow key={key} template={key} name={t(NAMES[key])} note={t(NOTES[key])} use={use} drop={null} />
        ))}
      </ul>
    </Card>
  );
}

interface TemplateRowProps {
  template: string;
  name: string;
  note: string;
  use: FormAction;
  /** Null for those that every portal has. */
  drop: FormAction | null;
}

function TemplateRow({ template, name, note, use, drop }: TemplateRowProps) {
  const t = useWords("campaignTools");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p dir="auto" className="font-medium text-ink text-sm wrap-anywhere">
          {name}
        </p>
        <p className="text-muted text-sm">{note}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ActionForm action={use} hidden={{ template, name }} label={t("useTemplateOf", { name })} className="grid gap-2">
          <SubmitButton variant="secondary" size="sm" pendingLabel={t("usingTemplate")} aria-label={t("useTemplateOf", { name })}>
            {t("useTemplate")}
          </SubmitButton>
        </ActionForm>
        {drop ? (
          <ConfirmDialog
            title={t("dropTemplateTitle", { name })}
            consequences={[t("dropTemplateStays")]}
            trigger={{ label: t("dropTemplate"), ariaLabel: t("dropTemplateOf", { name }), variant: "ghost", size: "sm" }}
            action={drop}
            hidden={{ id: template }}
            confirmLabel={t("dropTemplate")}
            pendingLabel={t("droppingTemplate")}
            tone="danger"
          />
        ) : null}
      </div>
    </li>
  );
}
