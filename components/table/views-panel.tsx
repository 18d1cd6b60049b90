import Link from "next/link";
import { useWords } from "#components/format/words";
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
  const t = useWords("tables");
  const current = views.find(({ id }) => id === state.view);
  const here = { table: table.key, path };
  const shown = new URLSearchParams(viewStateOf(table, state)).toString();
  return (
    <Panel key={state.view} label={current ? current.name : t("views")} icon="layers">
      <ul className="-mx-2 grid gap-0.5">
        <ViewItem
          href={tableAddress(table, path, { filters: {}, view: NO_VIEW })}
          name={t("allMany", { many: table.nouns.many })}
          isCurrent={!current}
        />
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
          <summary className="w-fit font-medium text-accent text-sm">{t("changeThisView")}</summary>
          <ActionForm
            key={`${current.id} ${current.version}`}
            action={actions.change}
            label={t("changeThisView")}
            className="mt-4 grid gap-4"
            fields={["name"]}
            hidden={{ ...here, id: current.id, version: String(current.version), state: shown }}
          >
            <ViewFields view={current} />
            <SubmitButton size="sm" pendingLabel={t("saving")}>
              {t("saveWithWhatIsShown")}
            </SubmitButton>
          </ActionForm>
          <ActionForm action={actions.remove} label={t("deleteThisView")} className="mt-3 grid" hidden={{ ...here, id: current.id }}>
            <SubmitButton size="sm" variant="danger-quiet" pendingLabel={t("deleting")}>
              {t("deleteThisView")}
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      <details className="mt-4 border-t pt-4" open={views.length === 0}>
        <summary className="w-fit font-medium text-accent text-sm">{t("saveWhatIsShownAsA")}</summary>
        <ActionForm action={actions.save} label={t("saveAView")} className="mt-4 grid gap-4" fields={["name"]} hidden={{ ...here, state: shown }}>
          <ViewFields />
          <SubmitButton size="sm" pendingLabel={t("saving")}>
            {t("saveView")}
          </SubmitButton>
        </ActionForm>
      </details>
    </Panel>
  );
}

function ViewFields({ view }: { view?: SavedView }) {
  const t = useWords("tables");
  return (
    <>
      <TextField name="name" label={t("name")} maxLength={60} defaultValue={view?.name} autoComplete="off" />
      <Checkbox name="isShared" label={t("sharedWithAllStaff")} defaultChecked={view?.isShared} />
      <Checkbox name="isDefault" label={t("openTheListWithIt")} defaultChecked={view?.isDefault} />
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
  const t = useWords("tables");
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
        {isDefault ? <Badge tone="accent">{t("default")}</Badge> : null}
        {isShared ? <Badge>{t("shared")}</Badge> : null}
      </Link>
    </li>
  );
}
