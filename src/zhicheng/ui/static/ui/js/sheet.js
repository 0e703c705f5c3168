// Sums of a scoring sheet that follow the typing, by the server's rule: a group gives at most its own points, the sheet
// at most its full score; a line that holds no number from 0 to its most makes the sum unknown.
const NUMBER = /^[0-9]{1,6}(\.[0-9]{0,2})?$/;

export function points(text, most) {
  const plain = text.normalize("NFKC").trim().replace(/分$/, "").trim();
  if (!plain) return 0;
  const number = NUMBER.test(plain) ? Number(plain) : NaN;
  return number <= most ? number : NaN;
}

export function words(sum) {
  return Number.isNaN(sum) ? "—" : String(Math.round(sum * 100) / 100);
}

export function start() {
  document.querySelectorAll("[data-sheet]").forEach(watch);
}

function watch(sheet) {
  const total = sheet.querySelector("[data-total]");
  const groups = [...sheet.querySelectorAll("[data-group]")];
  const show = () => {
    let all = 0;
    for (const group of groups) {
      const lines = [...group.querySelectorAll("[data-most]")];
      const sum = lines.reduce((before, line) => before + points(line.value, Number(line.dataset.most)), 0);
      group.querySelector("[data-sum]").textContent = words(Math.min(sum, Number(group.dataset.max)));
      all += Math.min(sum, Number(group.dataset.max));
    }
    const empty = [...sheet.querySelectorAll("[data-most]")].every((line) => !line.value.trim());
    total.textContent = empty ? "—" : words(Math.min(all, Number(sheet.dataset.full)));
  };
  sheet.addEventListener("input", show);
  show();
}
