"use client";
import Form from "next/form";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { Select } from "../ui/select.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { Kept } from "./kept.tsx";
import type { PanelContents } from "./panel-contents.ts";

/** Which columns are shown, in which order, and how close the rows are. The address says it; a cookie remembers it. */
export default function ColumnForm({ content }: { content: PanelContents["columns"] }) {
  const { path, kept, label, primary, legend, columns, density, limit, showThese, usual } = content;
  return (
    <Form action={path} scroll={false} aria-label={label} className="grid gap-5">
      <Kept values={kept} />
      <input type="hidden" name="columns" value={primary} />
      <fieldset>
        <legend className="mb-2 font-medium text-sm text-soft">{legend}</legend>
        <ul className="grid gap-1">
          {columns.map((column) => (
            <li key={`${column.key} ${column.isShown}`} className="flex min-h-9 items-center justify-between gap-2">
              <Checkbox name="columns" value={column.key} label={column.label} defaultChecked={column.isShown} />
              <span className="flex">
                <Move {...column.before} icon="arrow-up" />
                <Move {...column.after} icon="arrow-down" />
              </span>
            </li>
          ))}
        </ul>
      </fieldset>
      <RadioList key={density.value} name="density" legend={density.legend} options={density.options} defaultValue={density.value} />
      <Select key={limit.value} name="limit" label={limit.label} options={limit.options} defaultValue={limit.value} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="sm">
          {showThese}
        </Button>
        <LinkButton href={usual.href} variant="ghost" size="sm">
          {usual.label}
        </LinkButton>
      </div>
    </Form>
  );
}

function Move({ href, icon, label }: { href: string | null; icon: "arrow-up" | "arrow-down"; label: string }) {
  if (!href) return <span className="size-9" />;
  return (
    <SoftLink href={href} scroll={false} aria-label={label} className={buttonStyle("ghost", "icon-sm")}>
      <Icon name={icon} className="size-4" />
    </SoftLink>
  );
}
