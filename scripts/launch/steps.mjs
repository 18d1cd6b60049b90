/** A failure that an operator can do something about. */
export class StepError extends Error {
  name = "StepError";
  /**
   * @param {string} reason what is wrong, as a sentence
   * @param {string} remedy what to do about it
   * @param {unknown} [cause]
   */
  constructor(reason, remedy, cause) {
    super(reason, { cause });
    this.remedy = remedy;
  }
}

const WIDTH = 58;
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 90;
/** Where nothing moves, a step that takes its time says so this often: a start that says nothing for minutes looks stuck. */
const SAID_EVERY_MS = 20_000;

/**
 * Prints one line for each step with its time: with a moving sign on a terminal, plain lines elsewhere, some of them while it lasts.
 * @param {NodeJS.WriteStream} [output]
 * @param {AbortSignal} [stop] aborted when all is told to stop: what then breaks off has not failed
 */
export function createSteps(output = process.stdout, stop) {
  const isTerminal = output.isTTY === true && process.env.CI === undefined && process.env.TERM !== "dumb";

  return {
    /**
     * Runs one step. `work` may tell its progress with `note`, and returns what the line then says, or null for a step
     * that had nothing to do and needs no line.
     * @param {string} name
     * @param {(note: (text: string) => void) => Promise<string | null>} work
     * @returns {Promise<void>}
     */
    async step(name, work) {
      const begin = performance.now();
      const seconds = () => `${((performance.now() - begin) / 1_000).toFixed(1)} s`;
      let text = "";
      let frame = 0;
      const draw = () => output.write(`\r\u001b[2K${FRAMES[frame++ % FRAMES.length]} ${line(name, text, seconds())}`);
      const say = () => output.write(`… ${line(name, text || "under way", seconds())}\n`);
      const timer = isTerminal ? setInterval(draw, FRAME_MS) : setInterval(say, SAID_EVERY_MS);
      const clear = () => {
        clearInterval(timer);
        if (isTerminal) output.write("\r\u001b[2K");
      };
      try {
        const said = await work((progress) => {
          text = progress;
        });
        clear();
        if (said !== null) output.write(`✓ ${line(name, said, seconds())}\n`);
      } catch (error) {
        clear();
        const isStopped = stop?.aborted || (error instanceof Error && error.name === "AbortError");
        output.write(isStopped ? `– ${line(name, "stopped", seconds())}\n` : `✗ ${line(name, "failed", seconds())}\n`);
        throw error;
      }
    },
  };
}

/** @param {string} name @param {string} text @param {string} time */
function line(name, text, time) {
  return `${`${name.padEnd(14)} ${text}`.padEnd(WIDTH)} ${time.padStart(7)}`;
}

/**
 * The last words of a command that could not go on: why, and what to do.
 * @param {unknown} error
 */
export function printFailure(error) {
  const remedy = error instanceof Error && "remedy" in error ? String(error.remedy) : null;
  const reason =
    remedy === null && error instanceof Error && error.name === "Error" ? error.stack : error instanceof Error ? error.message : String(error);
  console.error(`\n${reason}${remedy ? `\n→ ${remedy}` : ""}\n`);
}
