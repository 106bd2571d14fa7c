/** How far dates are looked ahead. Pure. */
const dayMs = 86_400_000;
/** 18 months. */
const aheadDays = 548;

/** From yesterday, so that what began today in any zone is there, 18 months ahead. */
export function windowAt(now: Date): { readonly from: Date; readonly to: Date } {
  return {
    from: new Date(now.getTime() - dayMs),
    to: new Date(now.getTime() + aheadDays * dayMs),
  };
}
