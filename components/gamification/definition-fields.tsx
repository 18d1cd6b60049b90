import { useSay, useWords } from "#components/format/words";
import {
  ACHIEVEMENT_KINDS,
  ACHIEVEMENT_SURFACES,
  type DefinitionContent,
  FACT_NAMES,
  FACTS,
  fieldsOf,
  MEASURES,
  TIERS as TIER_NAMES,
} from "#lib/gamification/schema";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { MEASURE_LABELS, SURFACES, TIERS } from "./achievement-words.tsx";
import { ConditionEditor } from "./condition-editor.tsx";
import { EDITOR_WORDS, type Vocabulary } from "./condition-vocabulary.ts";

/** The fields that a definition's form tells problems at. */
export const DEFINITION_FIELDS = ["name", "description", "kind", "surface", "tier", "points", "difficulty", "isHidden", "repeatEvery"];

const KINDS: Record<DefinitionContent["kind"], string> = {
  milestone: "Milestone",
  performance: "Performance",
  social: "Social",
  streak: "Streak",
  custom: "Custom",
};
const NEW: DefinitionContent = {
  ...{ name: "", description: "", kind: "milestone", surface: "marketing", tier: "bronze", points: 50, difficulty: 1 },
  ...{ condition: { count: { event: "order.paid" }, atLeast: 10 }, isHidden: false, repeatEvery: null },
};

/** The same of a tenant's own. */
export const OWN_DEFINITION_FIELDS = DEFINITION_FIELDS.filter((field) => field !== "kind" && field !== "isHidden");

interface DefinitionFieldsProps {
  content: DefinitionContent | null;
  /** ISO 8601, for parts that begin with a date. */
  today: string;
  /** Of a tenant's own, which is of no kind but that, and hidden from nobody. */
  isOwn?: boolean;
}

/** What a definition says, to be written. */
export function DefinitionFields({ content, today, isOwn = false }: DefinitionFieldsProps) {
  const [t, say] = [useWords("definitions"), useSay()];
  const of = content ?? NEW;
  const options = <Name extends string>(names: readonly Name[], labelOf: (name: Name) => string) =>
    names.map((value) => ({ value, label: say(labelOf(value)) }));
  return (
    <>
      <TextField name="name" label={t("name")} maxLength={80} defaultValue={of.name} />
      <TextField name="description" label={t("description")} hint={t("descriptionHint")} maxLength={300} defaultValue={of.description} />
      <Select name="surface" label={t("surface")} options={options(ACHIEVEMENT_SURFACES, (name) => SURFACES[name])} defaultValue={of.surface} />
      {isOwn ? null : <Select name="kind" label={t("kind")} options={options(ACHIEVEMENT_KINDS, (name) => KINDS[name])} defaultValue={of.kind} />}
      <Select name="tier" label={t("tier")} options={options(TIER_NAMES, (name) => TIERS[name].label)} defaultValue={of.tier} />
      <TextField name="points" label={t("points")} inputMode="numeric" defaultValue={String(of.points)} />
      <Select
        name="difficulty"
        label={t("difficulty")}
        hint={t("difficultyHint")}
        options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
        defaultValue={String(of.difficulty)}
      />
      <Select
        name="repeatEvery"
        label={t("repeat")}
        options={[
          { value: "", label: t("once") },
          { value: "week", label: t("eachWeek") },
          { value: "month", label: t("eachMonth") },
          { value: "quarter", label: t("eachQuarter") },
          { value: "year", label: t("eachYear") },
        ]}
        defaultValue={of.repeatEvery ?? ""}
      />
      {isOwn ? null : <Checkbox name="isHidden" label={t("isHidden")} defaultChecked={of.isHidden} className="col-span-full" />}
      <div className="col-span-full grid gap-2">
        <ConditionEditor name="condition" initial={of.condition} vocabulary={useVocabulary(today)} />
        <p className="text-muted text-sm">{t("conditionHint")}</p>
      </div>
    </>
  );
}

function useVocabulary(today: string): Vocabulary {
  const [t, say] = [useWords("definitions"), useSay()];
  return {
    // Each key of the list gets its text.
    words: Object.fromEntries(EDITOR_WORDS.map((key) => [key, t(key)])) as Vocabulary["words"],
    events: FACT_NAMES.map((name) => ({
      name,
      label: say(FACTS[name].label),
      fields: Object.entries(fieldsOf(name)).map(([field, of]) => ({
        name: field,
        label: say(of.label),
        kind: of.kind,
        options: "options" in of ? of.options : [],
      })),
    })),
    measures: MEASURES.map((name) => ({ name, label: say(MEASURE_LABELS[name]) })),
    today,
  };
}
