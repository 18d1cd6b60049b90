import type { PortfolioCaseStudyView } from "#lib/gamification/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { portfolioPath } from "./portfolio-paths.tsx";
import { RefusedClaims } from "./refused-claims.tsx";
import type { FigureLines, StepProps } from "./step-props.ts";

/** The case studies, and one more. */
export function StudiesStep({ portfolio, may, actions, lines }: StepProps & { lines: FigureLines }) {
  const t = useWords("portfolio");
  const { id, version, caseStudies } = portfolio;
  const remove = (study: PortfolioCaseStudyView) => (
    <ConfirmDialog
      title={t("removeStudy")}
      consequences={[study.title]}
      trigger={{ label: t("remove"), ariaLabel: t("removeNamed", { title: study.title }), variant: "secondary", icon: <Icon name="trash" /> }}
      action={actions.removeCaseStudyAction}
      hidden={{ portfolioId: id, version: String(version), id: study.id }}
      confirmLabel={t("removeStudy")}
      tone="danger"
    />
  );
  return (
    <>
      {caseStudies.map((study) => (
        <Card key={study.id} title={study.title} actions={may.change ? remove(study) : null}>
          <div className="grid gap-5">
            <RefusedClaims claims={study.refusedClaims} lines={lines} isMarked={study.isUnverified} />
            <StudyForm study={study} portfolioId={id} version={version} action={actions.saveCaseStudyAction} mayChange={may.change} />
          </div>
        </Card>
      ))}
      {may.change ? (
        <Card title={t("newStudy")} note={t("newStudyNote")}>
          {/* Made anew once one was saved: what was typed is that one's. */}
          <StudyForm key={caseStudies.length} portfolioId={id} version={version} action={actions.saveCaseStudyAction} mayChange />
        </Card>
      ) : null}
      <div>
        <LinkButton href={portfolioPath(id, "testimonials")} variant="secondary">
          {t("goOn")}
        </LinkButton>
      </div>
    </>
  );
}

interface StudyFormProps {
  study?: PortfolioCaseStudyView;
  portfolioId: string;
  version: number;
  action: StepProps["actions"]["saveCaseStudyAction"];
  mayChange: boolean;
}

function StudyForm({ study, portfolioId, version, action, mayChange }: StudyFormProps) {
  const t = useWords("portfolio");
  const most = 2_000;
  return (
    <ActionForm
      action={action}
      label={study?.title ?? t("newStudy")}
      hidden={{ portfolioId, version: String(version), id: study?.id ?? "" }}
      fields={["title", "challenge", "solution", "results", "isUnverified"]}
    >
      <TextField name="title" label={t("title")} defaultValue={study?.title} maxLength={120} autoComplete="off" readOnly={!mayChange} />
      <TextArea name="challenge" label={t("challenge")} defaultValue={study?.challenge} rows={3} maxLength={most} isOptional readOnly={!mayChange} />
      <TextArea name="solution" label={t("solution")} defaultValue={study?.solution} rows={3} maxLength={most} isOptional readOnly={!mayChange} />
      <TextArea
        name="results"
        label={t("results")}
        hint={t("resultsHint")}
        defaultValue={study?.results}
        rows={3}
        maxLength={most}
        isOptional
        readOnly={!mayChange}
      />
      <Checkbox
        name="isUnverified"
        label={t("isUnverified")}
        hint={t("isUnverifiedHint")}
        defaultChecked={study?.isUnverified}
        disabled={!mayChange}
      />
      {mayChange ? (
        <div>
          <SubmitButton variant={study ? "secondary" : "primary"} pendingLabel={t("saving")}>
            {study ? t("save") : t("addStudy")}
          </SubmitButton>
        </div>
      ) : null}
    </ActionForm>
  );
}
