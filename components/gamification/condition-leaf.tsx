"use client";
import { EnterDay, EnterNumber, Pick } from "./condition-controls.tsx";
import { blank, kindOf, LEAF_KINDS, type Leaf, type LeafKind } from "./condition-edit.ts";
import { SelectionFields } from "./condition-selection.tsx";
import type { Vocabulary } from "./condition-vocabulary.ts";

interface LeafFieldsProps {
  leaf: Leaf;
  vocabulary: Vocabulary;
  onChange: (leaf: Leaf) => void;
}

const KIND_WORDS = {
  ...{ count: "kindCount", sum: "kindSum", max: "kindMax", measure: "kindMeasure" },
  ...{ ratio: "kindRatio", streak: "kindStreak", first: "kindFirst", last: "kindLast" },
} as const satisfies Record<LeafKind, keyof Vocabulary["words"]>;

/** One part of a condition: of which kind, and what it needs. */
export function LeafFields({ leaf, vocabulary, onChange }: LeafFieldsProps) {
  const { words, today } = vocabulary;
  const kind = kindOf(leaf);
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Pick
        label={words.what}
        value={kind}
        options={LEAF_KINDS.map((each) => ({ value: each, label: words[KIND_WORDS[each]] }))}
        onPick={(next) => onChange(blank(next, today))}
        className="col-span-full"
      />
      <OfKind key={kind} leaf={leaf} vocabulary={vocabulary} onChange={onChange} />
    </div>
  );
}

function OfKind({ leaf, vocabulary, onChange }: LeafFieldsProps) {
  const { words } = vocabulary;
  const select = { vocabulary, label: words.event };
  if ("measure" in leaf) return <MeasureFields leaf={leaf} vocabulary={vocabulary} onChange={onChange} />;
  if ("ratio" in leaf) return <RatioFields leaf={leaf} vocabulary={vocabulary} onChange={onChange} />;
  if ("count" in leaf)
    return (
      <>
        <SelectionFields {...select} value={leaf.count} onChange={(count) => onChange({ ...leaf, count })} />
        <EnterNumber label={words.atLeast} value={leaf.atLeast} min={1} onEnter={(atLeast) => onChange({ ...leaf, atLeast })} />
        <WindowFields leaf={leaf} vocabulary={vocabulary} onChange={onChange} />
      </>
    );
  if ("sum" in leaf)
    return (
      <>
        <SelectionFields {...select} value={leaf.sum} onChange={(sum) => onChange({ ...leaf, sum })} />
        <EnterNumber
          label={words.atLeast}
          value={leaf.atLeast}
          min={1}
          hint={words.minorUnits}
          onEnter={(atLeast) => onChange({ ...leaf, atLeast })}
        />
        <WindowFields leaf={leaf} vocabulary={vocabulary} onChange={onChange} />
      </>
    );
  if ("max" in leaf)
    return (
      <>
        <SelectionFields {...select} value={leaf.max} onChange={(max) => onChange({ ...leaf, max })} />
        <EnterNumber
          label={words.atLeast}
          value={leaf.atLeast}
          min={1}
          hint={words.minorUnits}
          onEnter={(atLeast) => onChange({ ...leaf, atLeast })}
        />
      </>
    );
  if ("streak" in leaf)
    return (
      <>
        <SelectionFields {...select} value={leaf.streak} onChange={(streak) => onChange({ ...leaf, streak })} />
        <EnterNumber label={words.days} value={leaf.days} min={2} max={366} onEnter={(days) => onChange({ ...leaf, days })} />
        <EnterNumber label={words.freezes} value={leaf.freezes ?? 0} min={0} max={7} onEnter={(freezes) => onChange({ ...leaf, freezes })} />
      </>
    );
  if ("first" in leaf)
    return (
      <>
        <SelectionFields {...select} value={leaf.first} onChange={(first) => onChange({ ...leaf, first })} />
        <EnterDay label={words.until} value={leaf.until ?? vocabulary.today} onEnter={(until) => onChange({ ...leaf, until })} />
      </>
    );
  return (
    <>
      <SelectionFields {...select} value={leaf.last} onChange={(last) => onChange({ ...leaf, last })} />
      <EnterDay label={words.since} value={leaf.since} onEnter={(since) => onChange({ ...leaf, since })} />
    </>
  );
}

type Of<Key extends string> = Extract<Leaf, Record<Key, unknown>>;
interface FieldsOf<Kind extends Leaf> {
  leaf: Kind;
  vocabulary: Vocabulary;
  onChange: (leaf: Leaf) => void;
}

function MeasureFields({ leaf, vocabulary: { words, measures }, onChange }: FieldsOf<Of<"measure">>) {
  const [comparison, target] = "atLeast" in leaf ? (["atLeast", leaf.atLeast] as const) : (["atMost", leaf.atMost] as const);
  const write = (measure: typeof leaf.measure, by: typeof comparison, to: number) =>
    onChange(by === "atLeast" ? { measure, atLeast: to } : { measure, atMost: to });
  return (
    <>
      <Pick
        label={words.figure}
        value={leaf.measure}
        options={measures.map(({ name, label }) => ({ value: name, label }))}
        onPick={(measure) => write(measure, comparison, target)}
        className="col-span-full"
      />
      <Compare {...{ words, comparison, target }} hint={words.minorUnits} onChange={(by, to) => write(leaf.measure, by, to)} />
    </>
  );
}

function RatioFields({ leaf, vocabulary, onChange }: FieldsOf<Of<"ratio">>) {
  const { words } = vocabulary;
  const { of, over, minimum } = leaf.ratio;
  const [comparison, target] = "atLeast" in leaf ? (["atLeast", leaf.atLeast] as const) : (["atMost", leaf.atMost] as const);
  const write = (ratio: typeof leaf.ratio, by: typeof comparison, to: number) =>
    onChange(by === "atLeast" ? { ratio, atLeast: to } : { ratio, atMost: to });
  const part = (which: "of" | "over") => {
    const tally = which === "of" ? of : over;
    const common = { label: words[which], vocabulary };
    const put = (next: typeof tally) => write({ ...leaf.ratio, [which]: next }, comparison, target);
    return "count" in tally ? (
      <SelectionFields {...common} value={tally.count} onChange={(count) => put({ count })} />
    ) : (
      <SelectionFields {...common} value={tally.sum} onChange={(sum) => put({ sum })} />
    );
  };
  return (
    <>
      {part("of")}
      {part("over")}
      <Compare {...{ words, comparison, target }} hint={words.ratioHint} onChange={(by, to) => write(leaf.ratio, by, to)} />
      <EnterNumber label={words.minimum} value={minimum} min={1} onEnter={(next) => write({ ...leaf.ratio, minimum: next }, comparison, target)} />
    </>
  );
}

interface CompareProps {
  words: Vocabulary["words"];
  comparison: "atLeast" | "atMost";
  target: number;
  hint: string;
  onChange: (comparison: "atLeast" | "atMost", target: number) => void;
}

function Compare({ words, comparison, target, hint, onChange }: CompareProps) {
  const options = (["atLeast", "atMost"] as const).map((each) => ({ value: each, label: words[each] }));
  return (
    <>
      <Pick label={words.comparison} value={comparison} options={options} onPick={(by) => onChange(by, target)} />
      <EnterNumber label={words.target} value={target} step="any" min={0} hint={hint} onEnter={(to) => onChange(comparison, to)} />
    </>
  );
}

function WindowFields({ leaf, vocabulary: { words }, onChange }: FieldsOf<Of<"count"> | Of<"sum">>) {
  const { within, ...rest } = leaf;
  const unit = within === undefined ? "any" : "days" in within ? "days" : "hours";
  const length = within === undefined ? 7 : "days" in within ? within.days : within.hours;
  const write = (next: typeof unit, of: number) =>
    onChange(next === "any" ? rest : { ...rest, within: next === "days" ? { days: of } : { hours: of } });
  return (
    <div className="grid grid-cols-2 gap-3">
      <Pick
        label={words.window}
        value={unit}
        options={[
          { value: "any", label: words.anyTime },
          { value: "days", label: words.windowDays },
          { value: "hours", label: words.windowHours },
        ]}
        onPick={(next) => write(next, length)}
      />
      {within === undefined ? null : (
        <EnterNumber label={words.windowLength} value={length} min={1} max={unit === "days" ? 366 : 168} onEnter={(of) => write(unit, of)} />
      )}
    </div>
  );
}
