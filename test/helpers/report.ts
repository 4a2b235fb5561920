/** A small template in the course's manner, about a garden, and reports made from it. */

import { withCourse } from "../../src/course/recognise.js";
import type { Question, Report, Span } from "../../src/report/model.js";
import type { Template } from "../../src/template/model.js";
import { parseReport, readTemplate } from "./read.js";

/** Four questions in two sections: without limits, with a word limit and an example, with both limits, with images only. */
export const gardenTemplate = `---
layout: default
nav_exclude: true
---

# Report of a garden

Each answer goes where its placeholder stands.

## Checklist

### Week 1

* [ ] The soil has been tested
* [ ] Seeds are ordered and
      paid for

### Week 2

* [ ] The first bed is dug

## The plan

### Question 1

> **Who digs?**
>
> Answer:

--- question 1 fill here ---

### Question 2

> **Which plants did you choose, and why do they suit the soil?**
>
> Recommended answer length: 5-10 words.
>
> Example:
> *We chose ... because the soil was ... and the neighbours had ... to spare.*
>
> Answer:

--- question 2 fill here ---

## The harvest

> Here we ask what came of it.

### Question 3

> **Tell about one day of the harvest.**
>
> Answer length: 3-6 words + 1 to 2 images.
>
> Answer:

--- question 3 fill here ---

### Question 4

> **Insert 1-2 pictures of your beds.**
>
> Answer:

--- question 4 fill here ---
`;

/** `gardenTemplate` with answers in place of placeholders, by question number. */
export function gardenReport(answers: Readonly<Record<number, string>> = {}): string {
  return Object.entries(answers).reduce(
    (text, [number, answer]) => replaced(text, `--- question ${number} fill here ---`, answer),
    gardenTemplate,
  );
}

/** The template that `gardenTemplate` states, as if it were the course's. */
export function garden(): Template {
  return withCourse(readTemplate(parseReport(gardenTemplate), "garden", "option"));
}

/** `text` with `from`, which must be in it, replaced once, literally. */
export function replaced(text: string, from: string, to: string): string {
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`not in the text: ${from}`);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

/** The first question of that number. */
export function questionOf(report: Report, number: number): Question {
  const question = report.questions.find((one) => one.number === number);
  if (question === undefined) throw new Error(`no question ${number}`);
  return question;
}

/** The text of a span; null for none. */
export function textOf(report: Report, span: Span | null): string | null {
  return span === null ? null : report.text.slice(span.start, span.end);
}
