import { NoteText } from "#components/care/note-text";
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
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "notes");
  const path = tenantPath(id, "notes");
  const list = await readByAddress(listNotesInput, chooseParams(asked, ["cursor"]), (input) => listNotes(context, id, input));
  return (
    <TenantFrame context={context} tenant={tenant} tab="notes">
      <Card title="Write a note">
        <AddNoteForm tenantId={tenant.id} />
      </Card>
      <Card title="Notes" note="Of the operator’s staff, for each other. The tenant does not see them. Pinned ones first, then the newest." isFlush>
        {list.problem !== null ? (
          <AddressProblem problem={list.problem} firstHref={path} className="m-5 md:m-6" />
        ) : list.answer.notes.length === 0 ? (
          <EmptyState icon="pencil" title="Nobody has noted anything yet">
            What was agreed, who to speak to, what to keep in mind: the next of you will be glad of it.
          </EmptyState>
        ) : (
          <NoteList notes={list.answer.notes} tenantId={tenant.id} now={context.clock.now()} timeZone={tenant.timeZone} />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of notes"
          firstHref={list.input.cursor ? path : null}
          nextHref={list.answer.nextCursor ? addressOf(path, { cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </TenantFrame>
  );
}

function NoteList({ notes, tenantId, now, timeZone }: { notes: TenantNote[]; tenantId: string; now: Date; timeZone: string }) {
  return (
    <ul aria-label="Notes" className="divide-y">
      {notes.map((note) => (
        <li key={note.id} className="flex flex-wrap items-start justify-between gap-3 px-5 py-4 md:px-6">
          <NoteText note={note} now={now} timeZone={timeZone} />
          <NoteActs tenantId={tenantId} note={note} />
        </li>
      ))}
    </ul>
  );
}
