import { encode } from "uqr";

/** A QR code, drawn on the server as one path. Dark on white in both themes, or cameras could not read it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="size-52 rounded-lg border bg-white">
      <path d={path} fill="#000000" />
    </svg>
  );
}
