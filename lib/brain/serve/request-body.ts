import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";

/** Whether a request says that it has a body. */
export function hasBody({ headers }: Pick<IncomingMessage, "headers">): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] !== undefined && headers["content-length"] !== "0");
}

interface Watch {
  maxBytes: number;
  onProgress(): void;
  onTooLarge(): void;
}

/**
 * The body of a request as a stream of its own, which may be thrown away without the connection to the client: nothing is read of the request
 * before somebody reads this, and no more than they take.
 */
export class RequestBody extends Readable {
  /** True once something of it was read, and it cannot be sent again. */
  isBegun = false;
  #request: IncomingMessage;
  #bytes = 0;
  #watch: Watch;

  constructor(request: IncomingMessage, watch: Watch) {
    super({ highWaterMark: 64 * 1024 });
    this.#request = request;
    this.#watch = watch;
  }

  override _read(): void {
    if (this.isBegun) {
      this.#request.resume();
      return;
    }
    this.isBegun = true;
    this.#request.on("data", this.#onData).once("end", this.#onEnd).once("close", this.#onClose).once("error", this.#onClose);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#request.off("data", this.#onData).off("end", this.#onEnd).off("close", this.#onClose).off("error", this.#onClose);
    if (!this.#request.complete) this.#request.pause();
    done(error);
  }

  #onData = (chunk: Buffer): void => {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#watch.maxBytes) {
      this.#watch.onTooLarge();
      return;
    }
    this.#watch.onProgress();
    if (!this.push(chunk)) this.#request.pause();
  };
  #onEnd = (): void => void this.push(null);
  /** The client left in the middle: the backend must not take what came for the whole. */
  #onClose = (): void => {
    if (!this.#request.complete) this.destroy(new Error("the client left"));
  };
}
