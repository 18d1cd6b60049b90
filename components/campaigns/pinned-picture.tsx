"use client";
import { type MouseEvent, useState } from "react";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";

interface Pin {
  id: string;
  /** As in the list of comments. */
  number: number;
  x: number;
  y: number;
  label: string;
}

interface PinnedPictureProps {
  /** Null for a text alone: then comments are of all of it. */
  picture: { src: string; width: number; height: number } | null;
  alt: string;
  pins: Pin[];
  action: FormAction;
  hidden: Record<string, string>;
  idempotencyKey: string;
  words: { comment: string; body: string; fromLeft: string; fromTop: string; placeHint: string; pinHint: string; send: string; sending: string };
}

/**
 * A picture with what was said of it, each at its place, and the form to say more. A click on the picture fills in the place; the same
 * two numbers can be typed, so that nobody needs a pointer.
 */
export function PinnedPicture({ picture, alt, pins, action, hidden, idempotencyKey, words }: PinnedPictureProps) {
  const [place, setPlace] = useState<{ x: number; y: number } | null>(null);
  const choose = (event: MouseEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest("a")) return;
    const box = event.currentTarget.getBoundingClientRect();
    const percent = (part: number, whole: number) => Math.round(Math.min(100, Math.max(0, (part / whole) * 100)) * 10) / 10;
    setPlace({ x: percent(event.clientX - box.left, box.width), y: percent(event.clientY - box.top, box.height) });
  };
  return (
    <div className="grid gap-5">
      {picture ? (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the fields below do the same by keyboard */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the fields below do the same by keyboard */}
          <div className="relative w-fit max-w-full cursor-crosshair overflow-hidden rounded-xl border" onClick={choose}>
            {/* biome-ignore lint/performance/noImgElement: a private picture of exactly this size */}
            <img src={picture.src} width={picture.width} height={picture.height} alt={alt} className="block h-auto max-h-[70dvh] w-auto max-w-full" />
            {pins.map(({ id, number, x, y, label }) => (
              <a
                key={id}
                href={`#comment-${id}`}
                aria-label={label}
                className="absolute inline-flex size-7 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border-2 border-white bg-accent-solid font-semibold text-white text-xs"
                style={{ left: `${x}%`, top: `${y}%` }}
              >
                {number}
              </a>
            ))}
            {place ? (
              <span
                aria-hidden="true"
                className="absolute size-5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white bg-bad"
                style={{ left: `${place.x}%`, top: `${place.y}%` }}
              />
            ) : null}
          </div>
          <p className="text-muted text-sm">{words.pinHint}</p>
        </>
      ) : null}
      <ActionForm
        action={action}
        label={words.comment}
        fields={["body", "x", "y"]}
        hidden={hidden}
        idempotencyKey={idempotencyKey}
        onDone={() => setPlace(null)}
      >
        <TextArea name="body" label={words.body} rows={3} maxLength={2_000} />
        {picture ? (
          <div key={place ? `${place.x} ${place.y}` : "none"} className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="x"
              type="number"
              min={0}
              max={100}
              step={0.1}
              label={words.fromLeft}
              hint={words.placeHint}
              defaultValue={place?.x ?? ""}
              isOptional
            />
            <TextField name="y" type="number" min={0} max={100} step={0.1} label={words.fromTop} defaultValue={place?.y ?? ""} isOptional />
          </div>
        ) : null}
        <div className="flex justify-end">
          <SubmitButton pendingLabel={words.sending}>{words.send}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}
