/** How many of each claim are still to be recorded: with the last one the claim is over. */

type OfClaim = { readonly claimId: number };

export type Claims = {
  expect(claimed: readonly OfClaim[]): void;
  /** Claims of which nothing is left once these are recorded. */
  endingWith(group: readonly OfClaim[]): number[];
  recorded(group: readonly OfClaim[]): void;
};

export function openClaims(): Claims {
  const left = new Map<number, number>();
  const leftAfter = (group: readonly OfClaim[]): Map<number, number> => {
    const after = new Map<number, number>();
    for (const { claimId } of group)
      after.set(claimId, (after.get(claimId) ?? left.get(claimId) ?? 0) - 1);
    return after;
  };
  return {
    expect(claimed) {
      for (const { claimId } of claimed) left.set(claimId, (left.get(claimId) ?? 0) + 1);
    },
    endingWith: (group) =>
      [...leftAfter(group)].filter(([, count]) => count === 0).map(([claimId]) => claimId),
    recorded(group) {
      for (const [claimId, count] of leftAfter(group)) {
        if (count === 0) left.delete(claimId);
        else left.set(claimId, count);
      }
    },
  };
}
