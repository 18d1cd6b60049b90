import type { ReactNode } from "react";
import { type CrmTableWords, crmTableWords } from "#components/crm/crm-table-words";
import { ListEmpty } from "#components/crm/list-empty";
import { getSay, getWords } from "#components/format/words";
import type { ShownTable } from "#components/table/record-table";
import { TablePage } from "#components/table/table-page";
import { Icon, type IconName } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { TextLink } from "#components/ui/text-link";
import { can, type Permission, type TenantContext } from "#lib/access";
import type { FieldSubject } from "#lib/crm/schema";
import { queryOf, type TableDeclaration } from "#lib/tables/schema";
import { addressOf, type ByAddress, type SearchParams } from "#lib/web";
import { openCrmTable } from "./crm-table.ts";
import { MissingPermission } from "./missing-permission.tsx";
import { shortcutsOf } from "./open-table.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "./view-actions.ts";

interface CrmPage<Row> {
  rows: Row[];
  nextCursor: string | null;
}

type Shortcuts = Parameters<typeof shortcutsOf>[3];

interface CrmListPageProps<Row> {
  declared: TableDeclaration;
  /** Whose own fields the table has beside. */
  subject: FieldSubject;
  path: string;
  searchParams: SearchParams;
  title: string;
  note: string | ((context: TenantContext) => Promise<string>);
  /** To see them, and to write down another. */
  permissions: { read: Permission; create: Permission };
  add: { label: string; href: string };
  /** The list's JSON route. */
  route: string;
  searchPlaceholder: string;
  /** Some depend on the day that it is for the tenant. */
  shortcuts?: { label: string; shortcuts: Shortcuts | ((context: TenantContext) => Shortcuts) };
  /** Between the title and the list, such as the ways to look at deals. */
  above?: ReactNode;
  empty: { icon: IconName; title: string; none: string; noneFits: string; showAll: string };
  read: (context: TenantContext, query: Record<string, string>) => Promise<ByAddress<unknown, CrmPage<Row>>>;
  draw: (parts: { rows: Row[]; shown: ShownTable; words: CrmTableWords; context: TenantContext; empty: ReactNode }) => ReactNode;
}

/** A page with a list of leads, deals, contacts or companies: title, search, filters, views, export, rows and pages. */
export async function CrmListPage<Row>(props: CrmListPageProps<Row>) {
  const { declared, subject, path, searchParams, title, permissions, add, route, searchPlaceholder, shortcuts, above, empty, read, draw } = props;
  const [say, t, exportWords] = await Promise.all([getSay(), getWords("crm"), getWords("exports")]);
  const { context, fields, table, state, problem, views, look, shown, isWhole } = await openCrmTable(declared, subject, path, searchParams);
  if (!can(context, permissions.read)) return <MissingPermission title={title} permission={permissions.read} />;
  const [list, note] = await Promise.all([
    problem === null ? read(context, queryOf(table, state)) : { problem },
    typeof props.note === "string" ? props.note : props.note(context),
  ]);
  const asked = typeof shortcuts?.shortcuts === "function" ? shortcuts.shortcuts(context) : shortcuts?.shortcuts;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={title}
        note={note}
        actions={
          can(context, permissions.create) ? (
            <LinkButton href={add.href} icon={<Icon name="plus" />}>
              {add.label}
            </LinkButton>
          ) : null
        }
      />
      {above}
      <TablePage
        table={table}
        path={path}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route={route}
        searchPlaceholder={searchPlaceholder}
        shortcuts={shortcuts && asked ? <Tabs label={shortcuts.label} items={shortcutsOf(table, path, state, asked, say)} /> : undefined}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: draw({
                  rows: list.answer.rows,
                  shown,
                  words: crmTableWords(table, t, say, fields),
                  context,
                  empty: list.answer.rows.length > 0 ? null : <ListEmpty state={state} path={path} {...empty} />,
                }),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
      <p className="text-muted text-sm">
        <TextLink href={addressOf("/portal/exports", { what: `${route.slice(route.lastIndexOf("/") + 1)}?${shown.filter}` })}>
          {exportWords("fromList")}
        </TextLink>
      </p>
    </div>
  );
}
