/* What pages do more when scripts run; every page works without. */
"use strict";

/* A build that runs: its words and bar follow it, and the page is loaded anew at its end. */
for (const box of document.querySelectorAll("[data-progress]")) {
  const words = box.querySelector("[data-words]");
  const bar = box.querySelector("progress");
  const look = async () => {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok || told.ended) {
        location.reload();
        return;
      }
      if (words.textContent !== told.words) words.textContent = told.words;
      if (told.total) {
        bar.max = told.total;
        bar.value = told.done;
      }
    } catch {
      words.textContent = words.dataset.lost || words.textContent;
    }
    setTimeout(look, 400);
  };
  setTimeout(look, 200);
}

/* A part that takes its time comes after the page. */
for (const box of document.querySelectorAll("[data-load]")) {
  fetch(box.dataset.load)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject()))
    .then((html) => { box.querySelector("[data-part]").innerHTML = html; })
    .catch(() => {});
}

/* A form that does work is sent once, however often its button is pressed. */
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
