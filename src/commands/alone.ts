import { isTarget, type Target } from "../disk/target.js";
import { whyOf } from "../output/why.js";
import type { Unread } from "../result.js";

/**
 * What `act` makes of one of several reports. Whatever goes wrong with it is told in its place, and the others are looked at all the same; one for which
 * those that it belongs to have left no time is not looked at.
 */
export async function alone<Found>(
  target: Target | Unread,
  act: (target: Target) => Promise<Found>,
): Promise<Found | Unread> {
  if (!isTarget(target)) return target;
  const { shown: path, time } = target;
  if (time?.left() === 0) return { path, error: `not looked at: ${time.over}; name it alone` };
  time?.addReport();
  try {
    return await act(target);
  } catch (error) {
    return { path, error: whyOf(error) };
  }
}
