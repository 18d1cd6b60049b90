"use client";
import { type ComponentProps, useId, useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { useField } from "./action-form.tsx";
import { describedBy, FieldFrame, type FieldText } from "./field.tsx";

interface PasswordFieldProps extends FieldText, Omit<ComponentProps<"input">, "id" | "type"> {
  name: string;
  /** "current-password" to sign in, "new-password" to choose one, so that managers of passwords know. */
  autoComplete: "current-password" | "new-password" | "off";
  className?: string;
}

/** A secret that can be shown while it is typed. What was typed never comes back from the server. */
export function PasswordField({ label, hint, error, isOptional, isLabelHidden, className, name, ...rest }: PasswordFieldProps) {
  const t = useClientWords();
  const ownId = useId();
  const [isShown, setShown] = useState(false);
  const field = useField(name);
  const id = field.id ?? ownId;
  const problem = error ?? field.error;
  return (
    <FieldFrame {...{ id, label, hint, isOptional, isLabelHidden, className }} error={problem}>
      <span className="relative block">
        <input
          id={id}
          name={name}
          type={isShown ? "text" : "password"}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, hint, problem)}
          aria-required={isOptional ? undefined : true}
          className="field pe-20"
          {...rest}
        />
        <button
          type="button"
          // The words change with the state, so the state itself needs no attribute.
          aria-label={`${isShown ? "Hide" : "Show"}: ${label}`}
          disabled={rest.disabled}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 end-0 min-w-11 rounded-e-lg px-3.5 font-medium text-accent text-sm -outline-offset-2 hover:underline disabled:cursor-not-allowed disabled:text-muted"
        >
          {isShown ? t("hide") : t("show")}
        </button>
      </span>
    </FieldFrame>
  );
}
