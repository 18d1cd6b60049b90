import { useFormats } from "../format/reader-formats.tsx";

/** What is said of a movement, in the reader's language. */
export interface MovementWords {
  up: string;
  down: string;
  same: string;
  isNew: string;
}

/** How many ranks somebody rose or fell; null for who had none before. */
export function Movement({ movement, words }: { movement: number | null; words: MovementWords }) {
  const f = useFormats();
  if (movement === null) return <span className="text-muted">{words.isNew}</span>;
  if (movement === 0) return <span className="text-muted">{words.same}</span>;
  return (
    <span className={movement > 0 ? "text-good" : "text-bad"}>
      <span aria-hidden="true">{movement > 0 ? "▲ " : "▼ "}</span>
      <span className="sr-only">{movement > 0 ? words.up : words.down} </span>
      {f.number(Math.abs(movement))}
    </span>
  );
}
