/** How long a repository that is only named may take altogether: somebody may have made it to have no end. */
export interface TimeLimit {
  /** How long it may still take, in whole milliseconds; none: 0. */
  readonly left: () => number;
  /** Gives it the time of another report. */
  readonly addReport: () => void;
  /** Said of what is left out when the time is over. */
  readonly over: string;
}

/** What a repository has, however many reports are in it, in milliseconds. */
const mostTime = 30_000;
/** What it has for each report besides: some times what one takes. */
const mostForReport = 500;
/** What it has in any case, with thousands of reports. */
const mostAltogether = 300_000;

/** The time limit of one repository, from when it is first asked for: many are found before the first is looked at. */
export function startTimeLimit(time: number = mostTime): TimeLimit {
  let started: number | null = null;
  let allowed = time;
  return {
    left: () => {
      started ??= performance.now();
      return Math.max(0, Math.ceil(started + allowed - performance.now()));
    },
    addReport: () => {
      allowed = Math.max(allowed, Math.min(allowed + mostForReport, mostAltogether));
    },
    get over() {
      return `its repository has taken ${allowed / 1000} seconds, and may be made to have no end`;
    },
  };
}
