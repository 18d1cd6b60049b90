import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { letterOf, type TestAct, type TestDetail } from "#lib/campaigns/schema";
import { ActionForm, type FormAction } from "../../ui/action-form.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Card } from "../../ui/card.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TRIAL_WORDS } from "./test-words.tsx";

interface TestStepsProps {
  test: TestDetail;
  move: FormAction;
  drop: FormAction;
  newKey: () => string;
}

/** What can be done with a test now. */
export function TestSteps({ test, move, drop, newKey }: TestStepsProps) {
  const [t, { number }] = [useWords("campaignTools"), useFormats()];
  const ref = { id: test.id, campaignId: test.campaignId };
  const hidden = (act: TestAct) => ({ ...ref, version: String(test.version), act });
  const { have, need, verdict } = test.evaluation;
  const sample = { have: number(have), need: number(need), what: t(TRIAL_WORDS[test.metric]) };
  return (
    <Card title={t("nextSteps")} note={t(NOTES[test.state])}>
      {test.state === "draft" ? (
        <div className="flex flex-wrap gap-3">
          <ActionForm action={move} hidden={hidden("start")} idempotencyKey={newKey()} label={t("startTest")} className="grid gap-2">
            <SubmitButton pendingLabel={t("startingTest")}>{t("startTest")}</SubmitButton>
          </ActionForm>
          <ConfirmDialog
            title={t("dropTestTitle", { name: test.name })}
            consequences={[t("dropTestGone")]}
            trigger={{ label: t("dropTest"), variant: "secondary" }}
            action={drop}
            hidden={ref}
            confirmLabel={t("dropTest")}
            pendingLabel={t("droppingTest")}
            tone="danger"
          />
        </div>
      ) : null}
      {test.state === "running" ? (
        <ConfirmDialog
          title={t("stopTestTitle", { name: test.name })}
          consequences={[verdict ? t("stopTestEnough") : t("stopTestEarly", sample), t("stopTestStays")]}
          trigger={{ label: t("stopTest"), variant: verdict ? "primary" : "secondary" }}
          action={move}
          hidden={hidden("stop")}
          idempotencyKey={newKey()}
          confirmLabel={t("stopTest")}
          pendingLabel={t("stoppingTest")}
        />
      ) : null}
      {test.state === "stopped" ? (
        <ActionForm action={move} hidden={hidden("decide")} fields={["chosenId", "reason"]} idempotencyKey={newKey()} label={t("decideTest")}>
          {verdict ? null : <Callout tone="warn">{t("decideWithoutVerdict", sample)}</Callout>}
          <Select
            name="chosenId"
            label={t("goOnWith")}
            options={[
              { value: "", label: t("noneOfThem") },
              ...test.variants.map(({ id, name, position }) => ({ value: id, label: `${letterOf(position)}: ${name}` })),
            ]}
          />
          <TextArea name="reason" label={t("decideWhy")} rows={3} maxLength={1_000} />
          <div className="flex justify-end">
            <SubmitButton pendingLabel={t("decidingTest")}>{t("decideTest")}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Card>
  );
}

const NOTES = { draft: "stepsDraft", running: "stepsRunning", stopped: "stepsStopped", decided: "stepsDecided" } as const;
