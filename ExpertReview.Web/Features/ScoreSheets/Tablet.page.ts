import { askAbout } from "../Shared/confirm";
import type { SheetContent } from "../Shared/contentHash";
import { showConflict } from "./conflictView";
import { arrangeDossier } from "./dossier";
import { MarkCard } from "./markCard";
import { type Marks, formatPoints, formatTotal, given, weightedTotal } from "./marks";
import { offerRecusal } from "./recusal";
import { newRequestId, showBanner, Tablet, TruthChip } from "./tablet";
import { element, fill, readTabletScript } from "./tabletScript";
import { keepTextSize } from "./textSize";

/** After how long a pause a comment is kept, and how long submitting waits for the marks to arrive; milliseconds. */
const commentPause = 700;
const arrivalPatience = 8_000;

const script = readTabletScript();
const { text, dimensions } = script;
const sheet = script.sheet!;
const comment = element<HTMLTextAreaElement>("comment");
const chip = new TruthChip(text);
const marks: Marks = {};
/** Changes on their way into this device's database: until they are there, the page is ahead of the outbox. */
let beingKept = 0;
let commentTimer: ReturnType<typeof setTimeout> | undefined;
let requests: { act: string; version: number; id: string } | null = null;

const cards = dimensions.map((dimension) => new MarkCard(
  element(`card-${dimension.code}`), dimension, text,
  (mark) => {
    marks[dimension.code] = mark;
    keep();
  },
  () => chip.show("editing")));

keepTextSize(script.user);
arrangeDossier();
lock(true);
let tablet: Tablet | null = null;
// When the device cannot keep marks, the banner says so and the cards stay locked: nothing is taken that could be lost.
Tablet.open(script).then(begin, (error: unknown) => console.error(error));

function begin(opened: Tablet): void {
  tablet = opened;
  opened.outbox.subscribe((state) => {
    if (state.sheet === sheet) show();
  });
  opened.onChange(show);
  comment.addEventListener("input", () => {
    chip.show("editing");
    count();
    clearTimeout(commentTimer);
    commentTimer = setTimeout(flush, commentPause);
  });
  comment.addEventListener("change", flush);
  for (const leaving of ["pagehide", "blur"]) window.addEventListener(leaving, flush);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) flush();
  });
  element("submit").addEventListener("click", () => void submit());
  element("reopen").addEventListener("click", () => void move("Reopen"));
  offerRecusal(script, sheet);
  show();
  if (location.hash.startsWith("#card-")) cards.find(({ root }) => `#${root.id}` === location.hash)?.focus();
}

/** Keeps on this device what the page shows; from there it goes to the server by itself. */
function keep(): void {
  clearTimeout(commentTimer);
  commentTimer = undefined;
  const content: SheetContent = { marks: { ...marks }, comment: comment.value };
  total();
  if (!tablet) return;
  beingKept += 1;
  tablet.outbox.put(sheet, content)
    .catch(() => showBanner("storage-banner", text.storageError!))
    .finally(() => {
      beingKept -= 1;
      show();
    });
}

/** Takes what is still being typed. */
function flush(): void {
  for (const card of cards) card.flush();
  if (commentTimer !== undefined) keep();
}

function show(): void {
  if (!tablet) return;
  const { outbox } = tablet;
  const state = outbox.state(sheet);
  showConflict(element("conflict"), state, script, (choice) => void outbox.resolve(sheet, choice).then((resolved) => {
    for (const card of cards) card.reset(resolved.content.marks[card.dimension.code] ?? null);
    comment.value = resolved.content.comment;
    show();
  }));
  if (beingKept === 0) showContent(state?.content ?? { marks: {}, comment: "" });
  count();
  total();

  const isSubmitted = tablet.isSubmitted(sheet);
  const isMine = tablet.isMine(sheet);
  lock(!tablet.isOpen || isSubmitted || !isMine);
  element("submit").hidden = isSubmitted;
  element("recuse").hidden = isSubmitted || !isMine || !tablet.isOpen;
  element("reopen").hidden = !isSubmitted || !tablet.isOpen;
  const refused = element("refused");
  const reason = isMine ? state?.refused?.message ?? "" : text.withdrawn!;
  if (reason !== "" || refused.dataset.from !== "submit") {
    refused.textContent = reason;
    refused.hidden = reason === "";
  }
  const isAhead = beingKept > 0 || commentTimer !== undefined || cards.some((card) => card.isTyping);
  if (isAhead) return chip.show("editing");
  const nothingYet = state?.truth === "durable" && state.eventNumber === null;
  chip.show(nothingYet ? "none" : state?.truth ?? "none", state);
}

/** Shows what the outbox holds, but leaves alone what is being typed. */
function showContent(content: SheetContent): void {
  for (const card of cards) {
    const mark = content.marks[card.dimension.code] ?? null;
    marks[card.dimension.code] = mark;
    card.show(mark);
  }
  if (commentTimer === undefined && comment.value.replace(/\r\n?/g, "\n") !== content.comment) comment.value = content.comment;
}

function count(): void {
  const length = comment.value.replace(/\r\n?/g, "\n").length;
  const tooLong = length > script.commentMaxLength;
  element("counter").textContent = tooLong ? fill(text.tooLong, script.commentMaxLength) : fill(text.counter, length, script.commentMaxLength);
  element("counter").classList.toggle("mark-problem", tooLong);
  comment.setAttribute("aria-invalid", String(tooLong));
}

function total(): void {
  const sum = weightedTotal(marks, dimensions);
  element("total").textContent = sum === null ? "—" : formatTotal(sum, script.decimals);
  element("given").textContent = fill(text.given, given(marks, dimensions), dimensions.length);
}

function lock(isLocked: boolean): void {
  for (const card of cards) card.disable(isLocked);
  comment.readOnly = isLocked;
  element<HTMLButtonElement>("submit").disabled = isLocked;
}

async function submit(): Promise<void> {
  flush();
  const problem = cards.find((card) => card.hasProblem);
  if (problem) return problem.focus();
  const missing = cards.filter(({ dimension }) => (marks[dimension.code] ?? null) === null);
  if (missing.length > 0) {
    say(fill(text.missing, missing.map(({ dimension }) => dimension.name).join("、")));
    return missing[0]!.focus();
  }
  if (script.commentRequired && comment.value.trim() === "") {
    say(text.missingComment!);
    return comment.focus();
  }
  if (!(await arrived())) return say(text.notReached!);
  if (await readBack()) await move("Submit");
}

/** Waits until the server has these very values in its books. */
async function arrived(): Promise<boolean> {
  const { outbox } = tablet!;
  const settled = outbox.settled(sheet).then((state) => state.truth === "durable");
  return Promise.race([settled, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), arrivalPatience))]);
}

async function move(act: "Submit" | "Reopen"): Promise<void> {
  const version = tablet!.outbox.state(sheet)!.version;
  // Asked again after no answer, it is the same request.
  if (requests?.act !== act || requests.version !== version) requests = { act, version, id: newRequestId() };
  try {
    const reply = await tablet!.move(act, sheet, version, requests.id);
    requests = null;
    if (reply.refusal !== null) return say(reply.message);
    say("");
    const done = element("submitted");
    done.textContent = act === "Submit" ? fill(text.submitted, reply.eventNumber) : text.reopened!;
    done.hidden = false;
    done.scrollIntoView({ block: "nearest" });
  } catch {
    say(text.notReached!);
  }
}

function say(words: string): void {
  const refused = element("refused");
  refused.dataset.from = words === "" ? "" : "submit";
  refused.textContent = words;
  refused.hidden = words === "";
  if (words !== "") refused.scrollIntoView({ block: "nearest" });
}

/** Shows what is about to be submitted and asks once. */
function readBack(): Promise<boolean> {
  const rows = dimensions.map(({ code, name }): [string, string] => [name, formatPoints(marks[code]!)]);
  rows.push([text.total!, formatTotal(weightedTotal(marks, dimensions)!, script.decimals)]);
  rows.push([text.comment!, comment.value || text.noComment!]);
  const question = fill(text.confirmSubmit, sheet);
  const title = document.createElement("h2");
  title.textContent = question;
  const list = document.createElement("dl");
  list.className = "facts read-back";
  for (const [name, value] of rows) {
    const term = document.createElement("dt");
    term.textContent = name;
    const detail = document.createElement("dd");
    detail.textContent = value;
    list.append(term, detail);
  }
  const plain = `${question}\n${rows.map((row) => row.join(" ")).join("\n")}`;
  return askAbout([title, list], plain, { yes: text.submit!, no: text.cancel! }, "confirm-submit");
}
