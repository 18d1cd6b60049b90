const PIECES = 120;
const MARK = "confetti";
const LASTS_MS = 1_800;
const GRAVITY = 0.0016;

interface Piece {
  x: number;
  y: number;
  dx: number;
  dy: number;
  turn: number;
  spin: number;
  size: number;
  colour: string;
}

/** Throws confetti once over the whole window, drawn on a canvas that takes no clicks and goes by itself. Ask for reduced motion before. */
export function throwConfetti(): void {
  // Several at once are one moment.
  if (document.querySelector(`canvas.${MARK}`)) return;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const scale = Math.min(devicePixelRatio, 2);
  const [width, height] = [innerWidth, innerHeight];
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.setAttribute("aria-hidden", "true");
  canvas.className = `${MARK} pointer-events-none fixed inset-0 z-50 h-full w-full print:hidden`;
  document.body.append(canvas);
  pen.scale(scale, scale);
  const pieces = Array.from({ length: PIECES }, () => makePiece(width, height, coloursOfPage()));
  const begun = performance.now();
  let before = begun;
  const draw = (now: number) => {
    const passed = now - before;
    before = now;
    pen.clearRect(0, 0, width, height);
    pen.globalAlpha = Math.max(0, 1 - (now - begun) / LASTS_MS);
    for (const piece of pieces) move(pen, piece, passed);
    if (now - begun < LASTS_MS) requestAnimationFrame(draw);
    else canvas.remove();
  };
  requestAnimationFrame(draw);
}

/** The tenant's own brand, and the tones of the page. */
function coloursOfPage(): string[] {
  const style = getComputedStyle(document.documentElement);
  return ["--accent", "--good", "--warn", "--accent-strong"].map((name) => style.getPropertyValue(name).trim()).filter((colour) => colour !== "");
}

function makePiece(width: number, height: number, colours: string[]): Piece {
  const angle = -Math.PI / 2 + (Math.random() - 0.5) * 1.6;
  const speed = 0.5 + Math.random() * 0.9;
  return {
    x: width / 2 + (Math.random() - 0.5) * width * 0.3,
    y: height * 0.75,
    dx: Math.cos(angle) * speed,
    dy: Math.sin(angle) * speed,
    turn: Math.random() * Math.PI,
    spin: (Math.random() - 0.5) * 0.02,
    size: 5 + Math.random() * 6,
    colour: colours[Math.floor(Math.random() * colours.length)] ?? "currentColor",
  };
}

function move(pen: CanvasRenderingContext2D, piece: Piece, passedMs: number): void {
  piece.dy += GRAVITY * passedMs;
  piece.x += piece.dx * passedMs;
  piece.y += piece.dy * passedMs;
  piece.turn += piece.spin * passedMs;
  pen.save();
  pen.translate(piece.x, piece.y);
  pen.rotate(piece.turn);
  pen.fillStyle = piece.colour;
  pen.fillRect(-piece.size / 2, -piece.size / 4, piece.size, piece.size / 2);
  pen.restore();
}
