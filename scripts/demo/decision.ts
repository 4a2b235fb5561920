/** A decision record and its template: what report-hook does beyond reports. */

export const decisionTemplate = `# {what was decided}

- Status: {proposed | accepted | replaced}

## Why now

Describe what made a decision necessary.

## What follows

What becomes easier, and what harder?
`;

export const decision = `# Keep the data out of the repository

- Status: accepted

## Why now

A clone took nine minutes.

## What follows

Runs fetch the data first; clones take seconds.
`;

/** The configuration with the decisions beside the report. */
export const decisionConfig = `${JSON.stringify(
  { reports: ["reports/README.md", { files: "docs/decisions/[0-9]*.md", template: "docs/decisions/template.md" }] },
  null,
  2,
)}\n`;
