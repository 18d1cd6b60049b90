import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import {
  type CreativeItem,
  letterOf,
  samplePerVariant,
  TEST_LIMITS,
  TEST_METRICS,
  variantCreativeField,
  variantNameField,
} from "#lib/campaigns/schema";
import { ActionForm, type FormAction } from "../../ui/action-form.tsx";
import { Card } from "../../ui/card.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Select } from "../../ui/select.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { METRIC_WORDS } from "./test-words.tsx";

interface TestFormProps {
  campaignId: string;
  creatives: CreativeItem[];
  action: FormAction;
  idempotencyKey: string;
}

/** As the sentence below the fields has it. */
const EXAMPLE = { baseline: 0.03, effect: 0.006, alpha: 0.05, power: 0.8, variants: 2 };
const FIELDS = ["name", "hypothesis", "metric", "baselinePercent", "effectPoints", "alphaPercent", "powerPercent"];

/** Plans a test: what is tried, what is expected, and how sure one wants to be. */
export function TestForm({ campaignId, creatives, action, idempotencyKey }: TestFormProps) {
  const [t, { number }] = [useWords("campaignTools"), useFormats()];
  const positions = Array.from({ length: TEST_LIMITS.variants }, (_, index) => index + 1);
  return (
    <ActionForm
      action={action}
      label={t("newTest")}
      fields={FIELDS}
      hidden={{ campaignId }}
      idempotencyKey={idempotencyKey}
      className="grid max-w-4xl gap-6"
    >
      <Card title={t("testWhat")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="name" label={t("testName")} maxLength={120} autoComplete="off" />
          <Select
            name="metric"
            label={t("metric")}
            options={TEST_METRICS.toReversed().map((value) => ({ value, label: t(METRIC_WORDS[value]) }))}
            hint={t("metricHint")}
          />
          <TextArea name="hypothesis" label={t("hypothesis")} hint={t("hypothesisHint")} rows={3} maxLength={1_000} className="col-span-full" />
        </div>
      </Card>
      <Card title={t("variants")} note={t("variantsNote")}>
        <ol className="grid gap-5">
          {positions.map((position) => (
            <li key={position} className={creatives.length > 0 ? "grid gap-5 sm:grid-cols-2" : "grid"}>
              <TextField
                name={variantNameField(position)}
                label={t("variantName", { letter: letterOf(position) })}
                maxLength={80}
                autoComplete="off"
                isOptional={position > 2}
              />
              {creatives.length > 0 ? (
                <Select
                  name={variantCreativeField(position)}
                  label={t("variantCreative", { letter: letterOf(position) })}
                  options={[{ value: "", label: t("noCreative") }, ...creatives.map(({ id, name }) => ({ value: id, label: name }))]}
                  isOptional
                />
              ) : null}
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t("howSure")} note={t("howSureNote")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField name="baselinePercent" label={t("baseline")} hint={t("baselineHint")} min={0.01} max={99.98} step={0.01} unit="%" />
          <NumberField name="effectPoints" label={t("effect")} hint={t("effectHint")} min={0.01} max={99.98} step={0.01} unit="%" />
          <NumberField name="alphaPercent" label={t("alpha")} hint={t("alphaHint")} min={0.1} max={20} step={0.1} unit="%" defaultValue={5} />
          <NumberField name="powerPercent" label={t("power")} hint={t("powerHint")} min={50} max={99} unit="%" defaultValue={80} />
        </div>
        <p className="mt-5 text-muted text-sm">{t("sampleExample", { sample: number(samplePerVariant(EXAMPLE)) })}</p>
      </Card>
      <div className="flex flex-wrap justify-end gap-3">
        <LinkButton href={`/portal/campaigns/${campaignId}/tests`} variant="secondary">
          {t("cancel")}
        </LinkButton>
        <SubmitButton pendingLabel={t("planningTest")}>{t("planTest")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
