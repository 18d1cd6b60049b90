import { useWords } from "#components/format/words";
import { ALL_WEIGHTS, COMPANY_MEASURES, type MeasuredBoard, weightField } from "#lib/gamification/schema";
import { NumberField } from "../ui/number-field.tsx";
import { TextField } from "../ui/text-field.tsx";

/** The names of the fields below, for the form around them. */
export const BOARD_FIELDS: string[] = ["name", ...COMPANY_MEASURES.map(weightField)];

/** What a board is called, and a weight for each measure; without one a measure is left out. */
export function BoardFields({ board }: { board?: MeasuredBoard }) {
  const t = useWords("companies");
  return (
    <>
      <TextField name="name" label={t("name")} maxLength={60} defaultValue={board?.name} />
      <div className="grid gap-5 sm:grid-cols-2">
        {COMPANY_MEASURES.map((measure) => (
          <NumberField
            key={measure}
            name={weightField(measure)}
            label={t("weightOf", { measure: t(measure) })}
            hint={t("emptyForNone")}
            min={0}
            max={ALL_WEIGHTS}
            unit="%"
            isOptional
            defaultValue={board?.weights.find((each) => each.measure === measure)?.weight ?? ""}
          />
        ))}
      </div>
    </>
  );
}
