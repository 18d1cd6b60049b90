import { useWords } from "#components/format/words";
import type { MeasuredBoard } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { BOARD_FIELDS, BoardFields } from "./board-fields.tsx";
import { useBoardParts } from "./company-words.tsx";

/** The operator's own boards; each can be changed and given up. */
export function OwnBoardsTable({ boards, change, retire }: { boards: MeasuredBoard[]; change: FormAction; retire: FormAction }) {
  const t = useWords("companies");
  const f = useFormats();
  const partsOf = useBoardParts();
  const columns: Column<MeasuredBoard>[] = [
    {
      key: "name",
      header: t("name"),
      isPrimary: true,
      hasWords: true,
      cell: ({ name }) => <span className="font-medium text-ink wrap-anywhere">{name}</span>,
    },
    { key: "weights", header: t("weights"), hasWords: true, cell: ({ weights }) => partsOf(weights) },
    { key: "changed", header: t("changed"), showFrom: "lg", cell: ({ updatedAt }) => f.date(new Date(updatedAt)) },
    {
      key: "act",
      header: t("act"),
      isHeaderHidden: true,
      cell: (board) => (
        <span className="flex flex-wrap gap-2">
          <Change board={board} action={change} />
          <ConfirmDialog
            title={t("retireQuestion", { name: board.name })}
            consequences={[t("goneFromPortals")]}
            trigger={{ label: t("retire"), variant: "secondary" }}
            action={retire}
            hidden={{ id: board.id }}
            confirmLabel={t("retire")}
            pendingLabel={t("retiring")}
            tone="danger"
          />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("ownBoards")}
      columns={columns}
      rows={boards}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="trophy" title={t("noOwnBoards")}>
          {t("makeTheFirst")}
        </EmptyState>
      }
    />
  );
}

function Change({ board, action }: { board: MeasuredBoard; action: FormAction }) {
  const t = useWords("companies");
  const title = t("changeNamed", { name: board.name });
  return (
    <Dialog title={title} size="lg" trigger={{ label: t("changeBoard"), variant: "secondary" }}>
      <ActionForm action={action} label={title} fields={BOARD_FIELDS} hidden={{ id: board.id, version: String(board.version) }}>
        <BoardFields key={board.version} board={board} />
        <div>
          <SubmitButton pendingLabel={t("changing")}>{t("saveBoard")}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
