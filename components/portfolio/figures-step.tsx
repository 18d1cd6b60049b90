import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { VerificationBadge } from "./portfolio-words.tsx";
import type { FigureLines, StepProps } from "./step-props.ts";

/** Which figures are shown, each with what it was computed from. */
export function FiguresStep({ portfolio: { id, version, figures }, may, actions, lines }: StepProps & { lines: FigureLines }) {
  const t = useWords("portfolio");
  const formats = useFormats();
  if (figures.length === 0) {
    return (
      <Card>
        <EmptyState icon="megaphone" title={t("noFigures")}>
          {t("noFiguresNote")}
        </EmptyState>
      </Card>
    );
  }
  const hidden = { id, version: String(version) };
  const hasChanged = figures.some(({ verification }) => verification !== "verified");
  return (
    <>
      {hasChanged ? (
        <Callout tone="warn" title={t("dataChanged")}>
          {may.change ? (
            <ActionForm action={actions.refreshFiguresAction} hidden={hidden} label={t("takeNewFigures")} className="mt-3">
              <SubmitButton variant="secondary" pendingLabel={t("computing")}>
                {t("takeNewFigures")}
              </SubmitButton>
            </ActionForm>
          ) : null}
        </Callout>
      ) : null}
      <Card title={t("stepFigures")} note={t("figuresNote")}>
        <ActionForm
          action={actions.chooseFiguresAction}
          hidden={hidden}
          label={t("stepFigures")}
          fields={figures.map((figure) => `figure:${figure.id}`)}
        >
          <ul className="divide-y divide-line">
            {figures.map((figure) => {
              const { label, value, baseline, change, period, baselinePeriod } = lines[figure.id] ?? {};
              return (
                <li key={figure.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
                  <Checkbox
                    name={`figure:${figure.id}`}
                    defaultChecked={figure.isChosen}
                    disabled={!may.change}
                    label={label ?? ""}
                    figure={value}
                    hint={`${baseline ? `${t("before", { value: baseline })}${change ? ` (${change})` : ""}. ` : ""}${
                      baselinePeriod ? t("against", { period: period ?? "", baseline: baselinePeriod }) : period
                    }. ${t("source", { rows: figure.source.rows, day: formats.day(figure.source.changedAt.slice(0, 10)) })}`}
                  />
                  <VerificationBadge verification={figure.verification} />
                </li>
              );
            })}
          </ul>
          {may.change ? (
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("saveAndGoOn")}</SubmitButton>
            </div>
          ) : null}
        </ActionForm>
      </Card>
    </>
  );
}
