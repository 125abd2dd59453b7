import { worstTruth } from "../Shared/sheetState";
import { ownSheets, rowOf, showRow } from "./ownSheets";
import { Tablet, TruthChip } from "./tablet";
import { fill, readTabletScript } from "./tabletScript";
import { keepTextSize } from "./textSize";

const script = readTabletScript();
keepTextSize(script.user);
const chip = new TruthChip(script.text);

Tablet.open(script).then((tablet) => {
  const show = () => {
    const own = ownSheets(script, tablet.outbox);
    for (const sheet of own) {
      const row = rowOf(sheet.sheet);
      if (row) showRow(row, script, tablet, sheet);
    }
    const states = tablet.outbox.states();
    chip.show(states.every(({ eventNumber, truth }) => truth === "durable" && eventNumber === null) ? "none" : worstTruth(states));
    showCount(own.filter(({ sheet }) => tablet.isSubmitted(sheet)).length, own.length);
  };
  tablet.outbox.subscribe(show);
  tablet.onChange(show);
  show();
}, (error: unknown) => console.error(error));

function showCount(submitted: number, all: number): void {
  const count = document.getElementById("submitted-count");
  const bar = document.getElementById("submitted-bar") as HTMLProgressElement | null;
  if (!count || !bar) return;
  count.textContent = fill(count.dataset.format, submitted, all);
  bar.value = submitted;
}
