// Asks data-poll-url every 1.5 s. JSON: {done, next, state, ended}. When done: goes to `next`, or enables the element
// named by data-poll-enables, or loads the page anew. `state` is shown in [data-poll-text].
const EVERY = 1500;

export function start() {
  document.querySelectorAll("[data-poll-url]").forEach(ask);
}

function ask(place) {
  let misses = 0;
  const again = () => setTimeout(once, EVERY * Math.min(1 + misses, 8));

  async function once() {
    if (!place.isConnected) return;
    let told;
    try {
      const answer = await fetch(place.dataset.pollUrl, {
        headers: { Accept: "application/json", "X-Background": "1" },
        credentials: "same-origin",
        redirect: "manual",
        cache: "no-store",
      });
      if (answer.type === "opaqueredirect" || answer.status === 404 || answer.status === 403) {
        location.reload();
        return;
      }
      told = await answer.json();
      misses = 0;
    } catch {
      misses += 1;
      again();
      return;
    }
    const text = place.querySelector("[data-poll-text]");
    if (text && told.state && text.textContent !== told.state) text.textContent = told.state;
    if (told.done) finish(place, told);
    else if (told.ended) location.reload();
    else again();
  }

  again();
}

function finish(place, told) {
  const waiting = place.dataset.pollEnables && document.getElementById(place.dataset.pollEnables);
  if (waiting) {
    waiting.disabled = false;
    waiting.focus();
  } else if (told.next) {
    location.assign(told.next);
  } else {
    location.reload();
  }
}
