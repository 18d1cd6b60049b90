import { useWords } from "../format/words.tsx";
import { ActionForm } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { RefusedClaims } from "./refused-claims.tsx";
import type { FigureLines, StepProps } from "./step-props.ts";

/** What the page says besides its figures, and how it is found. */
export function TextsStep({ portfolio, may, actions, lines }: StepProps & { lines: FigureLines }) {
  const t = useWords("portfolio");
  const { id, version, title, summary, slug, seoTitle, seoDescription, refusedClaims } = portfolio;
  const readOnly = !may.change;
  return (
    <Card title={t("stepTexts")}>
      <div className="grid gap-5">
        <RefusedClaims claims={refusedClaims} lines={lines} />
        <ActionForm
          action={actions.changePortfolioAction}
          label={t("stepTexts")}
          hidden={{ id, version: String(version) }}
          fields={["title", "summary", "slug", "seoTitle", "seoDescription"]}
        >
          <TextField name="title" label={t("title")} defaultValue={title} maxLength={120} autoComplete="off" readOnly={readOnly} />
          <TextArea
            name="summary"
            label={t("summary")}
            hint={t("summaryHint")}
            defaultValue={summary}
            maxLength={2_000}
            isOptional
            readOnly={readOnly}
          />
          <TextField
            name="slug"
            label={t("slug")}
            hint={t("slugHint")}
            defaultValue={slug}
            maxLength={60}
            autoComplete="off"
            dir="ltr"
            readOnly={readOnly}
          />
          <TextField
            name="seoTitle"
            label={t("seoTitle")}
            hint={t("seoTitleHint")}
            defaultValue={seoTitle}
            maxLength={70}
            autoComplete="off"
            isOptional
            readOnly={readOnly}
          />
          <TextArea
            name="seoDescription"
            label={t("seoDescription")}
            defaultValue={seoDescription}
            rows={2}
            maxLength={200}
            isOptional
            readOnly={readOnly}
          />
          {may.change ? (
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("saveAndGoOn")}</SubmitButton>
            </div>
          ) : null}
        </ActionForm>
      </div>
    </Card>
  );
}
