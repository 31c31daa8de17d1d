"use strict";
// Comfort for the pages of the form; all of it works without: buttons send the form.
(() => {
  const page = document;
  const form = () => page.querySelector("form[data-unsaved]");
  let dirty = form() ? "dirty" in form().dataset : false;
  const touched = new Set();
  const soil = () => {
    dirty = true;
    const state = page.getElementById("state");
    if (state) state.textContent = form().dataset.unsaved;
  };

  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  const focusOn = (start) => {
    const found = start.querySelector("[autofocus], #sum, [aria-invalid=true]");
    if (!found) return;
    for (let up = found.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    found.focus();
  };

  // A button of a table: the form goes to the server and comes back changed, in its place.
  const act = async (button) => {
    const data = new FormData(form(), button);
    const answer = await fetch(form().action, { method: "POST", body: data, headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("filling");
    if (!fresh) { button.form.submit(); return; }
    form().replaceWith(page.adoptNode(fresh));
    page.querySelector(".flash")?.remove();
    soil();
    focusOn(fresh);
  };

  const show = (name, words) => {
    const field = page.getElementById(`f-${name}`);
    if (!field || !("value" in field)) return;
    const id = `e-${name}`;
    let error = page.getElementById(id);
    const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (!words) {
      error?.remove();
      field.removeAttribute("aria-invalid");
    } else {
      if (!error) {
        error = page.createElement("span");
        error.className = "error";
        error.id = id;
        field.after(error);
      }
      error.textContent = words.join(" ");
      field.setAttribute("aria-invalid", "true");
      others.push(id);
    }
    if (others.length) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
  };

  // Leaving a field: what is wrong is said beside it, in the words that saving would use.
  let asked = 0;
  const check = async () => {
    const mine = ++asked;
    const data = new FormData(form());
    for (const key of [...data.keys()]) if (key.startsWith("file/")) data.delete(key);
    const answer = await fetch(form().dataset.check, { method: "POST", body: data, headers: { accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const { faults } = await answer.json();
    for (const name of touched) show(name, faults[name]);
  };

  page.addEventListener("change", (event) => {
    const name = event.target.name || "";
    if (!form()?.contains(event.target)) return;
    if (!name.startsWith("v/") && name !== "text") return;
    soil();
    if (!form().dataset.check) return;
    touched.add(name.slice(2));
    check();
  });
  page.addEventListener("input", (event) => { if (form()?.contains(event.target) && event.target.name) soil(); });

  page.addEventListener("submit", (event) => {
    const button = event.submitter;
    const wanted = button?.value || "";
    if (button?.name === "act" && wanted.includes(":") && event.target.id === "filling") {
      event.preventDefault();
      act(button);
    } else dirty = false;
  });

  // Cells from a spreadsheet, pasted into a cell, go into the table from there on.
  page.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    const table = event.target.closest?.("[data-rows]");
    const cells = text.includes("\t") || (/\n./.test(text) && !event.target.classList.contains("lines"));
    if (!table || !cells || event.target.classList.contains("paste") || !event.target.closest("td")) return;
    const name = table.dataset.rows;
    event.preventDefault();
    page.getElementById(`p-${name}`).value = text;
    form().elements.cell.value = event.target.name.slice(2);
    act(table.querySelector(`button[value="paste:${CSS.escape(name)}"]`));
  });

  // The paper beside the form.
  const pages = page.getElementById("pages");
  const load = async (address) => {
    pages.innerHTML = `<p class="waiting">…</p>`;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    pages.innerHTML = await answer.text();
  };
  page.querySelector("[data-close]")?.addEventListener("click", () => {
    page.querySelector(".filling").classList.remove("open");
    sessionStorage.removeItem("see");
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-see]");
    if (!link || !pages || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    page.querySelector(".filling")?.classList.add("open");
    link.closest("details").open = false;
    page.querySelectorAll("a[data-see]").forEach((one) => one.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    sessionStorage.setItem("see", link.pathname);
    load(`${link.pathname}/pages${link.search}`);
  });
  if (pages?.dataset.load) load(pages.dataset.load);
  else if (pages) [...page.querySelectorAll("a[data-see]")].find((one) => one.pathname === sessionStorage.getItem("see"))?.click();

  const text = page.getElementById("text");
  if (text?.dataset.go) {
    const lines = text.value.split("\n");
    const at = Number(text.dataset.go) - 1;
    const start = lines.slice(0, at).join("\n").length + (at ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[at] || "").length);
    text.scrollTop = (at - 5) * parseFloat(getComputedStyle(text).lineHeight);
  } else if (form()?.querySelector("#sum")) focusOn(form());

  if (location.hash) {
    const found = page.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let up = found?.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    found?.scrollIntoView({ block: "center" });
    found?.focus?.();
  }
})();
