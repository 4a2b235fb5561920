/** Templates of the kinds that people have, in own words, each with what is unusual in it. */
export const kindsOfTemplates: Readonly<Record<string, string>> = {
  "comments behind headings, and free headings within a section": `# [short name of the kite]

- State: [planned | flown | … | replaced by [another](0000-kite.md)] <!-- optional -->

## Why it was built

[One or two sentences.]

## What we saw <!-- optional -->

- [sight 1]
- … <!-- as many as you like -->

## Choice

Chosen: "[sail 1]", because [reason].

### What is better <!-- optional -->

- …

## The sails

### [sail 1]

- Good, because [reason]

### [sail 2]

- Good, because [reason]
`,
  "tables and fields right below their headings": `# YYYY-MM-DD name of the flight
Date:
Pilots:
Place:
---

## Wind
*for example:*
\`\`\`
- 4 m/s
\`\`\`
## 6. What to do (list)
| Task | Who | State |
| :--- | :--- | :--- |
| **TASK-1** | @pilot | open |

---
*Kites are nobody's fault.*
`,
  "two blank lines above headings, and repeated hints": `# Kite card

## Sail

### Cloth
*Describe the cloth.*

[More Information Needed]


### Seams

*Describe the seams.*

[More Information Needed]


### Colours

[More Information Needed]

## Flight

### Cloth

*Describe what the wind did to it.*

[More Information Needed]
`,
  "link definitions below headings, and quoted hints with lists": `- Day: (fill in the day, YYYY-MM-DD)
- Flight: (leave this empty)

# In short
[short]: #in-short

One paragraph about the flight.

# Tails
[tails]: #tails

> Why this tail?
> - its length
> - its weight

# Open
[open]: #open

Optional, but nice to have. What do you not know yet?
`,
  "front matter in levels, and a long comment of directions": `---
stage: planned
day: # as YYYY-MM-DD
who: # take out who was not there
  - pilot
  - builder
links:
  plan: # fill in the address
place:
---

<!---
How to fill in the above:

stage: leave it
links:
  plan: the address
-->

# Flight title

## Short

> One paragraph.

## Next time

> What will you change?
it may be small
`,
  "directions folded away, bold headings, sections without anything": `<details>
<summary>How to</summary>

- Copy this file
    - and rename it

</details>



# [Title]

**Pilots:**
* @name
* @name


## **In short**
A line or two.


## **Marks **
How did you measure?


### Date

### Wind

## End

#### Last
<address of the picture>
`,
  "items and rows with blanks, and fields that only some have": `# Kite

* Builder: NAME
* Designer: *if applicable* [name](https://example.org/NNNN)

{{< card >}}

## History

- [ ] MM/DD/YYYY: first drawn
- [ ] MM/DD/YYYY: first flown at {place}

## Who does what

| Who | What |
| --- | --- |
| @name | ... |
`,
  "sections on the first level below front matter, with links to them": `---
kite: (its name)
day: yyyy-mm-dd
---

# Short {#short}

One paragraph that says what it is.

# Reason {#reason}

Why was it built?

# Open ends

This section might not always exist. What is not known yet?
`,
  "underlined headings": `Flight title
============

* Pilots: [name, name]

In short
--------

[A few words.]

Open ends (if any)
------------------

[This section may be omitted if there are none.]
`,
};
