"use client";
import { useId, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "./action-form.tsx";
import { CloseGlyph } from "./close-glyph.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";
import type { Option } from "./option-filter.ts";
import { OptionList } from "./option-list.tsx";
import { useOptionList } from "./use-option-list.ts";

interface ComboboxProps extends FieldText {
  name: string;
  options: Option[];
  defaultValue?: string;
  placeholder?: string;
  isDisabled?: boolean;
  onPick?: (value: string | null) => void;
  /** Told what is typed: for options that are fetched. */
  onType?: (text: string) => void;
  className?: string;
}

/** One of many, found by typing. What is not in the list cannot be sent; for a few options use `Select`. */
export function Combobox(props: ComboboxProps) {
  const t = useClientWords();
  const { label, hint, error, isOptional, isLabelHidden, className, name, options, defaultValue, placeholder, isDisabled, onPick, onType } = props;
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  const [value, setValue] = useState<string | null>(field.typed ?? defaultValue ?? null);
  const choose = (next: string | null) => {
    setValue(next);
    onPick?.(next);
  };
  const chosen = options.find((option) => option.value === value);
  const list = useOptionList({ options, onPick: (option) => choose(option.value) });
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <input type="hidden" name={name} value={chosen?.value ?? ""} disabled={isDisabled} />
      <span className="relative block">
        <input
          id={id}
          type="text"
          dir="auto"
          placeholder={placeholder}
          disabled={isDisabled}
          aria-invalid={problem ? true : undefined}
          aria-required={isOptional ? undefined : true}
          aria-describedby={describedBy(id, hint, problem)}
          value={list.query ?? chosen?.label ?? ""}
          onChange={(event) => {
            list.type(event.target.value);
            onType?.(event.target.value);
          }}
          className="field truncate pe-20"
          {...list.inputProps}
        />
        <span className="absolute inset-y-0 end-0 flex">
          {chosen && isOptional && !isDisabled ? (
            <button
              type="button"
              aria-label={t("clearLabel", { label })}
              onClick={() => choose(null)}
              className="inline-flex w-9 items-center justify-center rounded-lg text-muted -outline-offset-2 hover:text-ink [&>svg]:size-4"
            >
              <CloseGlyph />
            </button>
          ) : null}
          <button
            type="button"
            tabIndex={-1}
            aria-label={t("showTheOptionsLabel", { label })}
            disabled={isDisabled}
            onPointerDown={(event) => event.preventDefault()}
            onClick={list.toggle}
            className="inline-flex w-11 items-center justify-center text-muted"
          >
            <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" className="size-5">
              <path d="m6 9 6 6 6-6" />
            </svg>
          </button>
        </span>
      </span>
      <OptionList list={list} label={label} isPicked={(each) => each === value} />
    </FieldFrame>
  );
}
