/** The edit page of a ruleset: the sum of the weights while typing, the tie chain's order by buttons, options where they apply. */
showWeightTotal();
moveTieSteps();
showOptions("#aggregation", "[data-for-method]", (part) => part.forMethod!);
showOptions("#weighting", "[data-for-weighting]", (part) => part.forWeighting!);

function showWeightTotal(): void {
  const total = document.querySelector<HTMLOutputElement>("[data-weight-total]");
  const weights = [...document.querySelectorAll<HTMLInputElement>("[data-weight] input")];
  if (!total) return;
  const show = () => {
    // Hundredths of a per cent, so that 33.33 three times is 99.99 and not 99.99000000000001.
    const sum = weights.reduce((whole, weight) => whole + Math.round(Number(weight.value.normalize("NFKC")) * 100), 0);
    total.textContent = Number.isNaN(sum) ? "—" : `${sum / 100}%`;
    total.className = sum === 10_000 ? "status status-good" : "status status-bad";
  };
  for (const weight of weights) weight.addEventListener("input", show);
  show();
}

/** Swaps the choices of two neighbouring steps; the focus stays with the step that moves. */
function moveTieSteps(): void {
  const chain = document.querySelector<HTMLElement>("[data-tie-chain]");
  chain?.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-move]");
    const step = button?.closest<HTMLElement>(".tie-step");
    if (!button || !step) return;
    const steps = [...chain.querySelectorAll<HTMLElement>(".tie-step")];
    const other = steps[steps.indexOf(step) + (button.dataset.move === "up" ? -1 : 1)];
    if (!other) return;
    const mine = step.querySelector("select")!;
    const theirs = other.querySelector("select")!;
    [mine.value, theirs.value] = [theirs.value, mine.value];
    mine.dispatchEvent(new Event("change", { bubbles: true }));
    other.querySelector<HTMLButtonElement>(`button[data-move="${button.dataset.move}"]`)!.focus();
  });
}

/** Options of one choice are out of sight while another is chosen. */
function showOptions(select: string, parts: string, ofPart: (part: DOMStringMap) => string): void {
  const choice = document.querySelector<HTMLSelectElement>(select);
  if (!choice) return;
  const show = () => {
    for (const part of document.querySelectorAll<HTMLElement>(parts)) {
      part.hidden = !ofPart(part.dataset).split(" ").includes(choice.value);
      if (!part.hidden) part.closest("details")?.setAttribute("open", "");
    }
  };
  // A restored draft speaks by "input" too.
  choice.addEventListener("input", show);
  show();
}
