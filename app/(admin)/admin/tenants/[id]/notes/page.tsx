import { NoteText } from "#components/care/note-text";
import { getWords, useWords } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { listNotes } from "#lib/care";
import { listNotesInput, type TenantNote } from "#lib/care/schema";
import { addressOf, chooseParams, readByAddress } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata, tenantPath } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";
import { AddNoteForm, NoteActs } from "./note-acts.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "notes");

export default async function TenantNotesPage({ params, searchParams }: TenantPageProps) {
  const t = await getWords("tenancy");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "notes");
  const { userId } = context.actor;
  const path = tenantPath(id, "notes");
  const list = await readByAddress(listNotesInput, chooseParams(asked, ["cursor"]), (input) => listNotes(context, id, input));
  return (
    <TenantFrame context={context} tenant={tenant} tab="notes">
      <Card title={t("writeANote")}>
        <AddNoteForm tenantId={tenant.id} userId={userId} />
      </Card>
      <Card title={t("notes")} note={t("ofTheOperatorsStaffForEach2")} isFlush>
        {list.problem !== null ? (
          <AddressProblem problem={list.problem} firstHref={path} className="m-5 md:m-6" />
        ) : list.answer.notes.length === 0 ? (
          <EmptyState icon="pencil" title={t("nobodyHasNotedAnythingYet2")}>
            {t("whatWasAgreedWhoToSpeak")}
          </EmptyState>
        ) : (
          <NoteList notes={list.answer.notes} tenantId={tenant.id} userId={userId} now={context.clock.now()} timeZone={tenant.timeZone} />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label={t("pagesOfNotes")}
          firstHref={list.input.cursor ? path : null}
          nextHref={list.answer.nextCursor ? addressOf(path, { cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </TenantFrame>
  );
}

interface NoteListProps {
  notes: TenantNote[];
  tenantId: string;
  /** Who reads them. */
  userId: string;
  now: Date;
  timeZone: string;
}

function NoteList({ notes, tenantId, userId, now, timeZone }: NoteListProps) {
  const t = useWords("tenancy");
  return (
    <ul aria-label={t("notes")} className="divide-y">
      {notes.map((note) => (
        <li key={note.id} className="flex flex-wrap items-start justify-between gap-3 px-5 py-4 md:px-6">
          <NoteText note={note} now={now} timeZone={timeZone} />
          <NoteActs tenantId={tenantId} note={note} userId={userId} />
        </li>
      ))}
    </ul>
  );
}
