"use client";
import { useRouter } from "next/navigation";
import type { DealDetail } from "#lib/crm/schema";
import { useClientWords } from "../format/client-words.tsx";
import { Kanban, type KanbanColumnData } from "../ui/kanban.tsx";
import { sendJson } from "../ui/send-json.ts";
import { toast } from "../ui/toast-region.tsx";

/** The deals by stage. Each move is kept at once; a refusal is told with its reason. */
export function DealBoard({ label, columns, mayMove }: { label: string; columns: KanbanColumnData[]; mayMove: boolean }) {
  const router = useRouter();
  const t = useClientWords();
  const move = async (cardId: string, to: { columnId: string }, above: string | null) => {
    const { problem } = await sendJson<DealDetail>("POST", `/api/v1/deals/${cardId}/move`, t("moveNotKept"), { stage: to.columnId, after: above });
    if (problem !== null) {
      toast(problem, "bad");
      throw new Error(problem);
    }
    // Sums of columns have changed.
    router.refresh();
  };
  return <Kanban label={label} columns={columns} onMove={mayMove ? move : undefined} />;
}
