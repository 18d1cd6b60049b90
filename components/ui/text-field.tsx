"use client";
import { type ComponentProps, useId } from "react";
import { useField } from "./action-form.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";

interface TextFieldProps extends FieldText, Omit<ComponentProps<"input">, "id"> {
  name: string;
  /** Of the whole field, such as its place in a grid. */
  className?: string;
}

/** One line of text; any input type that is typed. */
export function TextField({ label, hint, error, isOptional, isLabelHidden, className, name, type = "text", defaultValue, ...rest }: TextFieldProps) {
  const ownId = useId();
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <input
        id={id}
        name={name}
        type={type}
        dir={type === "text" || type === "search" ? "auto" : undefined}
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
