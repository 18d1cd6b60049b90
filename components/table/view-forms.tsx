"use client";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { menuItemStyle } from "../ui/menu-item.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { PanelContents } from "./panel-contents.ts";

type Content = PanelContents["views"];

export interface ViewActions {
  save: FormAction;
  change: FormAction;
  remove: FormAction;
}

/** The views of a table: to open one, to save what is shown as another, and to change or delete one's own. */
export default function ViewForms({ content, actions }: { content: Content; actions: ViewActions }) {
  const { hidden, shown, all, views, mine, words } = content;
  return (
    <>
      <ul className="-mx-2 grid gap-0.5">
        <ViewItem {...all} words={words} />
        {views.map((view) => (
          <ViewItem key={view.id} {...view} words={words} />
        ))}
      </ul>
      {mine ? (
        <details className="group/own mt-4 border-t pt-4">
          <summary className="w-fit font-medium text-accent text-sm">{words.changeThisView}</summary>
          <ActionForm
            key={`${mine.id} ${mine.version}`}
            action={actions.change}
            label={words.changeThisView}
            className="mt-4 grid gap-4"
            fields={["name"]}
            hidden={{ ...hidden, id: mine.id, version: mine.version, state: shown }}
          >
            <ViewFields view={mine} words={words} />
            <SubmitButton size="sm" pendingLabel={words.saving}>
              {words.saveWithWhatIsShown}
            </SubmitButton>
          </ActionForm>
          <ActionForm action={actions.remove} label={words.deleteThisView} className="mt-3 grid" hidden={{ ...hidden, id: mine.id }}>
            <SubmitButton size="sm" variant="danger-quiet" pendingLabel={words.deleting}>
              {words.deleteThisView}
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      <details className="mt-4 border-t pt-4" open={views.length === 0}>
        <summary className="w-fit font-medium text-accent text-sm">{words.saveWhatIsShownAsA}</summary>
        <ActionForm action={actions.save} label={words.saveAView} className="mt-4 grid gap-4" fields={["name"]} hidden={{ ...hidden, state: shown }}>
          <ViewFields words={words} />
          <SubmitButton size="sm" pendingLabel={words.saving}>
            {words.saveView}
          </SubmitButton>
        </ActionForm>
      </details>
    </>
  );
}

function ViewFields({ view, words }: { view?: NonNullable<Content["mine"]>; words: Content["words"] }) {
  return (
    <>
      <TextField name="name" label={words.name} maxLength={60} defaultValue={view?.name} autoComplete="off" />
      <Checkbox name="isShared" label={words.sharedWith} defaultChecked={view?.isShared} />
      <Checkbox name="isDefault" label={words.openTheListWithIt} defaultChecked={view?.isDefault} />
    </>
  );
}

interface ViewItemProps {
  href: string;
  name: string;
  /** Whose it is, where it is not one's own. */
  note?: string;
  isShared?: boolean;
  isDefault?: boolean;
  isCurrent: boolean;
  words: Content["words"];
}

function ViewItem({ href, name, note, isShared = false, isDefault = false, isCurrent, words }: ViewItemProps) {
  return (
    <li>
      <SoftLink
        href={href}
        scroll={false}
        aria-current={isCurrent ? "page" : undefined}
        className={`${menuItemStyle} aria-[current]:bg-accent-soft aria-[current]:text-accent`}
      >
        <span className="grid min-w-0 flex-1">
          <bdi className="truncate">{name}</bdi>
          {note ? <span className="truncate font-normal text-muted text-xs">{note}</span> : null}
        </span>
        {isDefault ? <Badge tone="accent">{words.default}</Badge> : null}
        {isShared ? <Badge>{words.shared}</Badge> : null}
      </SoftLink>
    </li>
  );
}
