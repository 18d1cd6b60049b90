"use client";
import Form from "next/form";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { Kept } from "./kept.tsx";
import type { PanelContents } from "./panel-contents.ts";

type Content = PanelContents["filters"];

/** Every filter of a table in one form. It is sent as an address. */
export default function FilterForm({ content: { path, kept, label, apply, removeAll, columns } }: { content: Content }) {
  return (
    <Form action={path} prefetch={false} scroll={false} aria-label={label} className="grid gap-5">
      <Kept values={kept} />
      <div className="grid items-start gap-x-8 gap-y-5 sm:grid-cols-2">
        {columns.map((column) => (
          <FilterFields key={column.key} column={column} />
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{apply}</Button>
        {removeAll ? (
          <LinkButton href={removeAll.href} variant="secondary">
            {removeAll.label}
          </LinkButton>
        ) : null}
      </div>
    </Form>
  );
}

function FilterFields({ column }: { column: Content["columns"][number] }) {
  const { key, label } = column;
  if (column.kind === "text") return <TextField name={key} label={label} defaultValue={column.value} maxLength={100} isOptional autoComplete="off" />;
  return (
    <fieldset className="grid content-start gap-2">
      <legend className="mb-2 font-medium text-sm text-soft">{label}</legend>
      {column.kind === "choice" ? (
        column.choices.map(({ value, label: words, isChosen }) => (
          <Checkbox key={value} name={key} value={value} label={words} defaultChecked={isChosen} />
        ))
      ) : (
        <div className="grid grid-cols-2 gap-3">
          {column.bounds.map(({ name, label: words, value }) => (
            <TextField key={name} name={name} type={column.type} label={words} defaultValue={value} isOptional />
          ))}
        </div>
      )}
    </fieldset>
  );
}
