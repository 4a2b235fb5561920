/**
 * What the page of a class does in a browser: draws its rows in chunks as they come near the window, so that two thousand are as quick as twenty,
 * sorts and filters them, and tells of each cell what it stands for, by mouse, by keyboard and by touch. It makes elements and sets their text, and
 * reads nothing but the data in the page.
 */
export const pageScript = `"use strict";
function draw({ questions, rows, hard, kinds, moved }) {
  const chunk = 40;
  const rowHeight = 45;
  const words = { w: "within its limits", o: "outside its limits", s: "short of its limits", b: "outside its limits", e: "not answered", u: "no answer line", "-": "not asked" };
  const table = document.querySelector("table");
  const shown = document.getElementById("shown");
  const find = document.getElementById("find");
  const tip = document.getElementById("tip");
  const byName = new Intl.Collator("en", { numeric: true }).compare;
  const nameOf = ({ number, title, isSection }) => isSection ? "Section " + title : "Question " + number;
  const count = (text, letter) => text.split(letter).length - 1;
  const total = (row) => row[9].reduce((sum, one) => sum + one[1], 0);
  /** By the reader's clock: 2026-01-16 23:59. */
  const shownTime = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" }).format;
  const newest = rows.reduce((latest, row) => Math.max(latest, row[7] ?? latest), 0);
  const kindOf = new Map(kinds);
  const kindsOf = (row) => row[9].map(([rule, times]) => kindOf.get(rule) + "\u00a0" + times);
  const signed = (number) => (number > 0 ? "+" : "") + number;
  const isUnread = (row) => row[2] >= 1000000;
  const hasQuestions = (row) => /[^-]/.test(row[3]);

  const make = (name, text, type) => {
    const one = document.createElement(name);
    if (text !== undefined) one.textContent = text;
    if (type) one.className = type;
    return one;
  };
  const square = (text, type, told) => {
    const one = make("span", text, type);
    one.setAttribute("role", "img");
    one.setAttribute("aria-label", told);
    one.tabIndex = -1;
    return one;
  };
  function cells(row) {
    const cell = make("td", undefined, "cells");
    if (isUnread(row)) cell.append(make("p", row[14]));
    if (!hasQuestions(row)) return cell;
    const missed = new Map(row[4]);
    [...row[3]].forEach((letter, index) => {
      cell.append(letter === "-"
        ? make("span", "", "none")
        : square(String(questions[index].number), letter, nameOf(questions[index]) + ": " + (missed.get(index) ?? words[letter])));
    });
    return cell;
  }
  function line(row) {
    const values = row[8];
    const cell = make("td");
    if (values.length < 2) return cell;
    const most = Math.max(1, ...values);
    const points = values.map((value, index) => (80 * index) / (values.length - 1) + "," + (22 - (20 * value) / most));
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 80 24");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", "Words: from " + values[0].toLocaleString("en") + " to " + values.at(-1).toLocaleString("en"));
    svg.setAttribute("tabindex", "-1");
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    drawn.setAttribute("points", points.join(" "));
    svg.append(drawn);
    cell.append(svg);
    return cell;
  }
  function list(texts) {
    const cell = make("td", undefined, "more");
    if (texts.length === 0) return cell;
    const one = make("div", texts.join(", "));
    one.tabIndex = -1;
    cell.append(one);
    return cell;
  }
  const move = (row) => {
    if (row[13] === null) return make("td");
    const cell = make("td", signed(row[13]) + (Math.abs(row[13]) === 1 ? " word" : " words"), "day");
    cell.append(make("br"), make("small", signed(row[15]) + " within"));
    return cell;
  };
  const verdict = (row) => {
    const cell = make("td", row[1], "verdict");
    if (row[16] !== "") cell.append(make("br"), make("small", row[16]));
    return cell;
  };
  /** What lies a week or more behind the newest change of the class stands out. */
  const change = (row) => {
    if (row[7] === null) return make("td");
    const [date, time] = shownTime(row[7]).split(" ");
    const days = Math.floor((newest - row[7]) / (24 * 60 * 60 * 1000));
    const isOld = days >= 7;
    const cell = make("td", date, isOld ? "day old" : "day");
    if (isOld) cell.title = days + " days before the newest change of the class, at " + time;
    cell.append(make("br"), make("small", isOld ? days + " days earlier" : time));
    return cell;
  };
  const amount = (row, place) => make("td", hasQuestions(row) ? String(row[place]) : "", "n");
  const columns = [
    ["Group", (a, b) => byName(a[0], b[0]), (row) => {
      const head = make("th");
      head.scope = "row";
      const link = make(row[11] === null ? "span" : "a", row[0]);
      if (row[11] !== null) link.href = row[11];
      head.append(link);
      return head;
    }, true],
    ["Verdict", (a, b) => b[2] - a[2] || byName(a[0], b[0]), verdict, true],
    ["Questions", (a, b) => count(a[3], "w") - count(b[3], "w"), cells, true],
    ["Words", (a, b) => a[5] - b[5], (row) => amount(row, 5), true],
    ["Figures", (a, b) => a[6] - b[6], (row) => amount(row, 6), true],
    ["Since " + (moved !== null && shownTime(moved).replaceAll("-", "\\u2011")), (a, b) => (a[13] ?? 0) - (b[13] ?? 0), move, moved !== null],
    ["Last change", (a, b) => a[7] - b[7], change, rows.some((row) => row[7] !== null)],
    ["Growth", (a, b) => (a[8].at(-1) ?? 0) - (a[8][0] ?? 0) - (b[8].at(-1) ?? 0) + (b[8][0] ?? 0), line, rows.some((row) => row[8].length > 1)],
    ["Members", null, (row) => list(row[10].map(([name, share, wrote, figures]) => name + " " + share + "\\u00a0%" + (wrote ? " (" + wrote + (figures ? " + " + figures + " fig." : "") + ")" : ""))), rows.some((row) => row[10].length > 0)],
    ["Findings", (a, b) => total(b) - total(a), (row) => list(kindsOf(row)), true],
  ].filter((column) => column[3]);
  let order = rows;
  let sorted = { column: 1, down: false };

  function rowElement(row) {
    const one = make("tr", undefined, isUnread(row) ? "bad" : "");
    one.append(...columns.map(([, , cell]) => cell(row)));
    return one;
  }
  const nearby = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) fill(target);
  }, { rootMargin: "1500px" });
  function fill(body) {
    if (body.wanted === undefined) return;
    body.replaceChildren(...body.wanted.map(rowElement));
    body.wanted = undefined;
    nearby.unobserve(body);
  }
  function show() {
    hide();
    const wanted = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const text = (row) => [row[0], row[1], row[14], row[12], JSON.stringify(row[9]), ...kindsOf(row), row[16], JSON.stringify(row[10])].join(" ").toLowerCase();
    const found = wanted.length === 0 ? order : order.filter((row) => wanted.every((word) => text(row).includes(word)));
    nearby.disconnect();
    for (const body of table.querySelectorAll("tbody")) body.remove();
    if (stop?.isConnected === false) stopAt(share.firstElementChild);
    for (let from = 0; from < found.length; from += chunk) {
      const body = make("tbody");
      body.wanted = found.slice(from, from + chunk);
      const space = make("tr");
      const room = make("td");
      room.colSpan = columns.length;
      room.style.height = body.wanted.length * rowHeight + "px";
      space.append(room);
      body.append(space);
      table.append(body);
      if (from === 0) fill(body);
      else nearby.observe(body);
    }
    shown.textContent = found.length === rows.length ? "" : found.length + " of " + rows.length + " groups";
  }
  function sortBy(column) {
    const down = sorted.column === column ? !sorted.down : false;
    sorted = { column, down };
    const compare = columns[column][1];
    order = [...rows].sort((a, b) => (down ? -compare(a, b) : compare(a, b)));
    heads.forEach((head, index) => {
      if (columns[index][1] !== null) head.setAttribute("aria-sort", index === column ? (down ? "descending" : "ascending") : "none");
    });
    show();
  }
  const top = make("tr");
  const heads = columns.map(([name, compare], index) => {
    const head = make("th");
    head.scope = "col";
    if (compare === null) head.textContent = name;
    else {
      const button = make("button", name);
      button.type = "button";
      button.addEventListener("click", () => sortBy(index));
      head.append(button);
      head.setAttribute("aria-sort", index === 1 ? "ascending" : "none");
    }
    top.append(head);
    return head;
  });
  // The cells below name their questions themselves.
  const numbers = make("div", undefined, "cells");
  numbers.setAttribute("aria-hidden", "true");
  numbers.append(...questions.map((one) => make("span", String(one.number))));
  heads[2].append(numbers);
  const sums = make("tr");
  const share = make("td", undefined, "cells all");
  questions.forEach((one, index) => {
    const all = one.within + one.outside + one.empty + one.unread;
    const part = Math.floor((100 * one.within) / Math.max(1, all));
    const name = one.isSection ? nameOf(one) : nameOf(one) + " (" + one.title + ")";
    const told = ": of " + all + " groups " + one.within + " within its limits, " + one.outside + " outside, " + one.empty + " not answered" + (one.unread > 0 ? ", " + one.unread + " without an answer line" : "") + (one.otherwise > 0 ? "; " + one.otherwise + " more are asked something else" : "");
    const cell = square(String(part), (part === 100 ? "whole " : "") + (hard.includes(index) ? "hard" : ""), name + told);
    cell.style.backgroundSize = "100% " + part + "%";
    share.append(cell);
  });
  const first = make("th");
  first.scope = "row";
  first.append(make("span", "All"));
  sums.append(first, make("td", "% within limits", "verdict"), share, ...columns.slice(3).map(() => make("td")));
  table.tHead.append(top, sums);
  find.addEventListener("input", show);
  addEventListener("beforeprint", () => table.querySelectorAll("tbody").forEach(fill));

  const tells = "[role=img], .more div";
  const told = (target) => target instanceof Element ? target.closest(tells) : null;
  function tell(one) {
    tip.textContent = one.getAttribute("aria-label") ?? one.textContent;
    tip.hidden = false;
    const at = one.getBoundingClientRect();
    const below = at.bottom + tip.offsetHeight < innerHeight;
    tip.style.top = (below ? at.bottom : at.top - tip.offsetHeight) + "px";
    tip.style.left = Math.max(4, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 4)) + "px";
  }
  function hide() {
    tip.hidden = true;
  }
  // A mouse that lies still has nothing to say, though rows may move under it.
  table.addEventListener("mousemove", ({ target }) => told(target) && tell(told(target)));
  table.addEventListener("mouseout", ({ relatedTarget }) => relatedTarget !== tip && hide());
  tip.addEventListener("mouseleave", hide);
  table.addEventListener("focusin", ({ target }) => {
    if (told(target) === null) return;
    stopAt(target);
    tell(target);
  });
  table.addEventListener("focusout", hide);
  addEventListener("scroll", hide, true);
  // Of all cells one is a stop of the Tab key; arrows lead to the others.
  let stop = null;
  function stopAt(one) {
    if (stop !== null) stop.tabIndex = -1;
    stop = one;
    if (stop !== null) stop.tabIndex = 0;
  }
  stopAt(share.firstElementChild);
  /** The cell at the same place in a row above or below. */
  function across(one, step) {
    let row = one.closest("tr");
    const place = [...row.querySelectorAll(tells)].indexOf(one);
    for (;;) {
      const group = row.parentElement;
      const next = step > 0 ? group.nextElementSibling : group.previousElementSibling;
      if (next !== null && next.tagName !== "CAPTION") fill(next);
      row = step > 0
        ? (row.nextElementSibling ?? next?.firstElementChild)
        : (row.previousElementSibling ?? (next?.tagName === "CAPTION" ? null : next?.lastElementChild));
      if (row === null || row === undefined) return undefined;
      const all = row.querySelectorAll(tells);
      if (all.length > 0) return all[Math.min(place, all.length - 1)];
    }
  }
  table.addEventListener("keydown", (event) => {
    const one = told(event.target);
    if (event.key === "Escape") hide();
    if (one === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = [...one.closest("tr").querySelectorAll(tells)];
    const place = all.indexOf(one);
    const to = { ArrowRight: () => all[place + 1], ArrowLeft: () => all[place - 1], Home: () => all[0], End: () => all.at(-1), ArrowDown: () => across(one, 1), ArrowUp: () => across(one, -1) }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    to()?.focus();
  });
  show();
}`;
