type Deadline = Disposable & {
  readonly signal: AbortSignal;
  /** Why the signal fired, for the log; undefined when it did not. */
  cause(): string | undefined;
};

/**
 * A signal that fires after a time or with the caller's own. Made by hand: `AbortSignal.any` would hang a listener for
 * every send on a signal that lives as long as the process.
 */
export function openDeadline(milliseconds: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let cause: string | undefined;
  const stop = (why: string) => {
    cause ??= why;
    controller.abort();
  };
  const timer = setTimeout(() => stop(`no answer within ${milliseconds} ms`), milliseconds);
  const onOuter = () => stop("stopped while it was under way");
  outer?.addEventListener("abort", onOuter, { once: true });
  return {
    signal: controller.signal,
    cause: () => cause,
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onOuter);
    },
  };
}
