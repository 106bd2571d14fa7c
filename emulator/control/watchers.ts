/** What has changed, for pages that are open. */
export type Change =
  | { readonly kind: "people" | "bill" | "clock" | "faults" | "reset" }
  | { readonly kind: "messages"; readonly personId: string };

export type Watchers = {
  tell(change: Change): void;
  watch(onChange: (change: Change) => void): () => void;
};

export function noWatchers(): Watchers {
  const watching = new Set<(change: Change) => void>();
  return {
    tell(change) {
      for (const onChange of watching) onChange(change);
    },
    watch(onChange) {
      watching.add(onChange);
      return () => watching.delete(onChange);
    },
  };
}
