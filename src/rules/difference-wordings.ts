import type { DifferenceKind } from "../course/page-reading.js";

/** What a person is told of a kind of difference. */
export interface DifferenceWording {
  readonly what: string;
  /** How the course's page shows it; null where it changes all that stands below. */
  readonly there: string | null;
  readonly help: string;
}

const asWritten = "shown as it is written there";

/** The words for each kind of what the course's page shows otherwise. */
export const differenceWordings: Readonly<Record<DifferenceKind, DifferenceWording>> = {
  list: {
    what: "a list with no blank line above it",
    there: "one paragraph there",
    help: "leave a blank line above the list",
  },
  nested: {
    what: "a list inside a list, indented by fewer than four spaces",
    there: "one list there",
    help: "indent the inner list by four spaces",
  },
  parenthesis: { what: "a list numbered `1)`", there: "plain text there", help: "write `1.` instead of `1)`" },
  mixed: {
    what: "numbers directly below bullets, or bullets directly below numbers",
    there: "one list there",
    help: "put a line of text between the numbers and the bullets",
  },
  start: {
    what: "a numbered list that does not begin at 1",
    there: "begins at 1 there",
    help: "write the number into the item's text",
  },
  continued: {
    what: "a paragraph of a list item, indented by fewer than four spaces",
    there: "outside the list there",
    help: "indent the paragraph by four spaces",
  },
  below: {
    what: "a quote, a horizontal line or a heading directly below a list",
    there: "part of its last item there",
    help: "write a line of text below the list, with a blank line above and below it",
  },
  fence: {
    what: "a fenced code block",
    there: "plain text there",
    help: "indent the code by four spaces, with a blank line above it",
  },
  table: { what: "a table", there: "plain text there", help: "write the table as a list, or show it as a picture" },
  rule: {
    what: "lines of text directly above `---`",
    there: "a heading here, a horizontal line there",
    help: "leave a blank line above `---`",
  },
  heading: {
    what: "`---` directly below a list, a quote or another `---`",
    there: "a horizontal line here, a heading there",
    help: "leave a blank line above `---`",
  },
  math: {
    what: "a formula between `$`",
    there: asWritten,
    help: "write the formula in words, or show it as a picture",
  },
  task: { what: "a checkbox `[ ]`", there: asWritten, help: "write in words what is done" },
  hash: {
    what: "a line that begins with `#` and has no space after it",
    there: "a heading there",
    help: "write a word before the `#`",
  },
  indented: {
    what: "a heading with spaces before its `#`",
    there: "plain text there",
    help: "delete the spaces before the `#`",
  },
  definition: {
    what: "a line such as `[1]: address` directly below text",
    there: "a link there, text here",
    help: "leave a blank line above `[1]: address`",
  },
  escape: {
    what: "a backslash before a sign such as `|`, `$` or `<`",
    there: "the backslash is shown there",
    help: "delete the backslash, or write it between backticks",
  },
  break: {
    what: "a backslash at the end of a line",
    there: "the backslash is shown there, and no new line begins",
    help: "end the line with two spaces instead of the backslash",
  },
  footnote: { what: "a footnote", there: asWritten, help: "write the footnote into the text" },
  address: {
    what: "a web or email address without `<` and `>`",
    there: "no link there",
    help: "write `<` before the address and `>` after it",
  },
  struck: { what: "text crossed out with `~`", there: asWritten, help: "delete the crossed-out text" },
  tag: {
    what: "words between `<` and `>`",
    there: "not shown there",
    help: "write the words with their `<` and `>` between backticks",
  },
  html: {
    what: "Markdown or several paragraphs between HTML tags",
    there: "shown as they are written there, in one paragraph",
    help: "use only HTML between the tags, or delete the tags",
  },
  ticks: {
    what: "a backtick that is not closed",
    there: "other words are code there",
    help: "write the same number of backticks before and after the code",
  },
  emphasis: {
    what: "`*` or `_` that make other words bold or italic there",
    there: null,
    help: "put a space before the first `*` or `_` and after the last",
  },
  "open-fence": {
    what: "a fenced code block begins here and is never closed: GitHub shows everything below it as code",
    there: null,
    help: "close the code block with a line like the one that begins it",
  },
  "open-comment": {
    what: "a comment begins here with `<!--` and is never closed: GitHub shows nothing below it",
    there: null,
    help: "end the comment with `-->`, or delete the comment",
  },
};
