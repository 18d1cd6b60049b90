import { Badge } from "../ui/badge.tsx";
import { Identity } from "../ui/identity.tsx";

interface NameOnBoardProps {
  name: string;
  /** What marks the reader's own row; null for others. */
  own: string | null;
}

/** Who stands in a row of a board, people and companies alike. */
export function NameOnBoard({ name, own }: NameOnBoardProps) {
  const mark = own ? (
    <Badge tone="accent" className="shrink-0">
      {own}
    </Badge>
  ) : null;
  return <Identity name={name} size="sm" mark={mark} />;
}
