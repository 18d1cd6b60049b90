import Link from "next/link";
import { formatTableState, NO_VIEW, parseTableState, type SavedView, type TableDeclaration, type TableState, tableAddress } from "#lib/tables/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { menuItemStyle } from "../ui/menu-item.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { Panel } from "./panel.tsx";

interface ViewsPanelProps {
  table: TableDeclaration;
  path: string;
  state: TableState;
  views: SavedView[];
  actions: { save: FormAction; change: FormAction; remove: FormAction };
}

/** The state that a view is of: without its page and its own name. */
const viewStateOf = (table: TableDeclaration, { cursor: _, view: __, ...state }: TableState) => formatTableState(table, state);

/** The views of a table: to open one, to save what is shown as another, and to change or delete one's own. */
export function ViewsPanel({ table, path, state, views, actions }: ViewsPanelProps) {
  const current = views.find(({ id }) => id === state.view);
  const shown = new URLSearchParams(viewStateOf(table, state)).toString();
  return (
    <Panel key={state.view} label={current ? current.name : "Views"} icon="layers">
      <ul className="-mx-2 grid gap-0.5">
        <ViewItem href={tableAddress(table, path, { filters: {}, view: NO_VIEW })} name={`All ${table.nouns.many}`} isCurrent={!current} />
        {views.map((view) => (
          <ViewItem
            key={view.id}
            // What a table no longer has is left out of its address.
            href={tableAddress(table, path, { ...parseTableState(table, view.state).state, view: view.id })}
            name={view.name}
            note={view.isMine ? undefined : view.ownerName}
            isShared={view.isShared}
            isDefault={view.isDefault}
            isCurrent={view.id === current?.id}
          />
        ))}
      </ul>
      {current?.isMine ? (
        <details className="group/own mt-4 border-t pt-4">
          <summary className="w-fit font-medium text-accent text-sm">Change this view</summary>
          <ActionForm
            key={`${current.id} ${current.version}`}
            action={actions.change}
            label="Change this view"
            className="mt-4 grid gap-4"
            fields={["name"]}
            hidden={{ table: table.key, id: current.id, version: String(current.version), state: shown }}
          >
            <ViewFields view={current} />
            <SubmitButton size="sm" pendingLabel="Saving…">
              Save with what is shown
            </SubmitButton>
          </ActionForm>
          <ActionForm action={actions.remove} label="Delete this view" className="mt-3 grid" hidden={{ table: table.key, id: current.id }}>
            <SubmitButton size="sm" variant="danger-quiet" pendingLabel="Deleting…">
              Delete this view
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      <details className="mt-4 border-t pt-4" open={views.length === 0}>
        <summary className="w-fit font-medium text-accent text-sm">Save what is shown as a view</summary>
        <ActionForm
          action={actions.save}
          label="Save a view"
          className="mt-4 grid gap-4"
          fields={["name"]}
          hidden={{ table: table.key, state: shown }}
        >
          <ViewFields />
          <SubmitButton size="sm" pendingLabel="Saving…">
            Save view
          </SubmitButton>
        </ActionForm>
      </details>
    </Panel>
  );
}

function ViewFields({ view }: { view?: SavedView }) {
  return (
    <>
      <TextField name="name" label="Name" maxLength={60} defaultValue={view?.name} autoComplete="off" />
      <Checkbox name="isShared" label="Shared with all staff" defaultChecked={view?.isShared} />
      <Checkbox name="isDefault" label="Open the list with it" defaultChecked={view?.isDefault} />
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
}

function ViewItem({ href, name, note, isShared = false, isDefault = false, isCurrent }: ViewItemProps) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        aria-current={isCurrent ? "page" : undefined}
        className={`${menuItemStyle} aria-[current]:bg-accent-soft aria-[current]:text-accent`}
      >
        <span className="grid min-w-0 flex-1">
          <bdi className="truncate">{name}</bdi>
          {note ? <span className="truncate font-normal text-muted text-xs">{note}</span> : null}
        </span>
        {isDefault ? <Badge tone="accent">Default</Badge> : null}
        {isShared ? <Badge>Shared</Badge> : null}
      </Link>
    </li>
  );
}
