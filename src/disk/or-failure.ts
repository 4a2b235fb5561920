import { type Failure, fail } from "../result.js";
import { asRefusal } from "../system/refusal.js";

/** What `act` gives; where git, the disk or a file that is not ours stands in its way, why. */
export async function orFailure<Found>(act: () => Promise<Found | Failure>): Promise<Found | Failure> {
  try {
    return await act();
  } catch (error) {
    const known = asRefusal(error);
    if (known === null) throw error;
    return fail(known.message);
  }
}
