import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { letterOf, TEST_CSV_COLUMNS, type TestDetail } from "#lib/campaigns/schema";
import { ActionForm, type FormAction } from "../../ui/action-form.tsx";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Select } from "../../ui/select.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { SUCCESS_LABELS, TRIAL_LABELS } from "./test-words.tsx";

interface CountCardProps {
  test: TestDetail;
  today: string;
  count: FormAction;
  countCsv: FormAction;
}

/** Tells what was counted: a day at a time, or many lines from a spreadsheet. */
export function CountCard({ test, today, count, countCsv }: CountCardProps) {
  const [t, { locale }] = [useWords("campaignTools"), useFormats()];
  const hidden = { id: test.id, campaignId: test.campaignId };
  const lastDay = test.endedOn ?? today;
  return (
    <>
      <Card title={t("countDay")} note={t("countDayNote")}>
        <ActionForm action={count} label={t("countDay")} fields={["variantId", "day", "trials", "successes"]} hidden={hidden}>
          <Select
            name="variantId"
            label={t("variant")}
            options={test.variants.map(({ id, name, position }) => ({ value: id, label: `${letterOf(position)}: ${name}` }))}
          />
          <DateField
            name="day"
            label={t("day")}
            defaultValue={lastDay}
            today={today}
            min={test.startedOn ?? undefined}
            max={lastDay}
            locale={locale}
          />
          <NumberField name="trials" label={t(TRIAL_LABELS[test.metric])} min={0} max={100_000_000} />
          <NumberField name="successes" label={t(SUCCESS_LABELS[test.metric])} min={0} max={100_000_000} />
          <div className="flex justify-end">
            <SubmitButton pendingLabel={t("keepingCounts")}>{t("keepCounts")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      <Card title={t("countCsv")} note={t("countCsvNote")}>
        <ActionForm action={countCsv} label={t("countCsv")} fields={["csv"]} hidden={hidden}>
          <TextArea
            name="csv"
            label={t("csvLines")}
            hint={t("csvHint", { header: TEST_CSV_COLUMNS.join() })}
            rows={5}
            maxLength={20_000}
            spellCheck={false}
            className="font-mono"
          />
          <div className="flex justify-end">
            <SubmitButton variant="secondary" pendingLabel={t("keepingCounts")}>
              {t("keepLines")}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
