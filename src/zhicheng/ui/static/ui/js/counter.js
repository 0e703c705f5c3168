// Live counters by the server's rule: code points, line ends free. Spoken at 50 left and when the limit is crossed.
const NEAR = 50;

export function count(text) {
  return [...text.replace(/\r\n?/g, "\n")].filter((character) => character !== "\n").length;
}

export function words(used, limit) {
  const over = used - limit;
  return over > 0 ? `${used} / ${limit}，多 ${over} 字` : `${used} / ${limit}`;
}

function spoken(before, used, limit) {
  if (used > limit && before <= limit) return `多了 ${used - limit} 字`;
  if (used <= limit && before > limit) return "已在字数以内";
  if (limit - used <= NEAR && limit - before > NEAR) return `还可以写 ${limit - used} 字`;
  return "";
}

export function start() {
  for (const area of document.querySelectorAll("[data-counter]")) {
    const limit = Number(area.dataset.counter);
    const shown = document.querySelector(`[data-counter-for="${area.id}"]`);
    if (!shown) continue;
    const live = shown.parentElement.querySelector("[data-counter-live]");
    let before = count(area.value);
    const show = () => {
      const used = count(area.value);
      shown.textContent = words(used, limit);
      shown.classList.toggle("is-over", used > limit);
      const sentence = spoken(before, used, limit);
      if (sentence && live) live.textContent = sentence;
      before = used;
    };
    area.addEventListener("input", show);
    show();
  }
}
