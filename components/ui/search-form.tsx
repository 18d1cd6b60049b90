import Form from "next/form";
import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface SearchFormProps {
  /** Path the search goes to, with the words as `?name=`. */
  action: string;
  label: string;
  name?: string;
  defaultValue?: string;
  placeholder?: string;
  /** Kept in the address, such as the sort. */
  hidden?: Record<string, string | undefined>;
  /** More fields, such as a `Select` with a hidden label. They are sent with the search. */
  children?: ReactNode;
  className?: string;
  submitLabel?: string;
}

/** A search whose state is the address; works without script. */
export function SearchForm({
  action,
  label,
  name = "search",
  defaultValue,
  placeholder,
  hidden = {},
  children,
  className = "",
  submitLabel,
}: SearchFormProps) {
  const t = useWords("shell");
  return (
    <search className={className}>
      <Form action={action} prefetch={false} scroll={false} className="flex flex-wrap items-end gap-2">
        {Object.entries(hidden).map(([key, value]) => (value ? <input key={key} type="hidden" name={key} value={value} /> : null))}
        <div className="relative min-w-48 flex-1 sm:max-w-sm">
          <Icon name="search" className="pointer-events-none absolute inset-y-0 start-3.5 my-auto size-5 text-muted" />
          <input
            type="search"
            name={name}
            // A new address makes a new field, so that "back" shows what was searched for then.
            key={defaultValue}
            defaultValue={defaultValue}
            aria-label={label}
            placeholder={placeholder ?? label}
            dir="auto"
            maxLength={100}
            className="field ps-11"
          />
        </div>
        {children}
        <Button type="submit" variant="secondary">
          {submitLabel ?? t("search")}
        </Button>
      </Form>
    </search>
  );
}
