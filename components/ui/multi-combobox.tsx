"use client";
import { useId, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "./action-form.tsx";
import { CloseGlyph } from "./close-glyph.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";
import type { Option } from "./option-filter.ts";
import { OptionList } from "./option-list.tsx";
import { useOptionList } from "./use-option-list.ts";

interface MultiComboboxProps extends FieldText {
  /** Sent once for each choice. */
  name: string;
  options: Option[];
  defaultValues?: string[];
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

/** Several of many: each choice is a chip that can be taken away, by its button or by Backspace in the empty field. */
export function MultiCombobox(props: MultiComboboxProps) {
  const t = useClientWords();
  const { label, hint, error, isOptional, isLabelHidden, className, name, options, defaultValues = [], placeholder, isDisabled } = props;
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  const [values, setValues] = useState(defaultValues);
  const [told, setTold] = useState("");
  const chosen = values.flatMap((value) => options.find((option) => option.value === value) ?? []);

  const remove = (option: Option) => {
    setValues(values.filter((value) => value !== option.value));
    setTold(`${option.label} removed`);
  };
  const add = (option: Option) => {
    setValues([...values, option.value]);
    setTold(`${option.label} added`);
  };
  const list = useOptionList({
    options,
    onPick: (option) => (values.includes(option.value) ? remove(option) : add(option)),
    staysOpen: true,
  });

  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      {values.map((value) => (
        <input key={value} type="hidden" name={name} value={value} disabled={isDisabled} />
      ))}
      <div
        aria-invalid={problem ? true : undefined}
        className={`field flex flex-wrap items-center gap-1.5 px-1.5 py-1 has-[input:focus]:border-accent has-[input:focus]:outline-2 has-[input:focus]:outline-accent ${isDisabled ? "bg-tint" : ""}`}
      >
        {chosen.map((option) => (
          <span
            key={option.value}
            className={`inline-flex min-h-8 max-w-full items-center rounded-lg ps-2.5 font-medium text-sm ${isDisabled ? "bg-surface pe-2.5 text-muted" : "bg-accent-soft text-accent"}`}
          >
            <bdi className="truncate">{option.label}</bdi>
            {isDisabled ? null : (
              <button
                type="button"
                aria-label={t("removeLabel", { label: option.label })}
                onClick={() => {
                  remove(option);
                  document.getElementById(id)?.focus();
                }}
                className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg -outline-offset-2 hover:bg-tint [&>svg]:size-4"
              >
                <CloseGlyph />
              </button>
            )}
          </span>
        ))}
        <input
          id={id}
          type="text"
          dir="auto"
          placeholder={chosen.length === 0 ? placeholder : undefined}
          disabled={isDisabled}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, hint, problem)}
          value={list.query ?? ""}
          onChange={(event) => list.type(event.target.value)}
          className="min-h-9 min-w-24 flex-1 bg-transparent px-2 outline-none placeholder:text-muted"
          {...list.inputProps}
          onKeyDown={(event) => {
            const last = chosen.at(-1);
            if (event.key === "Backspace" && event.currentTarget.value === "" && last) remove(last);
            list.inputProps.onKeyDown(event);
          }}
        />
      </div>
      <OptionList list={list} label={label} isPicked={(each) => values.includes(each)} isMultiple />
      <span role="status" className="sr-only">
        {told}
      </span>
    </FieldFrame>
  );
}
