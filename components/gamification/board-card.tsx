import type { ComponentProps, ReactNode } from "react";
import { useWords } from "#components/format/words";
import { COMPANY_PERIODS, type CompanyBoard } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { LinkChoice } from "../ui/link-choice.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { PERIOD_WORDS, useBoardName, useBoardParts } from "./company-words.tsx";

interface BoardCardProps {
  title: string;
  board: Pick<CompanyBoard, "boards" | "board" | "period" | "since">;
  /** The page's address with something of it changed. */
  hrefWith: (change: { board?: string; period?: string }) => string;
  /** How long ago it was computed; null when it was not. */
  when: string | null;
  /** What else can be chosen, between the boards and the periods. */
  choices: ComponentProps<typeof LinkChoice>;
  /** More of what is said below the table. */
  footnote?: string;
  /** The table. */
  children: ReactNode;
}

/** A board of companies, whoever reads it: which it is, of when, and what it is made of. */
export function BoardCard({ title, board: { boards, board, period, since }, hrefWith, when, choices, footnote, children }: BoardCardProps) {
  const t = useWords("companies");
  const f = useFormats();
  const [nameOf, partsOf] = [useBoardName(), useBoardParts()];
  const note = when === null ? undefined : since ? t("sinceDay", { day: f.day(since), when }) : t("sinceEver", { when });
  const boardItems = boards.map((each) => ({ label: nameOf(each), href: hrefWith({ board: each.key }), isCurrent: each.key === board.key }));
  const periodItems = COMPANY_PERIODS.map((each) => ({ label: t(PERIOD_WORDS[each]), href: hrefWith({ period: each }), isCurrent: each === period }));
  return (
    <Card title={title} note={note} isFlush>
      <div className="grid gap-3 px-5 pt-2 pb-3 md:px-6">
        <Tabs label={t("board")} items={boardItems} />
        <div className="flex flex-wrap gap-3">
          <LinkChoice label={choices.label} items={choices.items} />
          <LinkChoice label={t("period")} items={periodItems} />
        </div>
      </div>
      {children}
      <div className="grid gap-1 border-t px-5 py-4 text-muted text-xs md:px-6">
        <p>{t("madeOf", { parts: partsOf(board.weights) })}</p>
        <p className="max-w-prose">{t("howScored")}</p>
        {footnote ? <p>{footnote}</p> : null}
      </div>
    </Card>
  );
}
