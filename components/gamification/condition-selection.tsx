"use client";
import type { FactName, Filter } from "#lib/gamification/schema";
import { Button } from "../ui/button.tsx";
import { EnterNumber, Pick } from "./condition-controls.tsx";
import { OPERATORS, operandOf, operatorOf } from "./condition-edit.ts";
import { fieldsOfEvent, isNumeric, type Vocabulary } from "./condition-vocabulary.ts";

interface Selected {
  event: FactName;
  field?: string;
  where?: Filter[];
}
interface SelectionFieldsProps<Of extends Selected> {
  label: string;
  value: Of;
  vocabulary: Vocabulary;
  onChange: (value: Of) => void;
}

const MOST_FILTERS = 5;

/** Which events count: their name, of which field the number is taken, and filters on their data. */
export function SelectionFields<Of extends Selected>({ label, value, vocabulary, onChange }: SelectionFieldsProps<Of>) {
  const { words } = vocabulary;
  const fields = fieldsOfEvent(vocabulary, value.event);
  const numbers = fields.filter(isNumeric);
  const where = value.where ?? [];
  // Another event has other fields: filters on the old ones mean nothing there.
  const changeEvent = (event: FactName) => {
    const first = fieldsOfEvent(vocabulary, event).find(isNumeric);
    const { where: _, ...rest } = value;
    onChange({ ...rest, event, ...(value.field === undefined ? {} : { field: first?.name ?? "" }) } as Of);
  };
  const events = value.field === undefined ? vocabulary.events : vocabulary.events.filter((each) => each.fields.some(isNumeric));
  const changeFilters = (next: Filter[]) => {
    const { where: _, ...rest } = value;
    onChange((next.length === 0 ? rest : { ...rest, where: next }) as Of);
  };
  const [firstField] = fields;
  return (
    <div className="col-span-full grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Pick label={label} value={value.event} options={events.map((each) => ({ value: each.name, label: each.label }))} onPick={changeEvent} />
        {value.field === undefined ? null : (
          <Pick
            label={words.field}
            value={value.field}
            options={numbers.map((each) => ({ value: each.name, label: each.label }))}
            onPick={(field) => onChange({ ...value, field })}
          />
        )}
      </div>
      {where.map((filter, index) => (
        <FilterFields
          key={`${value.event} ${String(index)} ${String(where.length)}`}
          filter={filter}
          vocabulary={vocabulary}
          event={value.event}
          onChange={(next) => changeFilters(where.flatMap((each, at) => (at === index ? (next ?? []) : [each])))}
        />
      ))}
      {firstField && where.length < MOST_FILTERS ? (
        <div>
          <Button size="sm" variant="ghost" onClick={() => changeFilters([...where, filterOn(firstField)])}>
            {words.addFilter}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type Field = ReturnType<typeof fieldsOfEvent>[number];

function filterOn(field: Field): Filter {
  if (isNumeric(field)) return { field: field.name, atLeast: 1 };
  return { field: field.name, is: field.kind === "flag" ? true : (field.options[0] ?? "") };
}

interface FilterFieldsProps {
  filter: Filter;
  event: FactName;
  vocabulary: Vocabulary;
  onChange: (filter: Filter | null) => void;
}

function FilterFields({ filter, event, vocabulary, onChange }: FilterFieldsProps) {
  const { words } = vocabulary;
  const fields = fieldsOfEvent(vocabulary, event);
  const field = fields.find(({ name }) => name === filter.field);
  if (!field) return null;
  const [operator, value] = [operatorOf(filter), operandOf(filter)];
  const operators = OPERATORS.filter((each) => isNumeric(field) || each === "is" || each === "isNot");
  // One key beside the field says which comparison it is.
  const write = (next: typeof operator, of: typeof value) => onChange({ field: field.name, [next]: of } as Filter);
  const choices = field.kind === "flag" ? ["true", "false"] : field.options;
  return (
    <fieldset className="grid items-end gap-3 rounded-lg bg-tint p-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <legend className="sr-only">{words.filters}</legend>
      <Pick
        label={words.filters}
        value={field.name}
        options={fields.map((each) => ({ value: each.name, label: each.label }))}
        onPick={(name) => {
          const chosen = fields.find((each) => each.name === name);
          if (chosen) onChange(filterOn(chosen));
        }}
      />
      <Pick
        label={words.comparison}
        value={operator}
        options={operators.map((each) => ({ value: each, label: words[each] }))}
        onPick={(next) => write(next, value)}
      />
      {isNumeric(field) ? (
        <EnterNumber key={field.name} label={words.value} value={Number(value)} step="any" onEnter={(next) => write(operator, next)} />
      ) : (
        <Pick
          label={words.value}
          value={String(value)}
          options={choices.map((each) => ({ value: each, label: field.kind === "flag" ? (each === "true" ? words.yes : words.no) : each }))}
          onPick={(next) => write(operator, field.kind === "flag" ? next === "true" : next)}
        />
      )}
      <Button size="sm" variant="danger-quiet" onClick={() => onChange(null)}>
        {words.remove}
      </Button>
    </fieldset>
  );
}
