"use client";
import { type ComponentProps, useId } from "react";
import { useField } from "./action-form.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";

interface TextAreaProps extends FieldText, Omit<ComponentProps<"textarea">, "id"> {
  name: string;
  className?: string;
}

/** Several lines of text. */
export function TextArea({ label, hint, error, isOptional, isLabelHidden, className, name, rows = 4, defaultValue, ...rest }: TextAreaProps) {
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, hint, problem)}
        aria-required={isOptional ? undefined : true}
        defaultValue={field.typed ?? defaultValue}
        className="field"
        {...rest}
      />
    </FieldFrame>
  );
}
