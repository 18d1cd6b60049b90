import type { IncomingHttpHeaders } from "node:http";
import type { Duplex } from "node:stream";
import type { Dispatcher } from "undici";
import { countOutcome } from "../balance/ejection.ts";
import { codeOf, type Failure, failureOf, reasonOf } from "./classify.ts";
import type { Picked } from "./pick-instance.ts";
import type { Serving } from "./serving.ts";

/** What an attempt tells of itself. Nothing is told of one that was abandoned. */
export interface AttemptListener {
  onAnswer(attempt: Attempt, status: number, headers: IncomingHttpHeaders): void;
  onPiece(attempt: Attempt, piece: Buffer): void;
  onEnd(attempt: Attempt): void;
  onFailure(attempt: Attempt, failure: Failure, code: string): void;
  /** Of a request to change the protocol: the connection is ours now. */
  onUpgrade?(attempt: Attempt, headers: IncomingHttpHeaders, socket: Duplex): void;
}

/** One try to have one instance answer a request. It keeps the counts of the instance, whatever happens: of what is under way, and how it ended. */
export class Attempt implements Dispatcher.DispatchHandler {
  readonly picked: Picked;
  #serving: Serving;
  #listener: AttemptListener;
  #controller: Dispatcher.DispatchController | null = null;
  #endBreaker: (isFailure: boolean | null) => void;
  #isCounted = false;
  #isReleased = false;
  #isAbandoned = false;

  constructor(serving: Serving, picked: Picked, listener: AttemptListener) {
    this.#serving = serving;
    this.picked = picked;
    this.#listener = listener;
    this.#endBreaker = picked.breaker.begin();
    picked.instance.underWay += 1;
    picked.group.underWay += 1;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isAbandoned) controller.abort(new Error("abandoned"));
  }

  onRequestUpgrade(_controller: Dispatcher.DispatchController, _status: number, headers: IncomingHttpHeaders, socket: Duplex): void {
    if (this.#isAbandoned || !this.#listener.onUpgrade) socket.destroy();
    else this.#listener.onUpgrade(this, headers, socket);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    // 1xx tells that an answer will follow; to us that is nothing new.
    if (this.#isAbandoned || status < 200) return;
    this.#listener.onAnswer(this, status, headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (!this.#isAbandoned) this.#listener.onPiece(this, piece);
  }

  onResponseEnd(): void {
    this.#release();
    if (!this.#isAbandoned) this.#listener.onEnd(this);
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.#release();
    if (this.#isAbandoned) return;
    const failure = failureOf(error);
    this.count(failure);
    this.#listener.onFailure(this, failure, codeOf(error));
  }

  pause(): void {
    this.#controller?.pause();
  }

  resume(): void {
    this.#controller?.resume();
  }

  /** Ends it without another word. `how` counts for the instance; null when it is nobody's fault. */
  abandon(how: Failure | null): void {
    if (this.#isAbandoned) return;
    this.#isAbandoned = true;
    this.#release();
    this.count(how);
    this.#controller?.abort(new Error("abandoned"));
  }

  /** Says how the instance did, once: well, badly, or that nobody can tell (null). */
  count(how: Failure | "answered" | "bad_answer" | null, isGatewayError = false): void {
    if (this.#isCounted) return;
    this.#isCounted = true;
    const { instance, group } = this.picked;
    if (how === null) {
      this.#endBreaker(null);
      return;
    }
    // Any 5xx makes an instance an outlier; its circuit opens for those that say that it cannot answer at all.
    const isFailure = how !== "answered";
    this.#endBreaker(how === "bad_answer" ? isGatewayError : isFailure);
    if (countOutcome(instance.ejection, group.ejections, isFailure, performance.now())) {
      this.#serving.metrics.ejections.inc({ service: group.service });
      this.#serving.log.warn(
        { service: group.service, instance: instance.address },
        "an instance gets no requests for a while: it failed too often in a row",
      );
    }
    const reason = how === "answered" ? null : how === "bad_answer" ? (isGatewayError ? "error" : null) : reasonOf(how);
    this.#serving.outcomes.add(instance, reason);
  }

  #release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.picked.instance.underWay -= 1;
    this.picked.group.underWay -= 1;
  }
}
